package cn.cunkou.funds;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Problem;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
    private final Map<String, Queue<Order>> waiting = new ConcurrentHashMap<>();

    Cashier(LedgerBook book, PaymentTable table) {
        this.book = book;
        this.table = table;
    }

    /** A payment to be made, and who approved it last. */
    static final class Order {
        private final Charter charter;
        private final Payment payment;
        private final Set<String> townStations;
        private final List<Breach> gate;
        private final Instant at;
        private final Actor actor = Actor.current();
        private volatile @Nullable RuntimeException refused;
        private volatile boolean isServed;
        private volatile boolean isAlone;
        private volatile boolean isSettled;

        /**
         * @param townStations see {@link Rules#broken}
         * @param gate what stands in its way whatever the ledger says
         */
        Order(
                Charter charter,
                Payment payment,
                Set<String> townStations,
                List<Breach> gate,
                Instant at) {
            this.charter = charter;
            this.payment = payment;
            this.townStations = Set.copyOf(townStations);
            this.gate = List.copyOf(gate);
            this.at = at;
        }

        Charter charter() {
            return charter;
        }

        Payment payment() {
            return payment;
        }

        Instant at() {
            return at;
        }

        Actor actor() {
            return actor;
        }
    }

    /**
     * Makes a payment. When this returns it was made by this transaction, or by one that is over
     * and on the disk.
     *
     * @throws RulesBroken when a rule stands in its way by now
     * @throws Problem when somebody else was faster
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void pay(Order order) {
        var fund = order.charter.fund();
        if (book.isHeld(fund.id())) {
            serve(fund, List.of(order));
            return;
        }
        var queue = waiting.computeIfAbsent(fund.id(), _ -> new ArrayDeque<>());
        synchronized (queue) {
            queue.add(order);
        }
        boolean mine;
        try {
            mine = book.desk(fund.id()).await(() -> order.isSettled, () -> !order.isServed);
        } catch (RuntimeException tooLong) {
            synchronized (queue) {
                queue.remove(order);
            }
            throw tooLong;
        }
        if (mine) {
            lead(fund, order, queue);
        } else if (order.refused != null) {
            throw order.refused;
        }
    }

    private void lead(Fund fund, Order own, Queue<Order> queue) {
        var served = new ArrayList<Order>();
        served.add(own);
        synchronized (queue) {
            queue.remove(own);
            while (!own.isAlone
                    && !queue.isEmpty()
                    && !queue.element().isAlone
                    && served.size() < MOST) {
                var other = queue.remove();
                other.isServed = true;
                served.add(other);
            }
        }
        var others = served.subList(1, served.size());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        if (status != STATUS_COMMITTED) {
                            again(fund, others, queue);
                        }
                    }
                });
        book.hold(
                fund.id(),
                () -> {
                    others.forEach(order -> order.isSettled = true);
                    book.desk(fund.id()).look();
                });
        serve(fund, served);
    }

    /** What was to be served by a transaction that came to nothing is served by another. */
    private void again(Fund fund, List<Order> others, Queue<Order> queue) {
        synchronized (queue) {
            for (var order : others) {
                order.refused = null;
                order.isServed = false;
                // One of them may be what was in the way.
                order.isAlone = true;
                queue.add(order);
            }
        }
        book.desk(fund.id()).look();
    }

    private void serve(Fund fund, List<Order> orders) {
        book.write(
                fund,
                page -> {
                    var paid = orders.stream().filter(order -> isPaid(page, order)).toList();
                    // The own order comes first; when it is refused, others serve the others.
                    var own = orders.getFirst().refused;
                    if (own != null) {
                        throw own;
                    }
                    return paid;
                },
                (paid, entries) -> {
                    if (!table.paid(paid, entries)) {
                        throw Problem.conflict("这笔支付刚刚有人办过，请打开最新的看了再办。");
                    }
                });
    }

    private static boolean isPaid(LedgerBook.Page page, Order order) {
        var said = order.payment.said();
        var breaches =
                Stream.of(
                                Rules.broken(order.charter, page.tally(), said, order.townStations),
                                order.gate,
                                RewardGate.dry(order.charter, page.tally(), said))
                        .flatMap(List::stream)
                        .toList();
        if (!breaches.isEmpty()) {
            order.refused = new RulesBroken(breaches);
            return false;
        }
        var parts =
                order.charter
                        .fund()
                        .attribution()
                        .split(said.amount().fen(), page.tally().lots(), said.source());
        page.add(
                parts.entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getKey))
                        .map(part -> Payments.draft(order.payment, part.getKey(), part.getValue()))
                        .toList(),
                order.at,
                order.actor.name());
        return true;
    }
}
