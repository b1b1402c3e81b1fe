package cn.cunkou;

import cn.cunkou.demo.Demonstrations;
import cn.cunkou.measures.BenchCounty;
import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.BenchReport;
import cn.cunkou.platform.Benchmark;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import cn.cunkou.platform.database.Database;
import cn.cunkou.platform.database.Migrations;
import cn.cunkou.programme.Board;
import cn.cunkou.programme.Programme;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * All items of a county's plan at once, over four million rows of evidence. What the program cannot
 * record yet is asked of the benchmark's own measures instead, so that every item asks something;
 * beside it, one plain query for each measure.
 */
final class ItemsBench implements Benchmark {
    private static final int WARMING = 5;
    private static final int ROUNDS = 7;

    /** Longer than figures may be taken from memory without asking what is new. */
    private static final Duration UNSEEN = Duration.ofMillis(1_100);

    private static final List<String> SHARES = List.of("bench.on-time", "bench.farm-share");
    private static final List<String> COUNTS =
            List.of(
                    "bench.services",
                    "bench.parcels",
                    "bench.service-fees",
                    "bench.persons-served",
                    "bench.persons-billed",
                    "bench.sales",
                    "bench.farm-sales",
                    "bench.basket",
                    "bench.shops-selling",
                    "bench.stock",
                    "bench.attendances",
                    "bench.trainees",
                    "bench.score",
                    "bench.last-score",
                    "bench.stations");

    private final BenchReport figures = new BenchReport();

    @Override
    public String name() {
        return "items";
    }

    @Override
    public void run(PrintStream out, boolean json) throws Exception {
        var folder = Files.createTempDirectory("cunkou-items-");
        try {
            run(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        figures.print(out, json);
    }

    private void run(Path folder) throws Exception {
        var demo = Demonstrations.shipped().getFirst();
        String division;
        try (var server = Server.start(folder, 0, demo)) {
            division = server.bean(Plans.class).all().getFirst().plan().division().digits();
        }
        var county = new BenchCounty(division);
        fill(folder, county);
        try (var server = Server.start(folder, 0, demo, county.measures())) {
            Actor.call(
                    Actor.system("bench", Scope.of(division)),
                    () -> {
                        measure(server, county);
                        return true;
                    });
        }
    }

    private static void fill(Path folder, BenchCounty county) throws SQLException {
        try (var database = Database.embedded(folder)) {
            Migrations.migrate(database.connections());
            try (var owner = database.connections().open(Role.OWNER)) {
                county.fill(owner);
                standOnLastDay(owner);
            }
        }
    }

    /** The county's clock: nothing is asked about days to come. */
    private static void standOnLastDay(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("select set_config('cunkou.scope', '*', false)");
            statement.execute(
                    "update region.county set clock_offset_days = date '"
                            + BenchCounty.last()
                            + "' - (now() at time zone 'Asia/Shanghai')::date");
        }
    }

    private void measure(Server server, BenchCounty county) throws Exception {
        var connections = server.bean(Connections.class);
        var programme = server.bean(Programme.class);
        var edition = asked(server.bean(Plans.class).all().getFirst());
        figures.put("items", edition.plan().items().size());
        figures.put(
                "items with a figure",
                board(programme, edition).items().stream()
                        .filter(item -> item.value() != null)
                        .count());
        var warm = new ArrayList<Double>();
        for (var i = 0; i < WARMING + ROUNDS; i++) {
            Thread.sleep(UNSEEN);
            warm.add(BenchReport.milliseconds(() -> board(programme, edition)));
        }
        figures.putRounds("all items warm", warm.subList(WARMING, warm.size()));
        var after = new ArrayList<Double>();
        for (var i = 0; i < WARMING + ROUNDS; i++) {
            county.write(connections, i + 1);
            Thread.sleep(UNSEEN);
            after.add(BenchReport.milliseconds(() -> board(programme, edition)));
        }
        figures.putRounds(
                "all items after 1,000 facts on 50 days", after.subList(WARMING, after.size()));
        try (var owner = connections.open(Role.OWNER)) {
            figures.put(
                    "each measure asked once by a plain query, ms",
                    BenchReport.milliseconds(() -> plain(owner)));
        }
    }

    private static Board board(Programme programme, Edition edition) {
        return programme.board(edition, BenchCounty.last());
    }

    private static void plain(Connection owner) {
        for (var measure : List.of(SHARES, COUNTS)) {
            for (var id : measure) {
                try (var statement = owner.createStatement()) {
                    statement.execute(
                            "select count(*), count(distinct subject), sum(value) from measures.\""
                                    + id
                                    + "\"");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** The edition with every target asking a measure. */
    private static Edition asked(Edition edition) {
        var plan = edition.plan();
        var items = new ArrayList<Item>();
        for (var item : plan.items()) {
            items.add(
                    item instanceof Target target && target.basis() instanceof Basis.Unrecorded
                            ? target.heldBy(
                                    new Basis.Measured(
                                            measure(target.goal(), items.size()), Map.of(), null))
                            : item);
        }
        return new Edition(
                edition.id(),
                edition.number(),
                edition.paper(),
                plan.with(items),
                edition.settled(),
                edition.sha256(),
                edition.adoptedAt());
    }

    private static String measure(@Nullable Goal goal, int number) {
        var choice = goal != null && goal.unit() == Goal.Unit.SHARE ? SHARES : COUNTS;
        return choice.get(number % choice.size());
    }
}
