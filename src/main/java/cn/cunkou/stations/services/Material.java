package cn.cunkou.stations.services;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the search for invented services of a month looks at: all services of a county in that month
 * and in the months before, and what is known of its stations.
 *
 * @param today the last day of which services can be known
 * @param services of all stations, in the order they happened
 * @param bounds how many services rewards ask for
 */
record Material(
        YearMonth month,
        LocalDate today,
        List<Observed> services,
        Map<UUID, Ground> grounds,
        Set<Integer> bounds) {
    /** How many months before the month are looked at. */
    static final int MONTHS_BEFORE = 8;

    Material {
        services =
                services.stream()
                        .sorted(
                                Comparator.comparing(Observed::happened)
                                        .thenComparing(Observed::id))
                        .toList();
        grounds = Map.copyOf(grounds);
        bounds = Set.copyOf(bounds);
    }

    /** One station: what it did in the month, and in all the days that are known. */
    record Part(Ground ground, List<Observed> month, List<Observed> all) {
        UUID station() {
            return ground.station();
        }
    }

    boolean isOfMonth(Observed service) {
        return YearMonth.from(service.day()).equals(month);
    }

    /** The stations that did something in the month. */
    List<Part> parts() {
        return stations().stream().filter(part -> !part.month().isEmpty()).toList();
    }

    /** All of them. */
    List<Part> stations() {
        return services.stream()
                .collect(Collectors.groupingBy(Observed::station))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one ->
                        new Part(
                                grounds.getOrDefault(one.getKey(), Ground.unknown(one.getKey())),
                                one.getValue().stream().filter(this::isOfMonth).toList(),
                                one.getValue()))
                .toList();
    }
}
