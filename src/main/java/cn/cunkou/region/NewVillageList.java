package cn.cunkou.region;

import cn.cunkou.region.VillageList.Kind;
import cn.cunkou.region.VillageList.Row;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of villages to be recorded, checked. */
public record NewVillageList(
        Kind kind,
        String reporter,
        DivisionCode county,
        LocalDate asOf,
        String documentTitle,
        @Nullable String documentNumber,
        boolean seeded,
        List<Row> rows) {

    /**
     * @throws IllegalArgumentException when it has no rows, names nobody whose list it is though
     *     its kind asks for one (or the other way round), names a village twice or one of another
     *     county, or a row lacks the number of persons its kind asks for
     */
    public NewVillageList {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a village list without villages");
        }
        if (kind.isByReporter() == reporter.isEmpty()) {
            throw new IllegalArgumentException("%s of \"%s\"".formatted(kind, reporter));
        }
        var seen = new HashSet<DivisionCode>();
        for (var row : rows) {
            if (!county.contains(row.village())) {
                throw new IllegalArgumentException(
                        "village %s is not in county %s".formatted(row.village(), county));
            }
            if (!seen.add(row.village())) {
                throw new IllegalArgumentException("village listed twice: " + row.village());
            }
            if (kind.counts() != (row.persons() != null)) {
                throw new IllegalArgumentException(
                        "%s and persons %s: %s"
                                .formatted(
                                        row.village(),
                                        row.persons(),
                                        kind.counts() ? "a number is missing" : "too much"));
            }
        }
    }
}
