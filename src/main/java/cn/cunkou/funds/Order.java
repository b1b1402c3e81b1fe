package cn.cunkou.funds;

import cn.cunkou.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval on its way to the {@link Cashier}. Whoever gave it waits; another thread may serve
 * it.
 */
final class Order {
    private final UUID id;
    private final int version;
    private final Actor actor = Actor.current();
    private final @Nullable Ready given;
    private volatile @Nullable Ready ready;
    private volatile @Nullable RuntimeException refused;

    /** A payment of which nothing was read yet. */
    Order(UUID id, int version) {
        this(id, version, null);
    }

    /** A payment that lacks nothing but a look at the ledger. */
    Order(Ready ready) {
        this(ready.payment().id(), ready.payment().version(), ready);
    }

    private Order(UUID id, int version, @Nullable Ready given) {
        this.id = id;
        this.version = version;
        this.given = given;
        this.ready = given;
    }

    /**
     * All that is known of a payment besides what the ledger says.
     *
     * @param townStations see {@link Rules#broken}
     * @param gate what stands in its way whatever the ledger says
     */
    record Ready(
            Charter charter,
            Payment payment,
            Set<String> townStations,
            List<Breach> gate,
            Instant at) {
        Ready {
            townStations = Set.copyOf(townStations);
            gate = List.copyOf(gate);
        }
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    Actor actor() {
        return actor;
    }

    /** Null while nothing was read of it, or where more has to be looked up first. */
    @Nullable Ready ready() {
        return ready;
    }

    void become(Ready known) {
        ready = known;
    }

    /** Will not be served; whoever gave it is told why. */
    void refuse(RuntimeException why) {
        refused = why;
    }

    boolean isRefused() {
        return refused != null;
    }

    /** What served it came to nothing, and what was read of it may be no longer so. */
    void again() {
        ready = given;
        refused = null;
    }

    /** Throws what stood in its way. */
    void outcome() {
        var why = refused;
        if (why != null) {
            throw why;
        }
    }
}
