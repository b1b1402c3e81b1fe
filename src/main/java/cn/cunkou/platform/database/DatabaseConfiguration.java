package cn.cunkou.platform.database;

import cn.cunkou.platform.database.Connections.Role;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Two pools over one database: the application's own, and the measure engine's, which reads all
 * places.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    Connections connections(Database database) {
        Migrations.migrate(database.connections());
        return database.connections();
    }

    @Bean
    @Primary
    HikariDataSource dataSource(Connections connections) {
        return Pools.of(connections, Role.APP, "app", 12);
    }

    @Bean
    HikariDataSource measureDataSource(Connections connections) {
        return Pools.of(connections, Role.MEASURE, "measure", 4);
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new ScopedTransactions(dataSource);
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }
}
