package cn.cunkou.stations.services;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a station's door is open, from a day on.
 *
 * @param rest weekdays on which it is shut, 1 for Monday
 */
public record Hours(LocalDate since, LocalTime opens, LocalTime closes, Set<Integer> rest) {
    private static final List<String> WEEKDAYS = List.of("一", "二", "三", "四", "五", "六", "日");

    public Hours {
        rest = Set.copyOf(rest);
    }

    /** {@code 8:00–18:00，周日休息}. */
    public String words() {
        return "%s–%s，%s".formatted(opens, closes, rest.isEmpty() ? "每天开门" : "周" + days() + "休息");
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
