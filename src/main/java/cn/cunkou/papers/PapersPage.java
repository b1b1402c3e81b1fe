package cn.cunkou.papers;

import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import java.util.List;

/**
 * The list 公文登记.
 *
 * @param items items that papers fulfil, to filter by
 * @param all how many papers of the county stand
 * @param fulfilling how many items have one
 * @param export address of the same list as a workbook
 */
public record PapersPage(
        County county,
        List<Option> bodies,
        List<Option> items,
        PaperFilter filter,
        Paged<Row> rows,
        long all,
        long fulfilling,
        String export) {

    /** One paper, with where it belongs and what it fulfils in words. */
    public record Row(Paper paper, String place, List<String> items) {}

    public List<Option> states() {
        return List.of(
                new Option("", "有效"),
                new Option("withdrawn", "已撤回"),
                new Option("superseded", "已更正"),
                new Option("all", "全部"));
    }
}
