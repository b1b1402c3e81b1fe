package cn.cunkou;

import cn.cunkou.demo.Demonstrations;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.BenchReport;
import cn.cunkou.platform.Benchmark;
import cn.cunkou.platform.database.Connections;
import cn.cunkou.platform.database.Connections.Role;
import cn.cunkou.visibility.SpoiltDocuments;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/**
 * Spoilt documents handed in one after the other: each is to be refused with a reason or stored,
 * and the heap is to be as full at the end as at the beginning. The size counts documents. The
 * samples are those beside the repository where they are, else a document of our own.
 */
final class MalformedBench implements Benchmark {
    private static final Path FOLDER = Path.of("../shared/data/epcis");
    private static final long SEED = 20_180_601;

    private final BenchReport figures = new BenchReport();
    private int size = 100_000;

    @Override
    public String name() {
        return "malformed";
    }

    @Override
    public void size(int documents) {
        size = documents;
    }

    @Override
    public void run(PrintStream out, boolean json) throws Exception {
        var folder = Files.createTempDirectory("cunkou-malformed-");
        try (var server = Server.start(folder, 0, Demonstrations.shipped().getFirst())) {
            var county = server.bean(Plans.class).all().getFirst().plan().division();
            try (var partner = BenchPartner.of(server, county)) {
                handIn(partner, new SpoiltDocuments(samples(), SEED));
            }
            awaitJobs(server.bean(Connections.class));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        figures.print(out, json);
    }

    private void handIn(BenchPartner partner, SpoiltDocuments spoilt) throws Exception {
        var answers = new TreeMap<Integer, Integer>();
        var slowest = 0.0;
        var heap = 0.0;
        for (var number = 0; number < size; number++) {
            if (number == size / 10) {
                heap = heap();
            }
            var document = spoilt.next();
            var begun = System.nanoTime();
            var answer =
                    partner.capture(
                            document,
                            isXml(document) ? "application/xml" : "application/ld+json",
                            "GS1-Capture-Error-Behaviour",
                            number % 2 == 0 ? "rollback" : "proceed");
            slowest = Math.max(slowest, (System.nanoTime() - begun) / 1e6);
            answers.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() >= 500
                    || answer.statusCode() != 202 && !answer.body().contains("\"detail\"")) {
                var kept = Files.createTempFile("cunkou-malformed-", ".document");
                Files.write(kept, document);
                figures.put("document %s was answered with".formatted(kept), answer.statusCode());
            }
        }
        answers.forEach((status, times) -> figures.put("answered with " + status, times));
        figures.put("slowest answer, ms", slowest);
        figures.put("heap in use after a tenth, MB", heap);
        figures.put("heap in use at the end, MB", heap());
    }

    private static boolean isXml(byte[] document) {
        return new String(document, 0, Math.min(200, document.length), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("<");
    }

    private static double heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6;
    }

    private static List<byte[]> samples() throws IOException {
        var samples = new ArrayList<byte[]>();
        if (Files.isDirectory(FOLDER)) {
            try (var files = Files.walk(FOLDER)) {
                for (var file : files.sorted().toList()) {
                    if (file.toString().matches(".*\\.(xml|json|jsonld)")) {
                        samples.add(Files.readAllBytes(file));
                    }
                }
            }
        } else {
            samples.add(new BenchDocuments().document(true, 20));
        }
        return samples;
    }

    private void awaitJobs(Connections connections) throws SQLException, InterruptedException {
        try (var reading = connections.open(Role.MEASURE);
                var statement = reading.createStatement()) {
            for (var waiting = 1L; waiting > 0; ) {
                Thread.sleep(50);
                try (var rows =
                        statement.executeQuery(
                                """
                                select count(*) filter (where finished_at is null), count(*),
                                       count(*) filter (where errors::text like '%ImplementationException%')
                                  from visibility.capture
                                """)) {
                    rows.next();
                    waiting = rows.getLong(1);
                    if (waiting == 0) {
                        figures.put("jobs over", rows.getLong(2));
                        figures.put(
                                "  of them with events that could not be stored", rows.getLong(3));
                    }
                }
            }
        }
    }
}
