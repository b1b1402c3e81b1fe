package cn.cunkou.stations.contracts;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody signed to run a station.
 *
 * @param obliged last day on which the station has to be run; null where nothing says so
 * @param ended first day on which it did not hold any more, where it ended early
 */
public record StationContract(
        UUID id,
        String party,
        LocalDate from,
        LocalDate until,
        @Nullable LocalDate obliged,
        String fileName,
        @Nullable LocalDate ended,
        @Nullable String endReason) {
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until) && (ended == null || day.isBefore(ended));
    }

    /** Its state on a day, in words. */
    public String words(LocalDate day) {
        if (ended != null && !day.isBefore(ended)) {
            return "已结束：" + endReason;
        }
        return day.isBefore(from) ? "还没开始" : day.isAfter(until) ? "已到期" : "有效";
    }
}
