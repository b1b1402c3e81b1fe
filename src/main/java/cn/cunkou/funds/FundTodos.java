package cn.cunkou.funds;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Todo;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payments that wait for whoever looks. */
@Component
class FundTodos implements Todo.Source {
    private final PaymentTable table;
    private final Funds funds;
    private final Payments payments;

    FundTodos(PaymentTable table, Funds funds, Payments payments) {
        this.table = table;
        this.funds = funds;
        this.payments = payments;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Todo> todos() {
        var roles = Actor.current().roles();
        if (!roles.contains("finance") && !roles.contains("bureau-officer")) {
            return List.of();
        }
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
                })
                .toList();
    }
}
