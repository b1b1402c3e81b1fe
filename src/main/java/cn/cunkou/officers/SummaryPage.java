package cn.cunkou.officers;

import cn.cunkou.platform.web.Option;
import cn.cunkou.region.County;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What information officers of a county reported in a month, town by town.
 *
 * @param later the next month; null when it has not begun
 * @param kinds in the order of the counts of each row
 * @param silent information officers in post that month who reported nothing of it
 * @param open what nobody has dealt with yet
 * @param registerHref the form that registers the month's report as a paper
 */
public record SummaryPage(
        County county,
        YearMonth month,
        YearMonth earlier,
        @Nullable YearMonth later,
        List<Option> kinds,
        List<Row> rows,
        List<Silent> silent,
        List<ReportsPage.Row> open,
        String registerHref) {

    /** A town with its villages, or the county itself: how many of each kind. */
    public record Row(String code, String place, List<Long> counts, int silent, long open) {
        public long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    public record Silent(Appointment appointment, String place) {}

    public String monthWords() {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }

    /** How many of the kind at that position, all places together. */
    public long sum(int kind) {
        return rows.stream().mapToLong(row -> row.counts().get(kind)).sum();
    }

    public long total() {
        return rows.stream().mapToLong(Row::total).sum();
    }

    public String export() {
        return SummaryPages.PATH + "/export" + query(month);
    }

    public String href(YearMonth other) {
        return SummaryPages.PATH + query(other);
    }

    /** The list of a town's reports of the month. */
    public String reports(Row row) {
        return ReportPages.PATH
                + "?county=%s&town=%s&from=%s&to=%s"
                        .formatted(
                                county.code(),
                                row.code().length() == 9 ? row.code() : "",
                                month.atDay(1),
                                month.atEndOfMonth());
    }

    private String query(YearMonth of) {
        return "?county=%s&month=%s".formatted(county.code(), of);
    }
}
