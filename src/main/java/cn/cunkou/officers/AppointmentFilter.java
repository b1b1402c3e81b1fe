package cn.cunkou.officers;

import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.registry.Duty;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which appointments a list shows.
 *
 * @param division code of the county or town
 * @param level {@code county}, {@code town}, {@code village} or empty
 * @param state an id of {@link #STATES}
 * @param q parts of name, office, body or document
 */
public record AppointmentFilter(
        String division, String duty, String level, String state, String q) {
    static final List<Option> STATES =
            List.of(
                    new Option("", "在任"),
                    new Option("coming", "未到任"),
                    new Option("past", "已离任"),
                    new Option("withdrawn", "已撤回"),
                    new Option("superseded", "已更正"),
                    new Option("all", "全部"));

    /**
     * @throws Problem for a duty, level or state that is none
     */
    public AppointmentFilter {
        requireOffered("duty", duty, Stream.of(Duty.values()).map(Duty::id).toList());
        requireOffered("level", level, values(Levels.OPTIONS));
        requireOffered("state", state, values(STATES));
    }

    private static List<String> values(List<Option> options) {
        return options.stream().map(Option::value).toList();
    }

    static void requireOffered(String field, String chosen, List<String> offered) {
        if (!chosen.isEmpty() && !offered.contains(chosen)) {
            throw Problem.noSuchChoice(field, chosen, offered);
        }
    }

    String pattern() {
        return DivisionCode.isValid(division) ? division + "%" : "%";
    }

    String[] words() {
        return SearchWords.of(q);
    }
}
