package cn.cunkou.funds;

import cn.cunkou.funds.Payment.State;
import cn.cunkou.platform.web.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves ledgers by payments that have their last approval. A ledger is held by one transaction at a
 * time; whoever holds it serves all who wait for the same ledger, one after the other, each by the
 * sums that those before left.
 */
@Component
class Cashier {
    private static final int MOST = 64;

    private final LedgerBook book;
    private final PaymentTable table;
    private final Approvals approvals;
    private final TransactionTemplate transaction;

    Cashier(
            LedgerBook book,
            PaymentTable table,
            Approvals approvals,
            TransactionTemplate transaction) {
        this.book = book;
        this.table = table;
        this.approvals = approvals;
        this.transaction = transaction;
    }

    /**
     * Gives a payment its last approval, where nothing but the plan and the ledger has to be asked.
     * Whoever waits meanwhile holds no connection.
     *
     * @return the payment that was made; empty when it lacks more approvals or has to be looked
     *     into first, and nothing was done
     * @throws RulesBroken when a rule stands in its way
     * @throws Problem when it waits for no approval of the actor's, or somebody was faster
     */
    Optional<Payment> approve(Fund fund, UUID id, int version) {
        var order = new Order(id, version);
        serve(fund, order);
        return Optional.ofNullable(order.ready()).map(known -> known.payment().after(State.PAID));
    }

    /**
     * Makes a payment. When this returns it was made by this transaction, or by one that is over
     * and on the disk.
     *
     * @throws RulesBroken when a rule stands in its way by now
     * @throws Problem when somebody else was faster
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void pay(Order.Ready payment) {
        serve(payment.charter().fund(), new Order(payment));
    }

    private void serve(Fund fund, Order order) {
        if (book.isHeld(fund.id())) {
            try {
                serve(fund, List.of(order));
            } catch (OptimisticLockingFailureException _) {
                throw late();
            }
        } else if (!isServed(fund, order, false)) {
            order.again();
            if (!isServed(fund, order, true)) {
                throw late();
            }
        }
        order.outcome();
    }

    /**
     * Whether the order was served; not when it was to be served with others, of which somebody
     * else had decided about one meanwhile.
     */
    private boolean isServed(Fund fund, Order order, boolean isAlone) {
        var place = book.desk(fund.id()).await(order, isAlone);
        if (place == null) {
            return true;
        }
        var isWithin = TransactionSynchronizationManager.isActualTransactionActive();
        try {
            lead(fund, place);
            return true;
        } catch (OptimisticLockingFailureException _) {
            if (isWithin) {
                throw late();
            }
            return false;
        }
    }

    /** Says that somebody else was faster. */
    static Problem late() {
        return Problem.conflict("这笔支付刚刚有人办过，请打开最新的看了再办。");
    }

    private void lead(Fund fund, Desk.Place own) {
        var desk = book.desk(fund.id());
        var others = new ArrayList<Desk.Place>();
        book.held(
                fund.id(),
                transaction,
                () -> {
                    others.addAll(desk.take(own, MOST));
                    TransactionSynchronizationManager.registerSynchronization(
                            new TransactionSynchronization() {
                                @Override
                                public void afterCompletion(int status) {
                                    if (status == STATUS_COMMITTED) {
                                        others.forEach(Desk.Place::lost);
                                    } else {
                                        others.forEach(other -> other.order().again());
                                        desk.again(others);
                                    }
                                }
                            });
                    serve(
                            fund,
                            Stream.concat(Stream.of(own), others.stream())
                                    .map(Desk.Place::order)
                                    .toList());
                },
                () -> others.forEach(Desk.Place::done));
    }

    private void serve(Fund fund, List<Order> orders) {
        approvals.read(fund, orders.stream().filter(order -> order.ready() == null).toList());
        var ready =
                orders.stream()
                        .filter(order -> order.ready() != null && !order.isRefused())
                        .toList();
        if (ready.isEmpty()) {
            return;
        }
        book.write(
                fund,
                page -> ready.stream().filter(order -> isPaid(page, order)).toList(),
                this::enter);
    }

    private void enter(List<Order> paid, List<Entry> entries) {
        try {
            if (table.paid(paid, entries)) {
                return;
            }
        } catch (DuplicateKeyException _) {
            // Its entries are there already.
        }
        throw new OptimisticLockingFailureException(
                "somebody decided about one of the payments meanwhile");
    }

    private static boolean isPaid(LedgerBook.Page page, Order order) {
        var known = Objects.requireNonNull(order.ready());
        var said = known.payment().said();
        var breaches =
                Stream.of(
                                Rules.broken(
                                        known.charter(), page.tally(), said, known.townStations()),
                                known.gate(),
                                RewardGate.dry(known.charter(), page.tally(), said))
                        .flatMap(List::stream)
                        .toList();
        if (!breaches.isEmpty()) {
            order.refuse(new RulesBroken(breaches));
            return false;
        }
        var parts =
                known.charter()
                        .fund()
                        .attribution()
                        .split(
                                said.amount().fen(),
                                Rules.counted(known.charter(), page.tally(), said),
                                said.source());
        page.add(
                parts.entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getKey))
                        .map(part ->
                                Payments.draft(known.payment(), part.getKey(), part.getValue()))
                        .toList(),
                known.at(),
                order.actor().name());
        return true;
    }
}
