package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.BenchReport;
import cn.cunkou.platform.Benchmark;
import cn.cunkou.platform.Scope;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The buyer's page at 500 requests a second, each of another code, which come whether earlier ones
 * are answered or not; beside it a static answer at the same rate. Every look must be on record.
 */
public final class PageBench implements Benchmark {
    private static final int RATE = 500;
    private static final int WARMING = 4_000;
    private static final int ROUNDS = 5;
    private static final int LOOKS = 6_000;

    private final Function<Path, Running> program;
    private final BenchReport figures = new BenchReport();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The program, serving from a folder of its own until it is closed. */
    public interface Running extends AutoCloseable {
        <T> T bean(Class<T> type);

        /** What its addresses begin with. */
        String site();

        @Override
        void close();
    }

    public PageBench(Function<Path, Running> program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "page";
    }

    @Override
    public void run(PrintStream out, boolean json) throws Exception {
        var folder = Files.createTempDirectory("cunkou-page-");
        try (var running = program.apply(folder)) {
            run(running);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        figures.print(out, json);
    }

    private void run(Running running) throws Exception {
        var codes = codes(running);
        var site = running.site();
        IntFunction<String> still = _ -> site + "/assets/seal.svg";
        IntFunction<String> page = i -> site + "/t/" + codes.get(i);
        load(WARMING, still);
        for (var round = 0; round < ROUNDS; round++) {
            load(WARMING, page);
        }
        report("static answer", load(LOOKS, still));
        var before = looks(running);
        report("page", load(LOOKS, i -> page.apply(WARMING + i)));
        figures.put(
                "looks not on record when the last page was", LOOKS - (looks(running) - before));
        var one =
                client.send(
                        HttpRequest.newBuilder(URI.create(page.apply(0))).build(),
                        BodyHandlers.ofByteArray());
        figures.put("page, bytes before compression", one.body().length);
    }

    private void report(String what, long[] micros) {
        Arrays.sort(micros);
        figures.put(what + ", p50 ms", micros[micros.length / 2] / 1e3);
        figures.put(what + ", p99 ms", micros[micros.length * 99 / 100] / 1e3);
        figures.put(what + ", longest ms", micros[micros.length - 1] / 1e3);
    }

    /** Microseconds from when each request was due until its answer was there. */
    private long[] load(int count, IntFunction<String> address) throws InterruptedException {
        var micros = new long[count];
        var done = new CountDownLatch(count);
        var wrong = new AtomicInteger();
        var begun = System.nanoTime();
        for (var i = 0; i < count; i++) {
            var due = begun + i * TimeUnit.SECONDS.toNanos(1) / RATE;
            for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            var number = i;
            client.sendAsync(
                            HttpRequest.newBuilder(URI.create(address.apply(i)))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            BodyHandlers.discarding())
                    .whenComplete((answer, fault) -> {
                        micros[number] = (System.nanoTime() - due) / 1_000;
                        if (fault != null || answer.statusCode() != 200) {
                            wrong.incrementAndGet();
                        }
                        done.countDown();
                    });
        }
        done.await();
        if (wrong.get() > 0) {
            throw new IllegalStateException(wrong + " requests of " + count + " failed");
        }
        return micros;
    }

    /** Codes on lots of the demonstration. */
    private static List<String> codes(Running running) {
        return system(
                running,
                () -> {
                    var rolls = running.bean(Rolls.class);
                    var codes = new ArrayList<String>();
                    var all =
                            running.bean(JdbcClient.class)
                                    .sql("select number from traceability.roll order by number")
                                    .query(Integer.class)
                                    .list();
                    for (var number : all) {
                        var roll = rolls.find(Objects.requireNonNull(number)).orElseThrow();
                        var smith = rolls.smith(roll);
                        for (var packing : rolls.packings(roll.id())) {
                            for (var i = packing.first(); i <= packing.last(); i++) {
                                codes.add(smith.make(roll.number(), i).text());
                                if (codes.size() == WARMING + LOOKS) {
                                    return codes;
                                }
                            }
                        }
                    }
                    throw new IllegalStateException(
                            "the demonstration has only " + codes.size() + " codes");
                });
    }

    private static long looks(Running running) {
        return system(
                running,
                () ->
                        running.bean(JdbcClient.class)
                                .sql("select count(*) from traceability.look")
                                .query(Long.class)
                                .single());
    }

    private static <T> T system(Running running, Supplier<T> act) {
        var transaction = running.bean(TransactionTemplate.class);
        return Actor.as(
                Actor.system("测速", Scope.everywhere()),
                () -> Objects.requireNonNull(transaction.execute(_ -> act.get())));
    }
}
