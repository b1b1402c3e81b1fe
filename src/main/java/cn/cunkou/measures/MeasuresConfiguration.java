package cn.cunkou.measures;

import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
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
                    "visibility",
                    "traceability",
                    "production",
                    "quality",
                    "stations",
                    "papers",
                    "activities",
                    "officers",
                    "programme",
                    "projects",
                    "funds",
                    "disclosure");

    @Bean
    Definitions measureDefinitions(
            Connections connections,
            @Qualifier("measureDataSource") DataSource measure,
            ObjectProvider<FurtherMeasures> further)
            throws SQLException {
        var texts =
                new ArrayList<>(
                        MeasureFiles.texts(
                                new PathMatchingResourcePatternResolver(), MeasureFiles.PATTERN));
        var schemas = new ArrayList<>(MODULES);
        further.forEach(more -> {
            texts.addAll(more.texts());
            schemas.add(more.schema());
        });
        var installation = new Installation(MeasureFiles.parse(texts), schemas);
        try (var owner = connections.open(Role.OWNER)) {
            return installation.install(owner, JdbcClient.create(measure));
        }
    }

    /** One less than the pool has connections. */
    @Bean(destroyMethod = "close")
    ExecutorService measureReaders() {
        return Executors.newFixedThreadPool(3, Thread.ofVirtual().name("measure-", 0).factory());
    }

    @Bean
    Reading measureReading(@Qualifier("measureDataSource") DataSource measure) {
        return new Reading(measure, Reading.LARGE);
    }

    @Bean
    Memo measureMemo(
            @Qualifier("measureDataSource") DataSource measure,
            Reading measureReading,
            @Qualifier("measureReaders") ExecutorService measureReaders) {
        return new Memo(
                JdbcClient.create(measure),
                measureReading::answer,
                measureReaders,
                System::nanoTime);
    }

    @Bean
    RecurringTask<Void> measureUpkeep(
            @Qualifier("measureDataSource") DataSource measure,
            Reading measureReading,
            Definitions definitions) {
        var upkeep = new Upkeep(JdbcClient.create(measure), measureReading, definitions);
        return Tasks.recurring("measure-upkeep", FixedDelay.of(Upkeep.EVERY))
                .execute((_, _) -> upkeep.run());
    }

    @Bean
    Databases measureDatabases(
            @Qualifier("measureDataSource") DataSource measure,
            JdbcClient own,
            PlatformTransactionManager transactions,
            Reading measureReading) {
        var all = new TransactionTemplate(new JdbcTransactionManager(measure));
        var scoped = new TransactionTemplate(transactions);
        all.setReadOnly(true);
        scoped.setReadOnly(true);
        return new Databases(
                new Databases.Way(JdbcClient.create(measure), all),
                new Databases.Way(own, scoped),
                measureReading.tallies());
    }
}
