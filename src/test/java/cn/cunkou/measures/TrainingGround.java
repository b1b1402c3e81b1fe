package cn.cunkou.measures;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import cn.cunkou.platform.database.TestPostgres;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A little module with classes, sign-ins and stations, and measures of all seven aggregates about
 * them.
 */
final class TrainingGround {
    static final String COUNTY = "441424";
    static final String TOWN = "441424100";
    static final LocalDate DAY = LocalDate.of(2019, 6, 15);

    private static final String TABLES =
            """
            create schema training;
            grant usage on schema training to cunkou_app, cunkou_measure, cunkou_backup;
            create table training.class (
                id int primary key, division text not null, title text not null default '');
            create table training.attendance (
                id uuid primary key default uuidv7(), class int references training.class on update cascade on delete cascade,
                person int not null, category text not null default 'keeper', fee bigint not null default 0,
                hours int not null default 1, passed boolean, day date not null, division text not null,
                recorded_at timestamptz not null default now());
            create index on training.attendance (%s);
            create table training.station (
                id int primary key, code text not null default '', level text not null default 'village',
                validity datemultirange not null, division text not null,
                recorded_at timestamptz not null default now());
            create table training.village (code text primary key, designated boolean not null);
            call platform.protect('training.class');
            call platform.protect('training.attendance');
            call platform.protect('training.station');
            call platform.protect_shared('training.village');
            """;

    final Connections connections;
    final HikariDataSource measure;
    final JdbcClient owner;
    final JdbcClient reader;
    final Definitions definitions;
    final AtomicLong clock = new AtomicLong(System.nanoTime());
    final Memo memo;
    final Reading reading;

    TrainingGround() {
        this("day, division");
    }

    /**
     * With an index by day and division, changes name their towns; with another, their counties
     * only.
     */
    TrainingGround(String indexed) {
        connections = TestPostgres.database();
        owner = JdbcClient.create(pool(Role.OWNER, 3));
        owner.sql(TABLES.formatted(indexed)).update();
        measure = pool(Role.MEASURE, 4);
        reader = JdbcClient.create(measure);
        definitions = install();
        reading = new Reading(measure, 0);
        memo = memo();
    }

    /** Another node's memo over the same database. */
    Memo memo() {
        return new Memo(
                reader, reading::answer, Executors.newVirtualThreadPerTaskExecutor(), clock::get);
    }

    Definitions install(MeasureFiles.Text... more) {
        var files = new ArrayList<>(read("classpath*:measures/*/*.measure.sql"));
        files.addAll(read("classpath*:cn/cunkou/measures/*.measure.sql"));
        files.addAll(MeasureFiles.parse(List.of(more)).files());
        try (var connection = connections.open(Role.OWNER)) {
            return new Installation(
                            new MeasureFiles(files), List.of("region", "measures", "training"))
                    .install(connection, reader);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<MeasureFile> read(String pattern) {
        return MeasureFiles.read(new PathMatchingResourcePatternResolver(), pattern).files();
    }

    private HikariDataSource pool(Role role, int size) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(connections.url());
        pool.setUsername(role.user());
        pool.setPassword(connections.password(role));
        pool.setMaximumPoolSize(size);
        return pool;
    }

    /** The service over these facts, for whoever acts. */
    Measures measures(Places places) {
        var app = pool(Role.APP, 3);
        var own = JdbcClient.create(app);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(app));
        var scoped =
                new TransactionOperations() {
                    @Override
                    public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
                        return transactions.execute(status -> {
                            own.sql("select set_config('cunkou.scope', ?, true)")
                                    .param(Actor.current().scope().setting())
                                    .query()
                                    .listOfRows();
                            return work.doInTransaction(status);
                        });
                    }
                };
        var all = new TransactionTemplate(new JdbcTransactionManager(measure));
        return new Measures(
                definitions,
                places,
                memo,
                new Databases(
                        new Databases.Way(reader, all),
                        new Databases.Way(own, scoped),
                        reading.tallies()));
    }

    Asked asked(String measure, String division, @Nullable LocalDate from, LocalDate to) {
        var definition = definitions.get(measure);
        return new Asked(
                definition,
                division,
                definition.kind() == Definition.Kind.STATE ? null : from,
                to,
                definition.measure().defaultBase().orElse(null),
                Map.of(),
                Asked.WHOLE,
                Asked.Aim.FIGURE);
    }

    /** The value, asked after the memo's second of rest. */
    Figure.Value value(Asked asked) {
        return value(memo, asked);
    }

    Figure.Value value(Memo memo, Asked asked) {
        return Arithmetic.value(asked.definition().measure().aggregate(), answer(memo, asked));
    }

    Sums answer(Asked asked) {
        return answer(memo, asked);
    }

    private Sums answer(Memo memo, Asked asked) {
        clock.addAndGet(Memo.UNSEEN.toNanos() + 1);
        var answer = memo.answers(List.of(asked)).get(asked);
        if (answer == null) {
            throw new IllegalStateException("no answer");
        }
        return answer.group("");
    }

    @Nullable String text(Asked asked) {
        var value = value(asked).value();
        return value == null ? null : value.toPlainString();
    }

    void attend(int person, LocalDate day, String division, long fee) {
        owner.sql(
                        "insert into training.attendance (person, day, division, fee) values (?, ?, ?, ?)")
                .params(person, day, division, fee)
                .update();
    }

    /** Places, periods and measures of every kind, always the same. */
    List<Asked> questions() {
        var questions = new ArrayList<Asked>();
        for (var measure : definitions.catalogue()) {
            var definition = definitions.get(measure.id());
            if (definition.kind() == Definition.Kind.GROWTH) {
                continue;
            }
            for (var division : List.of("441424", "441424100", "441424100201", "4414")) {
                for (var day : new LocalDate[] {DAY.plusDays(3), DAY.plusDays(30)}) {
                    var asked = asked(definition.id(), division, null, day);
                    questions.add(asked);
                    questions.add(asked(definition.id(), division, day.minusDays(4), day));
                }
            }
        }
        return questions;
    }
}
