package cn.cunkou;

import cn.cunkou.demo.Demonstrations;
import cn.cunkou.platform.Benchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.util.FileSystemUtils;

/**
 * How long a later start takes until the first page is answered, and what the system holds in
 * memory when nobody asks for anything; beside them, the start of an empty application on the same
 * web stack.
 */
final class StartBench implements Benchmark {
    private static final int ROUNDS = 3;

    /** The same web stack with nothing in it. */
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration"
            })
    static final class Empty {
        private Empty() {}

        public static void main(String[] arguments) {
            new SpringApplication(Empty.class).run(arguments);
        }
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(PrintStream out, boolean json) throws Exception {
        var folder = Files.createTempDirectory("cunkou-start-");
        try {
            time(program(folder), "/");
            var program = new ArrayList<Start>();
            var empty = new ArrayList<Start>();
            for (var i = 0; i < ROUNDS; i++) {
                program.add(time(program(folder), "/"));
                empty.add(time(emptyApplication(), "/"));
            }
            var first = median(program.stream().map(Start::millis).toList());
            var base = median(empty.stream().map(Start::millis).toList());
            var memory = median(program.stream().map(Start::kilobytes).toList());
            out.printf(
                    json
                            ? "{\"start-ms\": %d, \"empty-application-ms\": %d, \"ratio\": %.2f, \"idle-pss-kB\": %d}%n"
                            : "start to the first page %,d ms · empty application %,d ms · ratio %.2f · idle memory %,d kB (PSS)%n",
                    first,
                    base,
                    first / (double) base,
                    memory);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private record Start(long millis, long kilobytes) {}

    private static List<String> program(Path folder) throws IOException {
        return command(
                "cn.cunkou.Cunkou",
                "run",
                "--demo",
                Demonstrations.shipped().getFirst(),
                "--data",
                folder.resolve("data").toString(),
                "--port");
    }

    private static List<String> emptyApplication() {
        return command(Empty.class.getName(), "--spring.main.banner-mode=off", "--server.port");
    }

    /**
     * This runtime and its options with another main class; the last argument is the port, filled
     * in later.
     */
    static List<String> command(String main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Start time(List<String> command, String path)
            throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var whole = new ArrayList<>(command);
        if (whole.getLast().equals("--port")) {
            whole.add(String.valueOf(port));
        } else {
            whole.set(whole.size() - 1, whole.getLast() + "=" + port);
        }
        var begun = System.nanoTime();
        var process =
                new ProcessBuilder(whole)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            awaitAnswer(process, "http://localhost:" + port + path);
            var millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            Thread.sleep(Duration.ofSeconds(5));
            return new Start(millis, memory(process.toHandle()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    static void awaitAnswer(Process process, String address) throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            while (process.isAlive()) {
                try {
                    if (client.send(request, BodyHandlers.discarding()).statusCode() < 500) {
                        return;
                    }
                } catch (IOException e) {
                    Thread.sleep(5);
                }
            }
        }
        throw new IllegalStateException("the program ended before it answered");
    }

    /**
     * Proportional set size of a process and all below it, and of servers that stand in a session
     * of their own.
     */
    private static long memory(ProcessHandle process) throws IOException {
        long sum = 0;
        for (var one :
                (Iterable<ProcessHandle>)
                        Stream.concat(Stream.of(process), process.descendants())::iterator) {
            for (var line :
                    Files.readAllLines(
                            Path.of("/proc", String.valueOf(one.pid()), "smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    sum += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return sum;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
