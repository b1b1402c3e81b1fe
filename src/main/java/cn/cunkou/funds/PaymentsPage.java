package cn.cunkou.funds;

import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Payments of a fund. */
public record PaymentsPage(
        Fund fund,
        String state,
        String line,
        String q,
        List<Option> lines,
        Paged<Row> rows,
        String export) {
    public PaymentsPage {
        lines = List.copyOf(lines);
    }

    /**
     * One payment.
     *
     * @param waits for what, in words; empty when for nothing
     */
    public record Row(
            String id,
            String line,
            String payee,
            String purpose,
            Money amount,
            LocalDate day,
            String state,
            String css,
            String icon,
            String waits) {
        static Row of(Payment payment, List<Stage> stages) {
            var waits = payment.waitsFor();
            return new Row(
                    payment.id().toString(),
                    payment.said().line(),
                    payment.payee().name(),
                    payment.said().purpose(),
                    payment.amount(),
                    payment.said().day(),
                    payment.state().label(),
                    PaymentPage.css(payment.state()),
                    PaymentPage.icon(payment.state()),
                    waits == null ? "" : "等" + Stage.named(waits, stages).label());
        }
    }

    public List<Option> states() {
        return Stream.of(Payment.State.values())
                .map(one -> new Option(one.id(), one.label()))
                .toList();
    }

    public String base() {
        return FundPages.PATH + "/" + fund.id();
    }
}
