package cn.cunkou.funds;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Todo;
import cn.cunkou.values.Money;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payments that wait for whoever looks, money to come back, and vouchers to settle. */
@Component
class FundTodos implements Todo.Source {
    private final PaymentTable table;
    private final Funds funds;
    private final Payments payments;
    private final Recoveries recoveries;
    private final VoucherTable vouchers;

    FundTodos(
            PaymentTable table,
            Funds funds,
            Payments payments,
            Recoveries recoveries,
            VoucherTable vouchers) {
        this.vouchers = vouchers;
        this.table = table;
        this.funds = funds;
        this.payments = payments;
        this.recoveries = recoveries;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Todo> todos() {
        var roles = Actor.current().roles();
        if (!roles.contains("finance") && !roles.contains("bureau-officer")) {
            return List.of();
        }
        return Stream.of(waiting(), toSettle(), toComeBack()).flatMap(todos -> todos).toList();
    }

    private Stream<Todo> toSettle() {
        return funds.all().stream()
                .flatMap(fund -> {
                    var used = vouchers.unsettled(fund.id());
                    return used == 0
                            ? Stream.empty()
                            : Stream.of(
                                    new Todo(
                                            "券待结算",
                                            used,
                                            "服务单位核销了，还没有申请结算",
                                            FundPages.PATH + "/" + fund.id() + "/vouchers",
                                            false));
                });
    }

    private Stream<Todo> toComeBack() {
        return funds.all().stream()
                .flatMap(fund -> {
                    var open =
                            recoveries.of(fund).stream()
                                    .filter(one -> one.closed() == null)
                                    .toList();
                    var out = open.stream().map(Recovery::left).reduce(Money.ZERO, Money::plus);
                    return open.isEmpty()
                            ? Stream.empty()
                            : Stream.of(
                                    new Todo(
                                            "追缴",
                                            open.size(),
                                            "验收没有通过，合同下已付%s没有追回".formatted(out),
                                            FundPages.PATH + "/" + fund.id() + "/recoveries",
                                            true));
                });
    }

    private Stream<Todo> waiting() {
        return table.open().stream()
                .collect(Collectors.groupingBy(Payment::fund))
                .entrySet()
                .stream()
                .flatMap(one -> {
                    var charter = funds.charter(funds.get(one.getKey()));
                    var mine =
                            one.getValue().stream()
                                    .filter(payment -> payments.whyNot(payment, charter) == null)
                                    .count();
                    return mine == 0
                            ? List.<Todo>of().stream()
                            : List.of(
                                    new Todo(
                                            "支付待审批",
                                            mine,
                                            "等您复核或批准",
                                            FundPages.PATH
                                                    + "/"
                                                    + one.getKey()
                                                    + "/payments?state=proposed",
                                            true))
                                    .stream();
                });
    }
}
