package cn.cunkou.funds;

import cn.cunkou.region.Counties;
import cn.cunkou.values.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How funds stand, put together from what holds and what the ledger adds up to. */
@Service
public class FundDesk {
    private final Funds funds;
    private final Sums sums;
    private final ContractLedger contracts;
    private final Counties counties;

    FundDesk(Funds funds, Sums sums, ContractLedger contracts, Counties counties) {
        this.funds = funds;
        this.sums = sums;
        this.contracts = contracts;
        this.counties = counties;
    }

    /** What a contract was promised, with the contract's name. */
    FundPage.PromiseRow promise(EntryLists.Commitment commitment) {
        return new FundPage.PromiseRow(
                commitment.id().toString(),
                commitment.line(),
                contracts.name(commitment.contract()),
                commitment.purpose(),
                commitment.day(),
                new Money(commitment.promised()),
                new Money(commitment.rest()));
    }

    @Transactional(readOnly = true)
    public Overview overview(Fund fund) {
        var charter = funds.charter(fund);
        var today = counties.today(fund.division());
        var flows = sums.flows(fund.id(), null);
        return Overview.of(
                charter, flows, sums.drawn(fund.id()), sums.idle(fund.id(), flows, today), today);
    }
}
