package cn.cunkou.measures;

import cn.cunkou.platform.BenchReport;
import cn.cunkou.platform.Benchmark;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import cn.cunkou.platform.database.Database;
import cn.cunkou.platform.database.Migrations;
import cn.cunkou.platform.database.Pools;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Four million rows of evidence, twenty measures: how fast figures, evidence and facts are. */
public final class MeasuresBench implements Benchmark {
    private static final int WARMING = 5;
    private static final int ROUNDS = 7;
    private static final int BATCHES = 20;

    private final BenchCounty county = new BenchCounty(BenchCounty.NOBODYS);
    private final BenchReport figures = new BenchReport();

    /** Ahead of the real clock, to be past the memo's second without waiting for it. */
    private final AtomicLong skipped = new AtomicLong();

    @Override
    public String name() {
        return "measures";
    }

    @Override
    public void run(PrintStream out, boolean json) throws Exception {
        var folder = Files.createTempDirectory("cunkou-bench-");
        try (var database = Database.embedded(folder.resolve("data"))) {
            run(database.connections());
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        figures.print(out, json);
    }

    private void run(Connections connections) throws SQLException {
        Migrations.migrate(connections);
        try (var measure = Pools.of(connections, Role.MEASURE, "measure", 4);
                var app = Pools.of(connections, Role.APP, "app", 2);
                var owner = connections.open(Role.OWNER);
                var executor = Executors.newFixedThreadPool(3)) {
            var begun = System.nanoTime();
            county.fill(owner);
            figures.put("facts written in bulk, s", (System.nanoTime() - begun) / 1e9);
            var installation =
                    new Installation(MeasureFiles.parse(BenchMeasures.texts()), List.of("bench"));
            var definitions = installation.install(owner, JdbcClient.create(measure));
            var reading = new Reading(measure, Reading.LARGE);
            var memo =
                    new Memo(
                            JdbcClient.create(measure),
                            reading::answer,
                            executor,
                            () -> System.nanoTime() + skipped.get());
            questions(definitions, reading, memo, app);
            evidence(definitions, memo, reading, measure);
            facts(owner, app);
        }
    }

    private void questions(
            Definitions definitions, Reading reading, Memo memo, HikariDataSource app)
            throws SQLException {
        var asked = asked(definitions);
        figures.put("measures", definitions.installed().size());
        figures.put(
                "all 20 for the first time, ms",
                BenchReport.milliseconds(() -> answers(memo, asked)));
        for (var i = 0; i < 3; i++) {
            figures.put("all 20 warm, ms", BenchReport.milliseconds(() -> answers(memo, asked)));
        }
        var after = new ArrayList<Double>();
        var processor = new ArrayList<Double>();
        for (var i = 0; i < WARMING; i++) {
            write(app, 1, i);
            answers(memo, asked);
        }
        for (var i = 0; i < ROUNDS; i++) {
            write(app, 1, i + 100);
            var before = cpu();
            after.add(BenchReport.milliseconds(() -> answers(memo, asked)));
            processor.add((double) (cpu() - before));
        }
        write(app, 1, 7);
        for (var one : asked) {
            var before = cpu();
            var ms = BenchReport.milliseconds(() -> reading.answer(one));
            detail(one.definition().id() + " read anew (cpu " + (cpu() - before) + ")", ms);
        }
        processor.sort(Comparator.naturalOrder());
        figures.put("  processor time of that, ms (median)", processor.get(ROUNDS / 2));
        figures.putRounds("all 20 after 1,000 facts on 50 days", after);
    }

    private void detail(String name, double milliseconds) {
        if (Boolean.getBoolean("cunkou.bench.detail")) {
            figures.put("  " + name + ", ms", milliseconds);
        }
    }

    /** Processor time that this program and its database server have used, in milliseconds. */
    private static long cpu() {
        var self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(process ->
                        process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L))
                .sum();
    }

    private void answers(Memo memo, List<Asked> asked) {
        skipped.addAndGet(Memo.UNSEEN.toNanos());
        memo.answers(asked);
    }

    private static List<Asked> asked(Definitions definitions) {
        var asked = new ArrayList<Asked>();
        for (var measure : definitions.catalogue()) {
            var of = measure.of();
            var rows = definitions.get(of == null ? measure.id() : of);
            var from = of == null ? null : BenchFacts.LAST.withDayOfYear(1);
            var one =
                    new Asked(
                            rows,
                            BenchCounty.NOBODYS,
                            from,
                            BenchFacts.LAST,
                            rows.measure().defaultBase().orElse(null),
                            Map.of(),
                            Asked.WHOLE,
                            Asked.Aim.FIGURE);
            asked.add(one);
            if (of != null) {
                asked.add(one.yearBefore());
            }
        }
        return asked;
    }

    private void evidence(
            Definitions definitions, Memo memo, Reading reading, HikariDataSource measure) {
        var database = JdbcClient.create(measure);
        var worst = 0.0;
        for (var one : asked(definitions)) {
            page(one, memo, reading, database);
            var page = BenchReport.milliseconds(() -> page(one, memo, reading, database));
            worst = Math.max(worst, page);
            detail("page of " + one.definition().id(), page);
        }
        figures.put("first evidence page, ms (worst of 20)", worst);
    }

    /** The figure, how many rows there are, and the first fifty of them. */
    private void page(Asked one, Memo memo, Reading reading, JdbcClient database) {
        answers(memo, List.of(one, one.aimedAt(Asked.Aim.ROWS)));
        var rows = new EvidenceRows(one, null);
        var ids = reading.tallies().page(one, 0, 50);
        if (ids.isPresent()) {
            rows.byIds(database, ids.get());
        } else {
            rows.page(database, 0, 50);
        }
    }

    private void facts(Connection owner, HikariDataSource app) throws SQLException {
        var plain = 0.0;
        var measured = 0.0;
        write(app, 2, 2);
        for (var round = 0; round < ROUNDS; round++) {
            triggers(owner, "disable");
            plain += facts(app);
            triggers(owner, "enable");
            measured += facts(app);
        }
        figures.put("facts a second, without triggers", plain / ROUNDS);
        figures.put("facts a second, accepted", measured / ROUNDS);
        figures.put("accepted of plain, %", 100 * measured / plain);
    }

    private static void triggers(Connection owner, String able) throws SQLException {
        for (var table : BenchFacts.Table.values()) {
            var name = table.name().toLowerCase(Locale.ROOT);
            BenchCounty.execute(owner, "alter table bench." + name + " " + able + " trigger user");
        }
    }

    private double facts(HikariDataSource app) throws SQLException {
        var begun = System.nanoTime();
        write(app, BATCHES, 1);
        return BATCHES * BenchFacts.BATCH / ((System.nanoTime() - begun) / 1e9);
    }

    private static void write(HikariDataSource app, int batches, int seed) throws SQLException {
        try (var connection = app.getConnection()) {
            new BenchFacts(BenchCounty.NOBODYS).write(connection, batches, seed);
        }
    }
}
