package cn.cunkou.visibility;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Calls to subscribers at once: half of those who do all work in the background. Hosts that answer
 * slowly share one line, so that the others are not kept waiting for them.
 */
final class Lines {
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Semaphore all = new Semaphore(2);
    private final Semaphore forSlow = new Semaphore(1);
    private final Set<String> slow = ConcurrentHashMap.newKeySet();

    /** A line to a host, until it is closed. */
    final class Line implements AutoCloseable {
        private final String host;
        private final boolean isSlow;

        private Line(String host, boolean isSlow) {
            this.host = host;
            this.isSlow = isSlow;
        }

        /** Notes how long the host took for a call. */
        void took(Duration time) {
            if (time.compareTo(SLOW) > 0) {
                slow.add(host);
            } else {
                slow.remove(host);
            }
        }

        @Override
        public void close() {
            if (isSlow) {
                forSlow.release();
            }
            all.release();
        }
    }

    /** Empty while none is free. */
    Optional<Line> take(String host) {
        var isSlow = slow.contains(host);
        if (isSlow && !forSlow.tryAcquire()) {
            return Optional.empty();
        }
        if (all.tryAcquire()) {
            return Optional.of(new Line(host, isSlow));
        }
        if (isSlow) {
            forSlow.release();
        }
        return Optional.empty();
    }
}
