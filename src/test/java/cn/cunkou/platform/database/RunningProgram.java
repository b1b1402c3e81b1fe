package cn.cunkou.platform.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A {@link ServerProgram} that runs beside the test, to be killed. */
final class RunningProgram implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private RunningProgram(Process process) {
        this.process = process;
        Thread.ofVirtual()
                .start(() -> {
                    try (var reader =
                            new BufferedReader(
                                    new InputStreamReader(
                                            process.getInputStream(), StandardCharsets.UTF_8))) {
                        String line;
                        while ((line = reader.readLine()) != null) {
                            synchronized (lines) {
                                lines.add(line);
                            }
                        }
                    } catch (IOException e) {
                        // killed, as intended
                    }
                });
    }

    /**
     * @param before a command that runs it, such as {@code unshare -m}
     */
    static RunningProgram start(Path folder, String... before) throws IOException {
        return startWithPath(folder, System.getenv("PATH"), before);
    }

    static RunningProgram startWithPath(Path folder, String path, String... before)
            throws IOException {
        var command = new ArrayList<>(List.of(before));
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        ServerProgram.class.getName(),
                        folder.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", path);
        return new RunningProgram(builder.start());
    }

    RunningProgram awaitWriting() {
        await("it writes", () -> lastKept() > 20);
        return this;
    }

    /** What it said instead of starting. */
    String refusal() throws InterruptedException {
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Thread.sleep(50);
        return said();
    }

    String said() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    int lastKept() {
        synchronized (lines) {
            for (var line : lines.reversed()) {
                if (line.matches("[0-9]+")) {
                    return Integer.parseInt(line);
                }
            }
            return 0;
        }
    }

    long pid() {
        return process.pid();
    }

    long serverPid() {
        return Long.parseLong(ready()[1]);
    }

    long watcherPid() {
        return Long.parseLong(ready()[2]);
    }

    private String[] ready() {
        synchronized (lines) {
            return lines.stream()
                    .filter(line -> line.startsWith("ready "))
                    .findFirst()
                    .orElseThrow()
                    .split(" ");
        }
    }

    static void kill(long... pids) throws IOException {
        var command = new ArrayList<>(List.of("kill", "-9"));
        for (long pid : pids) {
            command.add(Long.toString(pid));
        }
        new ProcessBuilder(command).start().onExit().join();
    }

    void await(String what, BooleanSupplier happened) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "not within " + PATIENCE_SECONDS + " s: " + what + "\n" + tail());
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private String tail() {
        synchronized (lines) {
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        }
    }

    static boolean isRoot() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        boolean started = said().contains("ready ");
        if (started) {
            long server = serverPid();
            await("the server ends with its program", () -> !Processes.runs(server));
        }
    }
}
