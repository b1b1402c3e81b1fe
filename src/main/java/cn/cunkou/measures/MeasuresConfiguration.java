package cn.cunkou.measures;

import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Installs the measures at start and puts the engine together. */
@Configuration(proxyBeanMethods = false)
class MeasuresConfiguration {

    /** Modules whose tables measures may read, lower ones first. */
    static final List<String> MODULES =
            List.of(
                    "platform",
                    "region",
                    "registry",
                    "access",
                    "measures",
                    "plan",
                    "stations",
                    "programme");

    @Bean
    Definitions measureDefinitions(Connections connections) throws SQLException {
        var files =
                MeasureFiles.read(new PathMatchingResourcePatternResolver(), MeasureFiles.PATTERN);
        var installation = new Installation(files, MODULES);
        try (var owner = connections.open(Role.OWNER)) {
            return installation.install(owner);
        }
    }

    /** As many as the pool has connections. */
    @Bean(destroyMethod = "close")
    ExecutorService measureReaders() {
        return Executors.newFixedThreadPool(3, Thread.ofVirtual().name("measure-", 0).factory());
    }

    @Bean
    Memo measureMemo(
            @Qualifier("measureDataSource") DataSource measure, ExecutorService measureReaders) {
        var reading = new Reading(measure);
        return new Memo(
                JdbcClient.create(measure), reading::answer, measureReaders, System::nanoTime);
    }

    @Bean
    Databases measureDatabases(
            @Qualifier("measureDataSource") DataSource measure,
            JdbcClient own,
            PlatformTransactionManager transactions) {
        var all = new TransactionTemplate(new JdbcTransactionManager(measure));
        var scoped = new TransactionTemplate(transactions);
        all.setReadOnly(true);
        scoped.setReadOnly(true);
        return new Databases(
                new Databases.Way(JdbcClient.create(measure), all), new Databases.Way(own, scoped));
    }
}
