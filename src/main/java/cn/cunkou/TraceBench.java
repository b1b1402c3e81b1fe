package cn.cunkou;

import cn.cunkou.demo.Demonstrations;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.BenchReport;
import cn.cunkou.platform.Benchmark;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.visibility.OldMonths;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.util.FileSystemUtils;

/**
 * Two years of lots, each made of the one before in ten steps and three things besides: how long it
 * takes over HTTP to find the events of one thing, and to trace a lot back ten steps; beside it,
 * the same rows by prepared statements on one connection, and an answer that asks for none; then,
 * what it costs to put old months away and to bring one back. The size counts links from things to
 * events.
 */
final class TraceBench implements Benchmark {
    private static final int MONTHS = 24;
    private static final int STEPS = 10;
    private static final int LINKS = 5;
    private static final int LOOKUPS = 5_000;
    private static final int TRACES = 1_000;

    /** So long a question is asked before it counts: the compiler is busy that long. */
    private static final Duration WARMING = Duration.ofSeconds(20);

    private static final String BYTES =
            """
            select sum(pg_total_relation_size(inhrelid)) from pg_inherits
             where inhparent in (cast('visibility.event' as regclass), cast('visibility.event_epc' as regclass))
            """;

    private final BenchReport figures = new BenchReport();
    private final SplittableRandom random = new SplittableRandom(20_180_601);
    private int size = 10_000_000;

    /** What is measured: one question about one of the chains. */
    private interface Question {
        void ask(int chain) throws Exception;
    }

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public void size(int links) {
        size = links;
    }

