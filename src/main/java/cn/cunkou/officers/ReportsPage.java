package cn.cunkou.officers;

import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import java.util.List;

/**
 * The list of reports.
 *
 * @param towns those that the list can be narrowed to
 * @param export address of the same list as a workbook
 */
public record ReportsPage(
        County county,
        List<Option> towns,
        List<Option> kinds,
        ReportFilter filter,
        Paged<Row> rows,
        String export) {

    /** One report in words. */
    public record Row(Report report, String place) {}

    public List<Option> states() {
        return ReportFilter.STATES;
    }
}
