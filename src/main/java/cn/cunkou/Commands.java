package cn.cunkou;

import java.util.List;
import java.util.Set;

/** What the program can be asked to do, one method each. */
final class Commands {
    private Commands() {}

    /**
     * Does what was asked.
     *
     * @return the exit status, or -1 to keep serving
     */
    static int perform(String command, List<String> arguments) {
        return switch (command) {
            case "run" -> run(new Options(arguments, Set.of("demo", "port", "data")));
            case "train" -> train(new Options(arguments, Set.of("data")));
            default -> throw new BadUsage("unknown command: " + command);
        };
    }

    private static int run(Options options) {
        var server = Server.start(options.data(), options.port(), options.get("demo").orElse(""));
        System.out.println("ready " + server.address());
        return -1;
    }

    /**
     * One short life of the program that visits what users visit, so that its classes can be kept
     * for quick starts.
     */
    private static int train(Options options) {
        try (var server = Server.start(options.data(), 0, "")) {
            server.visit(
                    List.of(
                            "/",
                            "/setup",
                            "/sign-in",
                            "/promises",
                            "/livez",
                            "/api/measures",
                            "/api/plans"));
        }
        return 0;
    }
}
