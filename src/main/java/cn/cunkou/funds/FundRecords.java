package cn.cunkou.funds;

import cn.cunkou.funds.PublicFunds.PublicFund;
import cn.cunkou.plan.PublicRecord;
import cn.cunkou.plan.PublicRecords;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Special money in the public column: what came in and what was paid, a record for each fund. */
@Component
class FundRecords implements PublicRecords {
    private final PublicFunds funds;
    private final Sums sums;
    private final Seals seals;

    FundRecords(PublicFunds funds, Sums sums, Seals seals) {
        this.funds = funds;
        this.sums = sums;
        this.seals = seals;
    }

    @Override
    public String word() {
        return "funds";
    }

    @Override
    public List<PublicRecord> of(DivisionCode county) {
        return funds.in(county).stream().map(this::record).toList();
    }

    private PublicRecord record(PublicFund fund) {
        seals.sealNow(fund.id());
        var flows = sums.flows(fund.id(), null);
        var received = new Money(flows.sources().stream().mapToLong(flows::received).sum());
        var paid = new Money(flows.spent(_ -> true));
        var values = new LinkedHashMap<String, String>();
        values.put("到账", received.toString());
        values.put("已支付", paid.toString());
        return new PublicRecord(
                fund.title(),
                seals.last(fund.id(), null).map(Seals.Seal::day).orElse(fund.openedDay()),
                "/funds",
                "到账%s，已支付%s".formatted(received, paid),
                values);
    }
}
