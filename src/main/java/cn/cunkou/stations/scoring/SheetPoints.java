package cn.cunkou.stations.scoring;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points of a station for one line, as a row of a workbook.
 *
 * @param code of the station
 * @param place of the line
 * @param points with one decimal; null while nobody gave any
 * @param paper what says so; null where there are no points
 */
record SheetPoints(
        UUID run,
        int year,
        UUID station,
        String code,
        String name,
        int place,
        String label,
        @Nullable BigDecimal points,
        @Nullable String paper) {
    static String key(UUID run, int place, UUID station) {
        return run + " " + place + " " + station;
    }

    /** What it is about. */
    String key() {
        return key(run, place, station);
    }

    SheetPoints with(BigDecimal given, String said) {
        return new SheetPoints(run, year, station, code, name, place, label, given, said);
    }
}
