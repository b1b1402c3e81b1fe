package cn.cunkou.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server's programs and the user that runs them. */
record ServerPrograms(Path home, ServerAccount account) {
    List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return account.command(command);
    }

    /** Runs a program to its end, without input. */
    Outcome run(String program, String... arguments) throws IOException {
        return runWithInput("", program, arguments);
    }

    Outcome runWithInput(String input, String program, String... arguments) throws IOException {
        var process =
                new ProcessBuilder(command(program, arguments)).redirectErrorStream(true).start();
        try {
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(input);
            } catch (IOException e) {
                // It ended without reading; its output says why.
            }
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + program, e);
        }
    }

    record Outcome(int code, String output) {
        boolean ok() {
            return code == 0;
        }
    }
}
