package cn.cunkou;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words after a command: {@code --name value} pairs, {@code --flag}s and files. */
final class Options {
    private static final Set<String> FLAGS = Set.of("json");

    private final Map<String, String> named = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /**
     * Reads a command line.
     *
     * @throws BadUsage for an option that is not in {@code known}, or one without its value
     */
    Options(List<String> arguments, Set<String> known) {
        for (var i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            var equals = argument.indexOf('=');
            var name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (!known.contains(name)) {
                throw new BadUsage("unknown option --%s; known here: %s".formatted(name, known));
            }
            if (FLAGS.contains(name)) {
                named.put(name, "yes");
            } else if (equals >= 0) {
                named.put(name, argument.substring(equals + 1));
            } else if (i + 1 < arguments.size()) {
                named.put(name, arguments.get(++i));
            } else {
                throw new BadUsage("--" + name + " needs a value");
            }
        }
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(named.get(name));
    }

    String required(String name) {
        return get(name).orElseThrow(() -> new BadUsage("--" + name + " is needed"));
    }

    List<String> words() {
        return List.copyOf(words);
    }

    /** The one file a command is about. */
    Path file() {
        if (words.size() != 1) {
            throw new BadUsage("name one file");
        }
        return Path.of(words.getFirst());
    }

    Path data() {
        return Path.of(
                get("data")
                        .or(() -> Optional.ofNullable(System.getenv("CUNKOU_DATA")))
                        .orElse("data"));
    }

    int port() {
        var text =
                get("port")
                        .or(() -> Optional.ofNullable(System.getenv("CUNKOU_PORT")))
                        .orElse("8080");
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new BadUsage("--port wants a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }
}
