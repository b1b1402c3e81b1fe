package cn.cunkou.visibility;

import cn.cunkou.platform.web.ChineseTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a standing query is run: EPCIS 2.0's fields {@code second} to {@code dayOfWeek}, each a list
 * of numbers and ranges {@code [1-5]}, in China's time. Fields finer than the finest given are at
 * their least, so that {@code {"hour": "1", "minute": "5"}} is once a day; others left out are any.
 */
final class CronFields {
    /** In the order of a cron expression, with the least and most value. */
    private enum Field {
        second(0, 59),
        minute(0, 59),
        hour(0, 23),
        dayOfMonth(1, 31),
        month(1, 12),
        dayOfWeek(1, 7);

        private final int least;
        private final int most;

        Field(int least, int most) {
            this.least = least;
            this.most = most;
        }
    }

    private static final Pattern ELEMENT =
            Pattern.compile("(\\d{1,2})|\\[(\\d{1,2})-(\\d{1,2})]|(\\*|\\d{1,2})/(\\d{1,2})|\\*");

    private final CronExpression expression;

    private CronFields(CronExpression expression) {
        this.expression = expression;
    }

    static List<String> names() {
        var names = new ArrayList<String>();
        for (var field : Field.values()) {
            names.add(field.name());
        }
        return names;
    }

    /**
     * Reads a schedule.
     *
     * @param given fields by name
     * @throws EpcisProblem when there is none, a name or value is not the standard's, or the moment
     *     never comes
     */
    static CronFields read(Map<String, String> given) {
        for (var name : given.keySet()) {
            if (!names().contains(name)) {
                throw EpcisProblem.subscription("定时里没有「%s」这一项。".formatted(name));
            }
        }
        if (given.isEmpty()) {
            throw EpcisProblem.subscription("定时至少要写一项：%s。".formatted(String.join("、", names())));
        }
        var parts = new ArrayList<String>();
        var finest = true;
        for (var field : Field.values()) {
            var value = given.get(field.name());
            if (value != null) {
                finest = false;
            }
            var least = finest && isFinerThanAny(field, given);
            parts.add(
                    value != null ? part(field, value) : least ? String.valueOf(field.least) : "*");
        }
        var fields = new CronFields(CronExpression.parse(String.join(" ", parts)));
        if (fields.next(Instant.EPOCH).isEmpty()) {
            throw EpcisProblem.subscription("这个定时永远不会到来。");
        }
        return fields;
    }

    /** Whether something coarser is given; a day of the week is no coarser than one of a month. */
    private static boolean isFinerThanAny(Field field, Map<String, String> given) {
        return switch (field) {
            case second, minute, hour -> true;
            case dayOfMonth -> !given.containsKey(Field.dayOfWeek.name());
            case month, dayOfWeek -> false;
        };
    }

    private static String part(Field field, String value) {
        var elements = new ArrayList<String>();
        for (var element : value.strip().split(",", -1)) {
            var match = ELEMENT.matcher(element.strip());
            if (!match.matches()
                    || !isWithin(field, match.group(1))
                    || !isWithin(field, match.group(2))
                    || !isWithin(field, match.group(3))) {
                throw wrong(field, value);
            }
            if (match.group(2) != null) {
                if (Integer.parseInt(match.group(2)) > Integer.parseInt(match.group(3))) {
                    throw wrong(field, value);
                }
                elements.add(match.group(2) + "-" + match.group(3));
            } else {
                if (match.group(5) != null
                        && (Integer.parseInt(match.group(5)) == 0
                                || !match.group(4).equals("*")
                                        && !isWithin(field, match.group(4)))) {
                    throw wrong(field, value);
                }
                elements.add(element.strip());
            }
        }
        return String.join(",", elements);
    }

    private static boolean isWithin(Field field, @Nullable String number) {
        return number == null
                || Integer.parseInt(number) >= field.least
                        && Integer.parseInt(number) <= field.most;
    }

    private static EpcisProblem wrong(Field field, String value) {
        return EpcisProblem.subscription(
                "定时的%s「%s」不对：应是%d到%d的数、[开始-结束]，或用逗号隔开的几个。"
                        .formatted(field.name(), value, field.least, field.most));
    }

    /** The next moment after the one given; empty when there is none. */
    Optional<Instant> next(Instant after) {
        return Optional.ofNullable(expression.next(after.atZone(ChineseTime.ZONE)))
                .map(moment -> moment.toInstant());
    }

    /** Only the fields of a schedule among parameters. */
    static Map<String, String> among(Map<String, String> parameters) {
        var fields = new LinkedHashMap<String, String>();
        for (var name : names()) {
            var value = parameters.get(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields;
    }
}
