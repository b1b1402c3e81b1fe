package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The list of divisions that ships with the product: codes and names as the statistics office had
 * them on one day.
 */
record OfficialList(String name, LocalDate asOf, List<Entry> entries) {
    /** One division of the list. */
    record Entry(DivisionCode code, String name) {
        Division.Kind kind() {
            return Naming.kind(code, name);
        }

        String shortName() {
            return Naming.shortName(name);
        }
    }

    /** The five counties; see the README beside the file for where it comes from. */
    static OfficialList ofFiveCounties() {
        return new OfficialList("divisions-5", LocalDate.of(2023, 6, 30), read("divisions-5.csv"));
    }

    private static List<Entry> read(String resource) {
        try (var in = OfficialList.class.getResourceAsStream(resource)) {
            var text =
                    new String(
                            Objects.requireNonNull(in, resource).readAllBytes(),
                            StandardCharsets.UTF_8);
            return text.lines().skip(1).map(OfficialList::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        var comma = line.indexOf(',');
        return new Entry(DivisionCode.of(line.substring(0, comma)), line.substring(comma + 1));
    }
}
