package cn.cunkou.platform.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A day that somebody typed into a form. */
public final class FormDay {
    /** Nothing that is entered here happened before; an older year is a slip of the finger. */
    public static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private FormDay() {}

    /** The day; null where none was typed, or where what was typed is told among the faults. */
    public static @Nullable LocalDate read(Faults faults, String field, @Nullable String typed) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        try {
            var day = FilterDay.parsed(text);
            if (day.isBefore(EARLIEST)) {
                faults.add(field, "%s早于%d年".formatted(day, EARLIEST.getYear()), "核对年份");
                return null;
            }
            return day;
        } catch (DateTimeParseException e) {
            faults.add(field, "「%s」不是日期".formatted(text), "写成2019-11-12这样");
            return null;
        }
    }
}
