package cn.cunkou.funds;

import cn.cunkou.region.Counties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How funds stand, put together from what holds and what the ledger adds up to. */
@Service
public class FundDesk {
    private final Funds funds;
    private final Sums sums;
    private final Counties counties;

    FundDesk(Funds funds, Sums sums, Counties counties) {
        this.funds = funds;
        this.sums = sums;
        this.counties = counties;
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
