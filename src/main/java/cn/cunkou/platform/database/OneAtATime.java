package cn.cunkou.platform.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets those who are at work on the same come one after the other. */
public final class OneAtATime {
    private OneAtATime() {}

    /**
     * Waits until nobody else is at work on it, and keeps others waiting until the transaction
     * ends.
     *
     * @param what its name in the whole program: {@code plan wuhua-2018}
     */
    public static void on(JdbcClient jdbc, String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", what)
                .query((row, number) -> true)
                .single();
    }
}
