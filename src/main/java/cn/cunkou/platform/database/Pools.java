package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import com.zaxxer.hikari.HikariDataSource;

/** Pools of connections, each of one role. */
public final class Pools {
    private Pools() {}

    /**
     * @param name seen by the server's administrator
     * @param size most connections at once
     */
    public static HikariDataSource of(Connections connections, Role role, String name, int size) {
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(connections.url());
        pool.setUsername(role.user());
        pool.setPassword(connections.password(role));
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(10_000);
        pool.addDataSourceProperty("ApplicationName", "cunkou " + name);
        pool.addDataSourceProperty("socketTimeout", "120");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        if (role == Role.MEASURE) {
            // The same question about a day and about five years wants different plans.
            pool.setConnectionInitSql("set plan_cache_mode = force_custom_plan");
        }
        return pool;
    }
}
