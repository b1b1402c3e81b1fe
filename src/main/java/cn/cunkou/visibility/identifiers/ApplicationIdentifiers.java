package cn.cunkou.visibility.identifiers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All application identifiers. No identifier is the beginning of another. */
final class ApplicationIdentifiers {
    private static final Map<String, ApplicationIdentifier> ALL = read();

    private ApplicationIdentifiers() {}

    static @Nullable ApplicationIdentifier get(String ai) {
        return ALL.get(ai);
    }

    /** The identifier that this text has at this place, or null. */
    static @Nullable ApplicationIdentifier at(String text, int from) {
        for (var digits = 2; digits <= 4 && from + digits <= text.length(); digits++) {
            var found = ALL.get(text.substring(from, from + digits));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Map<String, ApplicationIdentifier> read() {
        try (var table =
                Objects.requireNonNull(
                        ApplicationIdentifiers.class.getResourceAsStream(
                                "application-identifiers.txt"))) {
            var all = new HashMap<String, ApplicationIdentifier>();
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(columns -> {
                        var ends = columns[0].split("-");
                        var last = Integer.parseInt(ends[ends.length - 1]);
                        for (var number = Integer.parseInt(ends[0]); number <= last; number++) {
                            var ai = String.format("%0" + ends[0].length() + "d", number);
                            all.put(ai, ApplicationIdentifier.of(ai, columns));
                        }
                    });
            return Map.copyOf(all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