    @Override
    public void run(PrintStream out, boolean json) throws Exception {
        var folder = Files.createTempDirectory("cunkou-trace-");
        try (var server = Server.start(folder, 0, Demonstrations.shipped().getFirst())) {
            var county = server.bean(Plans.class).all().getFirst().plan().division();
            var connections = server.bean(Connections.class);
            fill(connections, county);
            try (var partner = BenchPartner.of(server, county);
                    var plain = connections.open(Role.MEASURE)) {
                measureAll(partner, plain);
                putAway(server, partner, connections);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        figures.print(out, json);
    }

    private void measureAll(BenchPartner partner, Connection plain) throws Exception {
        baseline(plain);
        measure("an answer of no content over HTTP", LOOKUPS, _ -> alive(partner));
        measure("events of one thing over HTTP", LOOKUPS, chain -> lookup(partner, thing(chain)));
        measure("trace back of depth 10 over HTTP", TRACES, chain -> trace(partner, chain));
    }

    private void fill(Connections connections, DivisionCode county) throws SQLException {
        var begun = System.nanoTime();
        try (var owner = connections.open(Role.OWNER);
                var statement = owner.createStatement()) {
            statement.execute(
                    "select visibility.make_month((date '2024-01-01' + make_interval(months => n))::date)"
                            + " from generate_series(0, %d) as n".formatted(MONTHS - 1));
            var events = size / LINKS;
            statement.execute("set synchronous_commit = off");
            statement.execute(
                    """
                    create temporary table made as
                    select n, uuidv7() as id, n / %1$d as chain, n %% %1$d as step,
                           timestamptz '2024-01-02 00:00+00' + make_interval(mins => (n / %1$d %% 640) * 1440 + (n %% %1$d) * 7200) as time
                      from generate_series(0, %2$d) as n
                    """
                            .formatted(STEPS, events - 1));
            statement.execute(
                    """
                    insert into visibility.event (id, division, event_time, record_time, type, biz_step, event_id, party, facts, body)
                    select id, '%s', time, time, 'TransformationEvent', 'creating_class_instance', 'urn:t:' || n, 'bench', '{}',
                           json_build_object('type', 'TransformationEvent', 'eventID', 'urn:t:' || n,
                               'eventTime', to_char(time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'eventTimeZoneOffset', '+08:00',
                               'inputEPCList', json_build_array('https://id.gs1.org/01/04012345000016/21/' || n || 'a',
                                   'https://id.gs1.org/01/04012345000016/21/' || n || 'b', 'https://id.gs1.org/01/04012345000016/21/' || n || 'c'),
                               'inputQuantityList', json_build_array(json_build_object('epcClass', 'https://id.gs1.org/01/04012345000023/10/' || chain || '-' || step)),
                               'outputQuantityList', json_build_array(json_build_object('epcClass', 'https://id.gs1.org/01/04012345000023/10/' || chain || '-' || step + 1)),
                               'bizStep', 'creating_class_instance')
                      from made
                    """
                            .formatted(county));
            statement.execute(
                    """
                    insert into visibility.event_epc (event_time, event, division, role, epc)
                    select time, id, '%s', role, epc
                      from made,
                           lateral (values ('input', 'https://id.gs1.org/01/04012345000016/21/' || n || 'a'),
                                           ('input', 'https://id.gs1.org/01/04012345000016/21/' || n || 'b'),
                                           ('input', 'https://id.gs1.org/01/04012345000016/21/' || n || 'c'),
                                           ('input-quantity', 'https://id.gs1.org/01/04012345000023/10/' || chain || '-' || step),
                                           ('output-quantity', 'https://id.gs1.org/01/04012345000023/10/' || chain || '-' || step + 1))
                               as part (role, epc)
                    """
                            .formatted(county));
            statement.execute(
                    """
                    insert into visibility.epc_month
                    select distinct hashtextextended(epc, 0), date_trunc('month', event_time, 'UTC') from visibility.event_epc
                        on conflict do nothing
                    """);
            statement.execute("vacuum analyze visibility.epc_month");
            statement.execute("vacuum analyze visibility.event");
            statement.execute("vacuum analyze visibility.event_epc");
            figures.put(
                    "links of things and events",
                    number(owner, "select count(*) from visibility.event_epc"));
            figures.put(
                    "  in partitions by month",
                    number(owner, "select count(distinct tableoid) from visibility.event"));
        }
        figures.put("  written in s", (System.nanoTime() - begun) / 1e9);
    }

    /** What it costs to put old months away, and to ask for one of them then. */
    private void putAway(Server server, BenchPartner partner, Connections connections)
            throws Exception {
        try (var owner = connections.open(Role.OWNER)) {
            var before = number(owner, BYTES);
            var begun = System.nanoTime();
            var away = server.bean(OldMonths.class).putAway();
            var seconds = (System.nanoTime() - begun) / 1e9;
            var events = away.stream().mapToLong(OldMonths.PutAway::events).sum();
            figures.put("months put away", away.size());
            figures.put("  events", events);
            figures.put("  events a second", events / seconds);
            figures.put(
                    "  MB of partitions with their indexes", (before - number(owner, BYTES)) / 1e6);
            figures.put(
                    "  MB of files", away.stream().mapToLong(OldMonths.PutAway::bytes).sum() / 1e6);
        }
        var taken = new ArrayList<Double>();
        // chains begin a day apart: one of every other month of the first
        for (var chain = 0; chain <= 180; chain += 60) {
            var begun = System.nanoTime();
            lookup(partner, thing(chain));
            taken.add((System.nanoTime() - begun) / 1e6);
        }
        report("events of one thing whose month is brought back", taken);
        measure(
                "events of one thing of a month that is back",
                TRACES,
                chain -> lookup(partner, thing(chain % 20)));
    }

    private static String thing(int chain) {
        return "https://id.gs1.org/01/04012345000016/21/" + (chain * STEPS + 3) + "b";
    }

    private static String lot(int chain) {
        return "https://id.gs1.org/01/04012345000023/10/" + chain + "-" + STEPS;
    }

    /** What the database itself takes for it, with a statement of one plan. */
    private void baseline(Connection connection) throws Exception {
        try (var settings = connection.createStatement()) {
            settings.execute("set plan_cache_mode = force_generic_plan");
        }
        try (var statement =
                connection.prepareStatement(
                        """
                        select e.body::text from visibility.event_epc x
                          cross join lateral (select * from visibility.event it
                                               where it.event_time = x.event_time and it.id = x.event offset 0) as e
                         where x.epc = ?
                        """)) {
            measure(
                    "events of one thing by a prepared statement",
                    LOOKUPS,
                    chain -> {
                        statement.setString(1, thing(chain));
                        try (var rows = statement.executeQuery()) {
                            if (!rows.next() || rows.next()) {
                                throw new IllegalStateException("not one event of " + thing(chain));
                            }
                        }
                    });
        }
        try (var statement =
                connection.prepareStatement(
                        """
                        select other.epc, other.role from visibility.event_epc x
                          cross join lateral (select * from visibility.event_epc it
                                               where it.event_time = x.event_time and it.event = x.event offset 0) as other
                         where x.epc = ? and x.role = 'output-quantity'
                        """)) {
            measure(
                    "ten steps back by a prepared statement each",
                    TRACES,
                    chain -> {
                        var lot = lot(chain);
                        for (var step = 0; step < STEPS; step++) {
                            statement.setString(1, lot);
                            try (var rows = statement.executeQuery()) {
                                while (rows.next()) {
                                    if (rows.getString(2).equals("input-quantity")) {
                                        lot = rows.getString(1);
                                    }
                                }
                            }
                        }
                        if (!lot.endsWith("-0")) {
                            throw new IllegalStateException("the way back ends at " + lot);
                        }
                    });
        }
    }

    private static void lookup(BenchPartner partner, String thing) throws Exception {
        var answer = partner.get("/epcis/events?MATCH_anyEPC=" + BenchPartner.escaped(thing));
        if (answer.statusCode() != 200 || !answer.body().contains(thing)) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** What an answer takes of which nothing is asked. */
    private static void alive(BenchPartner partner) throws Exception {
        var answer = partner.get("/livez");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static void trace(BenchPartner partner, int chain) throws Exception {
        var answer = partner.get("/api/traces?depth=10&epc=" + BenchPartner.escaped(lot(chain)));
        if (answer.statusCode() != 200
                || !answer.body()
                        .contains("https://id.gs1.org/01/04012345000023/10/" + chain + "-0\"")) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** One after the other, about chains by chance. */
    private void measure(String what, int times, Question question) throws Exception {
        var chains = size / LINKS / STEPS;
        var warm = System.nanoTime() + WARMING.toNanos();
        while (System.nanoTime() < warm) {
            question.ask(random.nextInt(chains));
        }
        var taken = new ArrayList<Double>();
        for (var i = 0; i < times; i++) {
            var chain = random.nextInt(chains);
            var begun = System.nanoTime();
            question.ask(chain);
            taken.add((System.nanoTime() - begun) / 1e6);
        }
        report(what, taken);
    }

    private void report(String what, List<Double> taken) {
        Collections.sort(taken);
        figures.put(what + ", ms (median)", taken.get(taken.size() / 2));
        figures.put(what + ", ms (p99)", taken.get(taken.size() * 99 / 100));
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
