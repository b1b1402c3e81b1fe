package cn.cunkou.visibility;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How the database plans what it is asked. */
final class Plans {
    private Plans() {}

    /**
     * For the rest of the transaction statements are planned once for all values. To plan a lookup
     * in the partitions of some years takes several times as long as the lookup itself, and no
     * value makes a better plan of it.
     */
    static void once(JdbcClient jdbc) {
        jdbc.sql("set local plan_cache_mode = force_generic_plan").update();
    }
}
