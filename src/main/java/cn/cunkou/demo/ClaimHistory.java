package cn.cunkou.demo;

import cn.cunkou.funds.claims.PastClaims;
import cn.cunkou.funds.claims.PastClaims.Begun;
import cn.cunkou.plan.Plan;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Applications that firms might have begun: what the plan leaves open or a paper has to show stands
 * beside each, so none has gone further.
 */
@Component
class ClaimHistory {
    private final PastClaims past;
    private final Registry registry;

    ClaimHistory(PastClaims past, Registry registry) {
        this.past = past;
        this.registry = registry;
    }

    void load(Plan plan) {
        var firms = registry.parties(plan.division(), Party.Kind.ENTERPRISE, "", 2);
        if (firms.isEmpty()) {
            return;
        }
        var first = firms.getFirst().id();
        var last = firms.getLast().id();
        past.begin(
                plan.id(),
                List.of(
                        new Begun(first, "农村商业银行（演示）", "6200000000000618", true, null),
                        new Begun(last, "农村商业银行（演示）", "6200000000000702", false, null),
                        new Begun(last, "农村商业银行（演示）", "6200000000000702", true, "等方案核定以后再申请（演示）")));
    }
}
