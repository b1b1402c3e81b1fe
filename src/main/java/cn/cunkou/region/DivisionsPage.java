package cn.cunkou.region;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;

/** What the page 行政区划 shows. */
public record DivisionsPage(
        Filter filter, List<Division> towns, List<KindCount> counts, Paged<Row> rows) {

    /**
     * What the reader asked for; empty texts mean everything.
     *
     * @param town code of a town
     * @param kind id of a kind
     * @param q words typed
     * @param sort {@code name} for pinyin, anything else for codes
     * @param day the day the table speaks of
     */
    public record Filter(
            DivisionCode county, String town, String kind, String q, String sort, LocalDate day) {}

    public record KindCount(Division.Kind kind, long count) {}

    /** One town or village. */
    public record Row(Division division, String town) {
        public boolean isTown() {
            return division.code().level() == DivisionCode.Level.TOWN;
        }
    }

    public boolean isAssumed(Row row) {
        return row.division().isAssumedOn(filter.day());
    }

    public List<Division.Kind> kinds() {
        return counts.stream().map(KindCount::kind).toList();
    }

    /** The address of the export of what this page shows. */
    public String exportHref(String path) {
        return path.replaceFirst("/console/divisions", "/console/divisions/export");
    }
}
