package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.HandClock;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class LockoutTests {
    @Autowired People people;

    @Autowired JdbcClient jdbc;

    @Autowired TransactionTemplate transaction;

    @Test
    void whoGuessesHasToWait() {
        people.visitor();
        var name = people.account(Role.FINANCE, "441424");
        assertThat(guess(people.browser(), name, Attempts.FREE)).isEqualTo(401);
        assertThat(people.browser().signIn(name, People.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(
                        people.browser()
                                .signIn(name.toUpperCase(Locale.ROOT), People.PASSWORD)
                                .statusCode())
                .isEqualTo(429);
    }

    @Test
    void theRightfulOwnersKnownBrowserIsNotLockedOut() {
        people.visitor();
        var name = people.account(Role.FINANCE, "441424");
        var known = people.browser();
        assertThat(known.signIn(name, People.PASSWORD).statusCode()).isEqualTo(302);
        known.post("/sign-out", Map.of());
        guess(people.browser(), name, Attempts.FREE + 1);
        assertThat(people.browser().signIn(name, People.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(known.signIn(name, People.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void aKnownBrowserOfOneAccountIsAStrangerToAnother() {
        people.visitor();
        var mine = people.account(Role.FINANCE, "441424");
        var another = people.account(Role.ADMINISTRATOR, "441424");
        var browser = people.browser();
        browser.signIn(mine, People.PASSWORD);
        browser.post("/sign-out", Map.of());
        guess(people.browser(), another, Attempts.FREE);
        assertThat(browser.signIn(another, People.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void anAccountThatDoesNotExistIsLockedTheSameWay() {
        people.visitor();
        assertThat(guess(people.browser(), "nobody-here", Attempts.FREE)).isEqualTo(401);
        assertThat(people.browser().signIn("nobody-here", "x").statusCode()).isEqualTo(429);
    }

    @Test
    void theWaitDoublesUpToAnHour() throws Exception {
        var clock = new HandClock(Instant.parse("2026-03-01T00:00:00Z"));
        var attempts = new Attempts(jdbc, clock);
        var key = Digests.sha256("someone");
        var waits = new ArrayList<Long>();
        for (int failure = 1; failure <= 14; failure++) {
            while (asSystem(() -> attempts.begin(key)).isPositive()) {
                var before = clock.instant();
                clock.move(asSystem(() -> attempts.begin(key)));
                waits.add(Duration.between(before, clock.instant()).toSeconds());
            }
        }
        assertThat(waits).containsExactly(15L, 30L, 60L, 120L, 240L, 480L, 960L, 1920L, 3600L);
    }

    @Test
    void aDayLaterAllIsForgotten() throws Exception {
        var clock = new HandClock(Instant.parse("2026-03-01T00:00:00Z"));
        var attempts = new Attempts(jdbc, clock);
        var key = Digests.sha256("someone else");
        for (int failure = 1; failure <= Attempts.FREE; failure++) {
            asSystem(() -> attempts.begin(key));
        }
        assertThat(asSystem(() -> attempts.begin(key))).isPositive();
        clock.move(Duration.ofHours(25));
        for (int failure = 1; failure < Attempts.FREE; failure++) {
            assertThat(asSystem(() -> attempts.begin(key))).isZero();
        }
    }

    @Test
    void manyAtOnceDoNotAllComeThrough() throws Exception {
        var attempts = new Attempts(jdbc, Clock.systemUTC());
        var key = Digests.sha256("in parallel");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = new ArrayList<Callable<Duration>>();
            for (int i = 0; i < 40; i++) {
                tries.add(() -> asSystem(() -> attempts.begin(key)));
            }
            var through =
                    threads.invokeAll(tries).stream()
                            .filter(wait -> wait.resultNow().isZero())
                            .count();
            assertThat(through).isEqualTo(Attempts.FREE);
        }
    }

    @Test
    void aFloodDoesNotFillTheTable() throws Exception {
        var attempts = new Attempts(jdbc, Clock.systemUTC());
        for (int i = 0; i < 30; i++) {
            var key = Digests.sha256("flood " + i);
            asSystem(() -> attempts.begin(key));
        }
        asSystem(() -> {
            attempts.tidy(10);
            return true;
        });
        assertThat(
                        asSystem(() ->
                                jdbc.sql("select count(*) from access.attempt")
                                        .query(Long.class)
                                        .single()))
                .isEqualTo(10L);
    }

    @Test
    void aHouseholdCountsAsOne() {
        assertThat(ClientNetwork.of("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(ClientNetwork.of("2001:db8:1:2::9"));
        assertThat(ClientNetwork.of("2001:db8:1:3::9"))
                .isNotEqualTo(ClientNetwork.of("2001:db8:1:2::9"));
        assertThat(ClientNetwork.of("fe80::1%eth0")).isEqualTo(ClientNetwork.of("fe80::2"));
        assertThat(ClientNetwork.of("10.0.0.1")).isNotEqualTo(ClientNetwork.of("10.0.0.2"));
        assertThat(ClientNetwork.of("www.example.com")).isEqualTo("unknown");
    }

    private int guess(Browser browser, String name, int times) {
        int status = 0;
        for (int i = 0; i < times; i++) {
            status = browser.signIn(name, "wrong password " + i).statusCode();
        }
        return status;
    }

    private <T> T asSystem(Callable<T> act) throws Exception {
        return Actor.call(
                Actor.system("测试", Scope.everywhere()),
                () ->
                        transaction.execute(status -> {
                            try {
                                return act.call();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        }));
    }
}
