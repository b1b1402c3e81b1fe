package cn.cunkou;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.demo.Demonstrations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program as its users run it: its beans prepared, its database its own. */
class ProgramIT {
    private static final String READY = "ready ";

    @TempDir Path folder;

    @Test
    void aDemonstrationIsServedAndServedAgainAfterAStop() throws Exception {
        String before;
        try (var program = new Running(folder)) {
            assertThat(program.get("/", "").body()).contains("class=\"demo");
            before = program.items();
            assertThat(before).contains("\"value\":");
        }
        try (var program = new Running(folder)) {
            assertThat(program.items()).isEqualTo(before);
            assertThat(program.get("/api/stations", token()).statusCode()).isEqualTo(200);
        }
    }

    /** Issued by a command beside the server that runs. */
    private String token() throws Exception {
        var command =
                start(
                        "token",
                        "--role",
                        "auditor",
                        "--division",
                        "441424",
                        "--name",
                        "审计",
                        "--data",
                        folder.toString());
        var said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).as(said).isZero();
        return said.strip().lines().toList().getLast();
    }

    /** A demonstration of the first county, until it is closed. */
    private static final class Running implements AutoCloseable {
        private final Process process;
        private final String address;

        Running(Path folder) throws IOException {
            process =
                    start(
                            "run",
                            "--demo",
                            Demonstrations.shipped().getFirst(),
                            "--port",
                            "0",
                            "--data",
                            folder.toString());
            address = address();
        }

        private String address() throws IOException {
            var lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            var said = new StringBuilder();
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith(READY)) {
                    return line.substring(READY.length());
                }
                said.append(line).append('\n');
            }
            throw new AssertionError("the program ended before it was ready:\n" + said);
        }

        HttpResponse<String> get(String path, String token) throws Exception {
            var request =
                    HttpRequest.newBuilder(URI.create(address + path))
                            .timeout(Duration.ofSeconds(30));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            try (var client = HttpClient.newHttpClient()) {
                return client.send(request.build(), BodyHandlers.ofString());
            }
        }

        /** What the county's plan says of its items. */
        String items() throws Exception {
            var plans = get("/api/plans", "").body();
            var plan = plans.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
            return get("/api/plans/" + plan + "/items", "").body();
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Process start(String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                System.getProperty("cunkou.jar")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
