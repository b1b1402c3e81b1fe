package cn.cunkou.officers;

import cn.cunkou.platform.web.FilterDay;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which reports a list shows.
 *
 * @param division code of the county or town they are about
 * @param from first day, with {@code to} the last
 * @param state an id of {@link #STATES}
 * @param q parts of the text or of the reporter's name
 */
public record ReportFilter(
        String division, String kind, String from, String to, String state, String q) {
    static final List<Option> STATES =
            List.of(
                    new Option("", "全部"),
                    new Option("open", "没有处理的"),
                    new Option("new", "未读"),
                    new Option("read", "已读"),
                    new Option("handled", "已处理"));

    /**
     * @throws Problem for a state that is none
     */
    public ReportFilter {
        AppointmentFilter.requireOffered(
                "state", state, STATES.stream().map(Option::value).toList());
    }

    String pattern() {
        return DivisionCode.isValid(division) ? division + "%" : "%";
    }

    @Nullable LocalDate first() {
        return FilterDay.of("from", from);
    }

    @Nullable LocalDate last() {
        return FilterDay.of("to", to);
    }

    String[] words() {
        return SearchWords.of(q);
    }
}
