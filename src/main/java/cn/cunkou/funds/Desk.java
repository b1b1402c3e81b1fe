package cn.cunkou.funds;

import cn.cunkou.platform.web.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where writers of one ledger wait for each other inside this program, before they do in the
 * database: each writes for the whole of its transaction, and hands the desk to the next. Whoever
 * has it may do the orders of those who wait.
 */
final class Desk {
    private static final long PATIENCE_SECONDS = 30;

    private final Deque<Place> line = new ArrayDeque<>();
    private boolean isTaken;

    /** Somebody who waits, with an order that others may do, or without. */
    static final class Place {
        private final @Nullable Order order;
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
        private volatile boolean isAlone;

        private Place(@Nullable Order order) {
            this.order = order;
            this.isAlone = order == null;
        }

        Order order() {
            return Objects.requireNonNull(order);
        }

        /** The order is done, and on the disk. */
        void done() {
            turn.complete(false);
        }

        /** Unless it is known to be on the disk, nobody can say whether it is. */
        void lost() {
            turn.completeExceptionally(
                    new IllegalStateException("the disk did not answer for a ledger"));
        }
    }

    /** Waits until the desk is one's own. */
    void await() {
        await(new Place(null));
    }

    /**
     * Waits until the desk is one's own, or somebody else has done the order.
     *
     * @param isAlone whether the order is to be done with no other
     * @return the place of whoever has the desk now; null when the order is done
     */
    @Nullable Place await(Order order, boolean isAlone) {
        var place = new Place(order);
        place.isAlone = isAlone;
        return await(place) ? place : null;
    }

    private boolean await(Place place) {
        synchronized (this) {
            if (!isTaken) {
                isTaken = true;
                return true;
            }
            line.add(place);
        }
        while (true) {
            try {
                return place.turn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException _) {
                // Whoever is being served waits for how that ends.
                if (leaves(place)) {
                    throw Problem.conflict("这本账正忙，请稍后再试一次。");
                }
            } catch (InterruptedException e) {
                if (leaves(place)) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while a ledger was busy", e);
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private synchronized boolean leaves(Place place) {
        return line.remove(place);
    }

    /** Whether anybody waits. */
    synchronized boolean isAwaited() {
        return !line.isEmpty();
    }

    /**
     * Takes those out of the line whose orders are done with that of whoever has the desk: no two
     * of the same payment.
     */
    synchronized List<Place> take(Place own, int most) {
        var taken = new ArrayList<Place>();
        var payments = new HashSet<UUID>();
        payments.add(own.order().id());
        while (!own.isAlone
                && taken.size() < most
                && !line.isEmpty()
                && !line.element().isAlone
                && payments.add(line.element().order().id())) {
            taken.add(line.remove());
        }
        return taken;
    }

    /** Puts those into the line again of whose orders nothing came, each to be done alone. */
    synchronized void again(List<Place> places) {
        places.forEach(place -> place.isAlone = true);
        line.addAll(places);
        if (!isTaken) {
            leave();
        }
    }

    /** Hands the desk to the next. */
    synchronized void leave() {
        var next = line.poll();
        isTaken = next != null;
        if (next != null) {
            next.turn.complete(true);
        }
    }
}
