package cn.cunkou.console;

import java.time.LocalDate;
import java.util.List;

/**
 * The same measures of several counties.
 *
 * @param choices the measures that can be looked at alone
 */
public record CountiesPage(List<Choice> choices, List<Head> columns, List<Row> rows) {
    /** The same as a workbook. */
    public String export() {
        return choices.stream()
                .filter(Choice::chosen)
                .findFirst()
                .map(choice -> "/console/counties/export?measure=" + choice.id())
                .orElse("/console/counties/export");
    }

    public record Choice(String id, String title, boolean chosen) {}

    /**
     * One county.
     *
     * @param plan its title, or that there is none
     */
    public record Head(String county, LocalDate day, String plan) {}

    /**
     * One measure.
     *
     * @param base what it is taken of, empty where that is no question
     */
    public record Row(String title, String base, List<Cell> cells) {}

    /**
     * One county's figure.
     *
     * @param parts what it is made of: 283／415; of a share that others publish, what it is a part
     *     of
     * @param by who published it, and under what title where the county has one of its own; empty
     *     for what is counted here
     * @param note why there is none, or what to know besides
     */
    public record Cell(
            String county,
            String number,
            String unit,
            String parts,
            String by,
            LocalDate day,
            String note,
            String href) {}
}
