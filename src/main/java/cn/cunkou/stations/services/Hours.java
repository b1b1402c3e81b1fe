package cn.cunkou.stations.services;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a station's door is open, from a day on.
 *
 * @param rest weekdays on which it is shut, 1 for Monday
 * @param own weekdays with times of their own
 */
public record Hours(
        LocalDate since,
        LocalTime opens,
        LocalTime closes,
        Set<Integer> rest,
        Map<Integer, Span> own) {
    private static final List<String> WEEKDAYS = List.of("一", "二", "三", "四", "五", "六", "日");

    /** From when to when. */
    public record Span(LocalTime opens, LocalTime closes) {}

    public Hours {
        rest = Set.copyOf(rest);
        own = Map.copyOf(own);
    }

    /** The same times on every day of the week. */
    public Hours(LocalDate since, LocalTime opens, LocalTime closes, Set<Integer> rest) {
        this(since, opens, closes, rest, Map.of());
    }

    /** The times of a weekday, 1 for Monday. */
    public Span on(int weekday) {
        return own.getOrDefault(weekday, new Span(opens, closes));
    }

    /** {@code 8:00–18:00，周六09:00–12:00，周日休息}. */
    public String words() {
        var others =
                own.keySet().stream()
                        .sorted()
                        .filter(day -> !isShutOn(day))
                        .map(day ->
                                "周%s%s–%s，"
                                        .formatted(
                                                WEEKDAYS.get(day - 1),
                                                on(day).opens(),
                                                on(day).closes()))
                        .collect(Collectors.joining());
        return "%s–%s，%s%s"
                .formatted(opens, closes, others, rest.isEmpty() ? "每天开门" : "周" + days() + "休息");
    }

    private String days() {
        return rest.stream()
                .sorted()
                .map(day -> WEEKDAYS.get(day - 1))
                .collect(Collectors.joining("、"));
    }

    public boolean isShutOn(int weekday) {
        return rest.contains(weekday);
    }
}
