package cn.cunkou.access;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that have signed in to an account before; each account remembers its latest twenty
 * for a year.
 */
@Repository
class Devices {
    static final Duration REMEMBERED = Duration.ofDays(365);
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    Devices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a browser with that cookie has signed in under that account name. */
    @Transactional(readOnly = true)
    boolean knows(String cookie, String accountName) {
        return jdbc.sql(
                        """
                        select exists (select from access.device join access.account on account.id = device.account
                                        where account.name = :name and device.digest = :digest
                                          and device.last_used_at > :oldest)
                        """)
                .param("name", accountName)
                .param("digest", Digests.sha256(cookie))
                .param("oldest", clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Transactional
    void remember(String cookie, UUID account) {
        jdbc.sql(
                        """
                        insert into access.device (digest, account, last_used_at) values (:digest, :account, :now)
                            on conflict (account, digest) do update set last_used_at = :now
                        """)
                .param("digest", Digests.sha256(cookie))
                .param("account", account)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        """
                        delete from access.device where account = :account and digest in
                               (select digest from access.device where account = :account
                                 order by last_used_at desc, digest offset :most)
                        """)
                .param("account", account)
                .param("most", MOST)
                .update();
    }

    /** Forgets them all, such as after a password fell into wrong hands. */
    void forget(UUID account) {
        jdbc.sql("delete from access.device where account = :account")
                .param("account", account)
                .update();
    }
}
