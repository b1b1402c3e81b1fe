package cn.cunkou.funds;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may give which approval of a payment. */
@Component
class Approvals {
    private final PaymentTable table;
    private final Funds funds;
    private final Clock clock;

    Approvals(PaymentTable table, Funds funds, Clock clock) {
        this.table = table;
        this.funds = funds;
        this.clock = clock;
    }

    /**
     * Reads the payments of orders, all at once and for whoever gave each. An order becomes ready
     * when its payment waits for its last approval and nothing else has to be asked about it; it is
     * refused when that person may not give it.
     */
    void read(Fund fund, List<Order> orders) {
        if (orders.isEmpty()) {
            return;
        }
        var found =
                table.stamped(fund, orders.stream().map(Order::id).toList()).stream()
                        .collect(Collectors.toMap(one -> one.payment().id(), one -> one));
        for (var order : orders) {
            try {
                read(fund, order, found.get(order.id()));
            } catch (Problem refused) {
                order.refuse(refused);
            }
        }
    }

    private void read(Fund fund, Order order, PaymentTable.@Nullable Stamped found) {
        if (found == null || !order.actor().scope().covers(fund.division().digits())) {
            throw Payments.missing();
        }
        var payment = waiting(found.payment(), order.version());
        var charter = funds.charter(fund, found.stamp());
        requireTurn(payment, charter, order.actor());
        var said = payment.said();
        if (payment.done() + 1 == payment.stages().size()
                && said.contract() == null
                && said.reward() == null
                && !TownStations.areAsked(charter)) {
            order.become(
                    new Order.Ready(
                            charter,
                            payment,
                            Set.of(),
                            List.of(),
                            clock.instant().plus(Duration.ofDays(found.clockOffsetDays()))));
        }
    }

    /**
     * The payment, if it waits for an approval and is as it was when somebody looked at it.
     *
     * @throws Problem when not
     */
    static Payment waiting(Payment payment, int version) {
        if (!payment.isOpen()) {
            throw Problem.conflict("这笔支付%s，不能再办。".formatted(payment.state().label()));
        }
        if (payment.version() != version) {
            throw Cashier.late();
        }
        return payment;
    }

    /**
     * @throws Problem when somebody may not decide about a payment
     */
    static void requireTurn(Payment payment, Charter charter, Actor actor) {
        var why = whyNot(payment, charter, actor);
        if (why != null) {
            throw Problem.forbidden(why);
        }
    }

    /** Why somebody may not decide about a payment; null when they may. */
    static @Nullable String whyNot(Payment payment, Charter charter, Actor actor) {
        var stage = payment.waitsFor();
        if (stage == null) {
            return "这笔支付%s。".formatted(payment.state().label());
        }
        var named = Stage.named(stage, Stage.of(charter.plan()));
        if (!actor.roles().contains(named.role().id())) {
            return "现在要%s（%s），不是您的角色。".formatted(named.label(), named.role().title());
        }
        if (payment.proposedBy().equals(actor.id())) {
            return "这是您自己申请的，要由别人审批。";
        }
        return payment.approvedBy().contains(actor.id()) ? "您已经批过前一道，这一道要由别人批。" : null;
    }
}
