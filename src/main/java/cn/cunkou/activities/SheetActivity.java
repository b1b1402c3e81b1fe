package cn.cunkou.activities;

import cn.cunkou.region.Division;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.values.DivisionCode;
import org.jspecify.annotations.Nullable;

/**
 * An activity as a row of the workbook says it; town and village are names, the rest as in {@link
 * ActivityInput}.
 */
record SheetActivity(
        ActivityInput input, String body, @Nullable String town, @Nullable String village) {

    static SheetActivity of(Activity activity, Gazetteer names) {
        var typed = ActivityInput.of(activity);
        var division = activity.said().division();
        return new SheetActivity(
                typed,
                activity.body(),
                division.town().flatMap(names::find).map(Division::name).orElse(null),
                division.level() == DivisionCode.Level.VILLAGE
                        ? names.find(division).map(Division::shortName).orElse(null)
                        : null);
    }

    /** What tells one activity from another. */
    String key() {
        return String.join(
                "\n",
                body,
                String.valueOf(input.kind()),
                String.valueOf(input.title()),
                String.valueOf(input.day()),
                String.valueOf(input.division()),
                input.place() == null ? "" : input.place());
    }
}
