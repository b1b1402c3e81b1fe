package cn.cunkou.console;

import cn.cunkou.access.Accounts;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Opens a county: its plan, its clock, its first administrator; all of it or nothing. */
@Service
class FirstStart {
    private final Accounts accounts;
    private final Plans plans;
    private final Counties counties;

    FirstStart(Accounts accounts, Plans plans, Counties counties) {
        this.accounts = accounts;
        this.plans = plans;
        this.counties = counties;
    }

    /** Who is to run the installation. */
    record Administrator(String name, String displayName, String post, String password) {}

    /**
     * Adopts the plan and creates the administrator.
     *
     * @throws cn.cunkou.platform.web.Problem when there is an administrator already, or the account
     *     is not good enough
     */
    @Transactional
    public Adoption begin(byte[] plan, Administrator first) {
        accounts.createFirstAdministrator(
                first.name(), first.displayName(), first.post(), first.password());
        var adoption = plans.adopt(plan);
        switch (adoption) {
            case Adoption.Adopted(var edition) -> counties.activate(edition.plan().division());
            case Adoption.Unchanged(var edition) -> counties.activate(edition.plan().division());
            case Adoption.Refused _ ->
                    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return adoption;
    }
}
