package cn.cunkou.activities;

import cn.cunkou.platform.web.FilterDay;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which activities a list shows.
 *
 * @param division code of the county or town they count in
 * @param body id of the body
 * @param from first day, with {@code to} the last
 * @param state {@code standing} (also when empty), {@code withdrawn}, {@code superseded} or {@code
 *     all}
 * @param q parts of title, place, partner or body
 */
public record ActivityFilter(
        String division, String kind, String body, String from, String to, String state, String q) {

    static ActivityFilter of(String division) {
        return new ActivityFilter(division, "", "", "", "", "", "");
    }

    /**
     * @throws Problem for a kind or state that is none
     */
    public ActivityFilter {
        if (!kind.isEmpty() && ActivityKind.read(kind).isEmpty()) {
            throw Problem.noSuchChoice(
                    "kind", kind, Stream.of(ActivityKind.values()).map(ActivityKind::id).toList());
        }
        if (!List.of("", "standing", "withdrawn", "superseded", "all").contains(state)) {
            throw Problem.noSuchChoice(
                    "state", state, List.of("standing", "withdrawn", "superseded", "all"));
        }
    }

    String divisionPattern() {
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

    /** The states that are shown, as the database computes them. */
    String[] states() {
        return state.equals("all")
                ? new String[] {"standing", "withdrawn", "superseded"}
                : new String[] {state.isEmpty() ? "standing" : state};
    }
}
