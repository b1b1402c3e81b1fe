package cn.cunkou.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts failed sign-ins by who tries, never by account alone: one account from one network, or
 * from one browser that has signed in to it before. So nobody elsewhere can lock the rightful
 * person out.
 */
@Repository
class Attempts {
    /**
     * So many failures cost nothing; each one more doubles the wait, from 15 seconds to an hour.
     */
    static final int FREE = 5;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private static final int MOST_ROWS = 100_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes an attempt as failed before it is made, so that many at once do not all come through; a
     * success {@link #clear clears} it.
     *
     * @return how long to wait, zero when the attempt may be made now
     */
    @Transactional
    Duration begin(byte[] key) {
        if (ThreadLocalRandom.current().nextInt(100) == 0) {
            tidy(MOST_ROWS);
        }
        var now = clock.instant();
        var counted =
                jdbc.sql(
                                """
                                insert into access.attempt as known (key, failures, last_at, blocked_until)
                                values (:key, 1, :now, :now)
                                    on conflict (key) do update set
                                       failures = case when known.last_at < :forgotten then 1 else known.failures + 1 end,
                                       last_at = :now,
                                       blocked_until = case when known.last_at < :forgotten or known.failures + 1 < :free then :now
                                         else :now + least(interval '1 hour',
                                                           interval '15 seconds' * power(2, least(known.failures + 1 - :free, 10))) end
                                 where known.blocked_until <= :now or known.last_at < :forgotten
                                """)
                        .param("key", key)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("forgotten", now.minus(FORGOTTEN_AFTER).atOffset(ZoneOffset.UTC))
                        .param("free", FREE)
                        .update();
        return counted == 1 ? Duration.ZERO : remaining(key, now);
    }

    @Transactional
    void clear(byte[] key) {
        jdbc.sql("delete from access.attempt where key = :key").param("key", key).update();
    }

    /** Forgets what is old, and the oldest when a flood has made too many. */
    @Transactional
    void tidy(int most) {
        jdbc.sql("delete from access.attempt where last_at < :forgotten")
                .param("forgotten", clock.instant().minus(FORGOTTEN_AFTER).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        """
                        delete from access.attempt where key in
                               (select key from access.attempt order by last_at desc, key offset :most)
                        """)
                .param("most", most)
                .update();
    }

    private Duration remaining(byte[] key, Instant now) {
        return jdbc.sql("select blocked_until from access.attempt where key = :key")
                .param("key", key)
                .query(Timestamp.class)
                .optional()
                .map(until -> Duration.between(now, until.toInstant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ofSeconds(1));
    }
}
