package cn.cunkou.funds;

import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;

/** The vouchers of a fund, as they were issued. */
public record VouchersPage(Fund fund, List<Row> rows) {
    public record Row(
            String id,
            String title,
            String line,
            Money amount,
            int issued,
            int redeemed,
            int settled,
            LocalDate expires,
            boolean released) {
        static Row of(Voucher.Issue issue) {
            return new Row(
                    issue.id().toString(),
                    issue.title(),
                    issue.line(),
                    issue.amount(),
                    issue.issued(),
                    issue.redeemed(),
                    issue.settled(),
                    issue.expires(),
                    issue.released() != null);
        }
    }

    public VouchersPage {
        rows = List.copyOf(rows);
    }

    public String base() {
        return FundPages.PATH + "/" + fund.id();
    }
}
