package cn.cunkou.platform.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A day that somebody typed into the filter of a list. */
public final class FilterDay {
    private FilterDay() {}

    /**
     * The day; null where none was typed.
     *
     * @throws Problem for what is no day
     */
    public static @Nullable LocalDate of(String field, String typed) {
        try {
            return typed.isBlank() ? null : parsed(typed.strip());
        } catch (DateTimeParseException e) {
            throw Problem.badRequest(
                    "筛选的日期不对。",
                    List.of(
                            new Problem.Fault(
                                    field, "「%s」不是日期".formatted(typed), "写成2019-11-12这样")));
        }
    }

    /**
     * A day as it is written, of a year of four digits: longer ones are no days that anybody means.
     *
     * @throws DateTimeParseException for anything else
     */
    public static LocalDate parsed(String text) {
        return LocalDate.parse(text.length() == 10 ? text : "");
    }
}
