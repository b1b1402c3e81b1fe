package cn.cunkou.plan;

import cn.cunkou.values.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contradiction inside the paper. Until a person settles it, the items about it are unclear.
 *
 * @param items ids of the items it leaves open
 */
public record Conflict(String id, String label, List<String> items, List<Reading> readings) {
    public Conflict {
        items = List.copyOf(items);
        readings = List.copyOf(readings);
    }

    public Optional<Reading> reading(String id) {
        return readings.stream().filter(reading -> reading.id().equals(id)).findFirst();
    }

    /**
     * What was decided about it holds as long as this stays the same; SHA-256 in hexadecimal
     * digits.
     */
    String wording() {
        var said = new StringBuilder(String.join(",", items.stream().sorted().toList()));
        for (var reading : readings) {
            said.append('\n')
                    .append(reading.id())
                    .append(' ')
                    .append(said(reading.goal()))
                    .append(' ')
                    .append(reading.span())
                    .append(' ')
                    .append(reading.base())
                    .append(' ')
                    .append(reading.says())
                    .append(reading.asWritten() ? " as-written" : "");
            var ruling = reading.ruling();
            Stream.of(
                            ruling.stacking(),
                            ruling.to(),
                            ruling.scored(),
                            ruling.howOften(),
                            ruling.whenDry())
                    .flatMap(Stream::ofNullable)
                    .forEach(choice -> said.append(' ').append(choice));
        }
        return Sha256.hex(said.toString());
    }

    /** Never put otherwise: what was decided before must stay known by it. */
    private static String said(@Nullable Goal goal) {
        return goal == null
                ? "null"
                : "Goal[bounds=%s, unit=%s]".formatted(goal.bounds(), goal.unit())
                        + (goal.about() == null ? "" : goal.about());
    }

    /** What of its items it decides, each in Chinese. */
    Set<String> decides() {
        return readings.stream()
                .flatMap(reading -> reading.decides().stream())
                .collect(Collectors.toSet());
    }
}
