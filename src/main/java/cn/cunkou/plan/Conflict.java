package cn.cunkou.plan;

import cn.cunkou.values.Sha256;
import java.util.List;
import java.util.Optional;

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
                    .append(reading.goal())
                    .append(' ')
                    .append(reading.span())
                    .append(' ')
                    .append(reading.base())
                    .append(' ')
                    .append(reading.says());
            if (reading.stacking() != null) {
                said.append(' ').append(reading.stacking());
            }
        }
        return Sha256.hex(said.toString());
    }
}
