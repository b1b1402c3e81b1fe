package cn.cunkou.activities;

import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import java.util.List;

/**
 * The list 活动与宣传.
 *
 * @param export address of the same list as a workbook
 */
public record ActivitiesPage(
        County county, List<Option> bodies, ActivityFilter filter, Paged<Row> rows, String export) {

    /** One activity in words. */
    public record Row(Activity activity, String days, String place) {}

    public List<Option> states() {
        return List.of(
                new Option("", "有效"),
                new Option("withdrawn", "已撤回"),
                new Option("superseded", "已更正"),
                new Option("all", "全部"));
    }

    public List<ActivityKind> kinds() {
        return List.of(ActivityKind.values());
    }
}
