package cn.cunkou.stations.scoring;

import cn.cunkou.stations.scoring.ScoreLine.Mark;
import cn.cunkou.values.DivisionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a station was given for one line, as a row of a workbook.
 *
 * @param place of the line
 * @param division of the station
 * @param code of the station
 * @param mark null while nobody gave any
 */
record SheetPoints(
        UUID run,
        int year,
        int place,
        String label,
        UUID station,
        DivisionCode division,
        String code,
        String name,
        @Nullable Mark mark) {
    static String key(UUID run, int place, UUID station) {
        return run + " " + place + " " + station;
    }

    /** What it is about. */
    String key() {
        return key(run, place, station);
    }

    SheetPoints with(Mark given) {
        return new SheetPoints(run, year, place, label, station, division, code, name, given);
    }
}
