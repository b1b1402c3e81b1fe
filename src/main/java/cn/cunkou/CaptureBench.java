package cn.cunkou;

import cn.cunkou.demo.Demonstrations;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.BenchReport;
import cn.cunkou.platform.Benchmark;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import org.springframework.util.FileSystemUtils;

/**
 * Documents of 500 events each, handed in over HTTP by as many partners as there are cores, until
 * the last of their jobs is over; beside it, COPY of the rows that came of it into the same tables
 * with the same indexes, by as many connections. The size counts documents.
 */
final class CaptureBench implements Benchmark {
    private static final int PARTNERS = 2;
    private static final int WARMING = 150;

    /** The tables that grow with every event, with a number by which their rows are parted. */
    private static final Map<String, String> TABLES =
            new TreeMap<>(
                    Map.of(
                            "visibility.identity", "get_byte(uuid_send(event), 15)",
                            "visibility.event", "get_byte(uuid_send(id), 15)",
                            "visibility.event_epc", "get_byte(uuid_send(event), 15)",
                            "visibility.epc_month", "abs(epc % 256)"));

    private final BenchReport figures = new BenchReport();
    private int size = 300;

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public void size(int documents) {
        size = documents;
    }

    @Override
    public void run(PrintStream out, boolean json) throws Exception {
        var folder = Files.createTempDirectory("cunkou-capture-");
        try (var server = Server.start(folder, 0, Demonstrations.shipped().getFirst())) {
            var county = server.bean(Plans.class).all().getFirst().plan().division();
            var connections = server.bean(Connections.class);
            var documents = new BenchDocuments();
            try (var partner = BenchPartner.of(server, county)) {
                handIn(partner, connections, documents.documents(WARMING));
                empty(connections);
                var captured = handIn(partner, connections, documents.documents(size));
                figures.put("events", count(connections, "visibility.event"));
                figures.put("their things", count(connections, "visibility.event_epc"));
                figures.put("captured, events/s", captured);
                var copied = copy(connections, folder);
                figures.put("COPY by %d connections, events/s".formatted(PARTNERS), copied);
                figures.put("captured for each 100 copied", 100 * captured / copied);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        figures.print(out, json);
    }

    /** Events a second, from the first document handed in to the last that is stored. */
    private static double handIn(
            BenchPartner partner, Connections connections, List<byte[]> documents)
            throws Exception {
        var next = new AtomicInteger();
        Callable<Boolean> work =
                () -> {
                    for (var number = next.getAndIncrement();
                            number < documents.size();
                            number = next.getAndIncrement()) {
                        var answer = partner.capture(documents.get(number), "application/ld+json");
                        if (answer.statusCode() != 202) {
                            throw new IllegalStateException(answer.body());
                        }
                    }
                    return true;
                };
        var begun = System.nanoTime();
        atOnce(work);
        awaitJobs(connections);
        return perSecond(documents.size() * (long) BenchDocuments.EVENTS, begun);
    }

    private static void awaitJobs(Connections connections) throws Exception {
        try (var reading = connections.open(Role.MEASURE)) {
            while (number(
                            reading,
                            "select count(*) from visibility.capture where finished_at is null")
                    > 0) {
                Thread.sleep(5);
            }
            if (number(reading, "select count(*) from visibility.capture where not success") > 0) {
                throw new IllegalStateException("not all documents were stored");
            }
        }
    }

    /** The rows of all these tables, out, and in again. */
    private static double copy(Connections connections, Path folder) throws Exception {
        try (var reading = connections.open(Role.BACKUP)) {
            for (var part = 0; part < PARTNERS; part++) {
                for (var table : TABLES.entrySet()) {
                    write(reading, table, part, file(folder, table.getKey(), part));
                }
            }
        }
        var events = count(connections, "visibility.event");
        empty(connections);
        var next = new AtomicInteger();
        var begun = System.nanoTime();
        atOnce(() -> read(connections, folder, next.getAndIncrement()));
        var rate = perSecond(events, begun);
        if (count(connections, "visibility.event") != events) {
            throw new IllegalStateException("COPY wrote another number of events");
        }
        return rate;
    }

    private static Path file(Path folder, String table, int part) {
        return folder.resolve(table + part);
    }

    private static void write(
            Connection connection, Map.Entry<String, String> table, int part, Path file)
            throws SQLException, IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select * from %s where %s %% %d = %d) to stdout"
                                    .formatted(table.getKey(), table.getValue(), PARTNERS, part),
                            out);
        }
    }

    private static boolean read(Connections connections, Path folder, int part)
            throws SQLException, IOException {
        try (var connection = connections.open(Role.OWNER)) {
            for (var table : TABLES.keySet()) {
                try (var in =
                        new BufferedInputStream(Files.newInputStream(file(folder, table, part)))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + table + " from stdin", in, 1 << 16);
                }
            }
        }
        return true;
    }

    /** Also lets the owner COPY into them. */
    private static void empty(Connections connections) throws SQLException {
        try (var connection = connections.open(Role.OWNER);
                var statement = connection.createStatement()) {
            statement.execute("truncate " + String.join(", ", TABLES.keySet()));
        }
        open(connections);
    }

    private static void open(Connections connections) throws SQLException {
        try (var connection = connections.open(Role.OWNER);
                var statement = connection.createStatement()) {
            for (var table : TABLES.keySet()) {
                statement.execute("alter table " + table + " no force row level security");
            }
        }
    }

    private static long count(Connections connections, String table) throws SQLException {
        try (var connection = connections.open(Role.MEASURE)) {
            return number(connection, "select count(*) from " + table);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void atOnce(Callable<Boolean> work)
            throws InterruptedException, ExecutionException {
        var all = new ArrayList<Callable<Boolean>>();
        for (var partner = 0; partner < PARTNERS; partner++) {
            all.add(work);
        }
        try (var threads = Executors.newFixedThreadPool(PARTNERS)) {
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }
    }

    private static double perSecond(long events, long begun) {
        return events / ((System.nanoTime() - begun) / 1e9);
    }
}
