package cn.cunkou.papers;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which papers a list shows. What is not understood filters nothing out.
 *
 * @param division code of the county, town or village that they speak of
 * @param body id of the issuing body
 * @param item {@code plan/item}, or an item of whichever plan
 * @param from first day of the papers themselves, with {@code to} the last
 * @param state {@code standing} (also when empty), {@code withdrawn}, {@code superseded} or {@code
 *     all}
 * @param text parts of 文号, title or body
 */
public record PaperFilter(
        String division,
        String kind,
        String body,
        String item,
        String from,
        String to,
        String state,
        String text) {

    static PaperFilter of(String division) {
        return new PaperFilter(division, "", "", "", "", "", "", "");
    }

    String divisionPattern() {
        return DivisionCode.isValid(division.strip()) ? division.strip() + "%" : "%";
    }

    @Nullable String kindId() {
        return PaperKind.read(kind.strip()).map(PaperKind::id).orElse(null);
    }

    @Nullable String bodyId() {
        return Faults.given(body);
    }

    @Nullable String itemId() {
        return Faults.given(item);
    }

    @Nullable LocalDate first() {
        return day(from);
    }

    @Nullable LocalDate last() {
        return day(to);
    }

    String[] words() {
        return SearchWords.of(text);
    }

    /** The states that are shown, as the database computes them. */
    String[] states() {
        return switch (state) {
            case "all" -> new String[] {"standing", "withdrawn", "superseded"};
            case "withdrawn", "superseded" -> new String[] {state};
            case "", "standing" -> new String[] {"standing"};
            default ->
                    throw Problem.noSuchChoice(
                            "state", state, List.of("standing", "withdrawn", "superseded", "all"));
        };
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
