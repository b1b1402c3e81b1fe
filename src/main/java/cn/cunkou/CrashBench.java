package cn.cunkou;

import cn.cunkou.demo.Demonstrations;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.BenchReport;
import cn.cunkou.platform.Benchmark;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The program killed with {@code kill -9} while two partners hand in as fast as they can, every
 * other time its database with it: whether every acknowledged document is stored afterwards, and
 * none in part. The size counts kills.
 */
final class CrashBench implements Benchmark {
    private static final int PARTNERS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BenchReport figures = new BenchReport();
    private final SplittableRandom random = new SplittableRandom(20_180_601);
    private final BenchDocuments documents = new BenchDocuments();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private int size = 20;

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public void size(int kills) {
        size = kills;
    }

    @Override
    public void run(PrintStream out, boolean json) throws Exception {
        var folder = Files.createTempDirectory("cunkou-crash-");
        try {
            var token = token(folder);
            for (var kill = 0; kill < size; kill++) {
                crash(folder, token, kill % 2 == 1);
            }
            finish(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        figures.print(out, json);
    }

    private static String token(Path folder) throws Exception {
        try (var server = Server.start(folder, 0, Demonstrations.shipped().getFirst())) {
            return BenchPartner.token(
                    server, server.bean(Plans.class).all().getFirst().plan().division());
        }
    }

    private void crash(Path folder, String token, boolean database) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var site = "http://localhost:" + port;
        var process =
                new ProcessBuilder(
                                StartBench.command(
                                        "cn.cunkou.Cunkou",
                                        "run",
                                        "--data",
                                        folder.toString(),
                                        "--port",
                                        String.valueOf(port)))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var partner = new BenchPartner(site, token);
                var threads = Executors.newFixedThreadPool(PARTNERS)) {
            var working = new ArrayList<Future<Boolean>>();
            try {
                StartBench.awaitAnswer(process, site + "/livez");
                for (var number = 0; number < PARTNERS; number++) {
                    working.add(threads.submit(handsIn(partner)));
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500, 5_000));
                var server = database ? databaseServer(folder) : -1;
                process.destroyForcibly().waitFor();
                if (server > 0) {
                    ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
                }
            } finally {
                // they hand in until nobody answers
                process.destroyForcibly();
            }
            for (var one : working) {
                one.get();
            }
        }
    }

    /** Until nobody answers any more. */
    private Callable<Boolean> handsIn(BenchPartner partner) {
        return () -> {
            for (var withIds = false; ; withIds = !withIds) {
                byte[] document;
                synchronized (documents) {
                    document = documents.document(withIds);
                }
                try {
                    var answer = partner.capture(document, "application/ld+json");
                    if (answer.statusCode() != 202) {
                        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                    }
                    acknowledged.add(
                            answer.headers()
                                    .firstValue("Location")
                                    .orElseThrow()
                                    .replaceFirst(".*/", ""));
                } catch (IOException gone) {
                    return true;
                }
            }
        };
    }

    private static long databaseServer(Path folder) throws IOException {
        return Long.parseLong(
                Files.readAllLines(
                                folder.resolve("postgres")
                                        .resolve("data")
                                        .resolve("postmaster.pid"))
                        .getFirst()
                        .strip());
    }

    private void finish(Path folder) throws Exception {
        try (var server = Server.start(folder, 0, "")) {
            try (var reading = server.bean(Connections.class).open(Role.MEASURE)) {
                var begun = System.nanoTime();
                while (number(
                                reading,
                                "select count(*) from visibility.capture where finished_at is null")
                        > 0) {
                    if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                        break;
                    }
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                figures.put("kills", size);
                figures.put(
                        "all jobs over after the last start, s", (System.nanoTime() - begun) / 1e9);
                report(reading);
            }
        }
    }

    private void report(Connection reading) throws SQLException {
        figures.put("documents acknowledged", acknowledged.size());
        figures.put("events stored", number(reading, "select count(*) from visibility.event"));
        var whole = new HashSet<String>();
        try (var statement = reading.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select c.id::text from visibility.capture c
                                 where success and finished_at is not null and stored = %1$d
                                   and %1$d = (select count(*) from visibility.event e where e.capture = c.id)
                                """
                                        .formatted(BenchDocuments.EVENTS))) {
            while (rows.next()) {
                whole.add(rows.getString(1));
            }
        }
        figures.put(
                "acknowledged and not there whole",
                acknowledged.stream().filter(id -> !whole.contains(id)).count());
        figures.put(
                "documents stored in part",
                number(
                        reading,
                        """
                        select count(*) from (select from visibility.event where capture is not null
                                               group by capture having count(*) <> %d) as part
                        """
                                .formatted(BenchDocuments.EVENTS)));
        figures.put(
                "events without their five things",
                number(
                        reading,
                        """
                        select count(*) from visibility.event e
                         where capture is not null and 5 <> (select count(*) from visibility.event_epc x
                                      where x.event_time = e.event_time and x.event = e.id)
                        """));
        figures.put(
                "events of which another is known, or none",
                number(
                        reading,
                        """
                        select count(*) from visibility.event e full join visibility.identity i on i.event = e.id
                         where e.id is null or i.event is null
                        """));
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
