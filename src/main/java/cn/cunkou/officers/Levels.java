package cn.cunkou.officers;

import cn.cunkou.platform.web.Option;
import cn.cunkou.values.DivisionCode;
import java.util.List;

/** County, town and village, as filters and measures name them. */
final class Levels {
    static final List<Option> OPTIONS =
            List.of(
                    new Option("county", "县级"),
                    new Option("town", "镇级"),
                    new Option("village", "村级"));

    private Levels() {}

    static String label(DivisionCode division) {
        return switch (division.level()) {
            case TOWN -> "镇级";
            case VILLAGE -> "村级";
            case PROVINCE, CITY, COUNTY -> "县级";
        };
    }
}
