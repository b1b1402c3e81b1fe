package cn.cunkou.stations.services;

import cn.cunkou.stations.services.Material.Part;
import cn.cunkou.stations.services.Suspicion.Reason;
import java.time.Duration;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** When services were tapped in: too fast, too evenly, behind closed doors. */
final class Pace {
    /** A queue on pension day takes a minute for each; so many in so short a time is no queue. */
    private static final int BURST = 8;

    private static final Duration BURST_TIME = Duration.ofMinutes(5);

    private static final int EVEN = 7;
    private static final int EVEN_WITHIN_SECONDS = 4;
    private static final int SHORTEST_GAP_SECONDS = 20;
    private static final int SAME_SECOND = 12;

    /** Neighbours come a little before the door opens and after it is shut. */
    private static final Duration GRACE = Duration.ofMinutes(60);

    private static final LocalTime NIGHT = LocalTime.of(23, 0);
    private static final LocalTime MORNING = LocalTime.of(5, 30);
    private static final int CLOSED = 6;
    private static final int IDLE = 3;

    private Pace() {}

    static List<Suspicion> bursts(Part part) {
        var found = new ArrayList<Suspicion>();
        byDay(part)
                .forEach((day, services) -> {
                    var fast = new LinkedHashSet<Observed>();
                    for (var last = BURST - 1; last < services.size(); last++) {
                        var first = last - BURST + 1;
                        var taken =
                                Duration.between(
                                        services.get(first).happened(),
                                        services.get(last).happened());
                        if (taken.compareTo(BURST_TIME) <= 0) {
                            fast.addAll(services.subList(first, last + 1));
                        }
                    }
                    if (!fast.isEmpty()) {
                        found.add(
                                new Suspicion(
                                        part.station(),
                                        Reason.BURST,
                                        day,
                                        "%s有%d条是连着记的，每%d条不超过%d分钟"
                                                .formatted(
                                                        day,
                                                        fast.size(),
                                                        BURST,
                                                        BURST_TIME.toMinutes()),
                                        List.copyOf(fast)));
                    }
                });
        return found;
    }

    static List<Suspicion> clockwork(Part part) {
        var even = new LinkedHashSet<Observed>();
        byDay(part).values().forEach(services -> even.addAll(even(services)));
        even.addAll(sameSecond(part));
        if (even.isEmpty()) {
            return List.of();
        }
        var month = YearMonth.from(even.getFirst().day()).toString();
        return List.of(
                new Suspicion(
                        part.station(),
                        Reason.CLOCKWORK,
                        month,
                        "%s有%d条，两条之间隔的时间几乎一样长，或者总在同一秒".formatted(month, even.size()),
                        List.copyOf(even)));
    }

    private static List<Observed> even(List<Observed> services) {
        var even = new LinkedHashSet<Observed>();
        for (var first = 0; first + EVEN <= services.size(); first++) {
            var run = services.subList(first, first + EVEN);
            var gaps = gaps(run);
            var shortest = gaps.stream().mapToLong(Long::longValue).min().orElse(0);
            var longest = gaps.stream().mapToLong(Long::longValue).max().orElse(0);
            if (shortest >= SHORTEST_GAP_SECONDS && longest - shortest <= EVEN_WITHIN_SECONDS) {
                even.addAll(run);
            }
        }
        return List.copyOf(even);
    }

    private static List<Long> gaps(List<Observed> run) {
        var gaps = new ArrayList<Long>();
        for (var i = 1; i < run.size(); i++) {
            gaps.add(
                    Duration.between(run.get(i - 1).happened(), run.get(i).happened()).toSeconds());
        }
        return gaps;
    }

    /** Times without seconds are those of programs that know none. */
    private static List<Observed> sameSecond(Part part) {
        var tapped = tapped(part);
        return tapped.stream()
                .filter(one -> second(one) != 0)
                .collect(Collectors.groupingBy(Pace::second))
                .values()
                .stream()
                .filter(same -> same.size() >= SAME_SECOND && same.size() * 5 >= tapped.size() * 2)
                .flatMap(List::stream)
                .toList();
    }

    private static long second(Observed one) {
        return Math.floorMod(one.happened().getEpochSecond(), 60L);
    }

    static List<Suspicion> closed(Part part, YearMonth month) {
        var shut = new ArrayList<Observed>();
        var idle = new ArrayList<Observed>();
        for (var one : tapped(part)) {
            if (part.ground().isIdle(one.day())) {
                idle.add(one);
            } else if (isShut(part.ground(), one)) {
                shut.add(one);
            }
        }
        var all = new ArrayList<>(idle);
        all.addAll(shut);
        if (shut.size() < CLOSED && idle.size() < IDLE) {
            return List.of();
        }
        return List.of(
                new Suspicion(
                        part.station(),
                        Reason.CLOSED,
                        month.toString(),
                        "%s有%d条记在没开门的时候%s"
                                .formatted(
                                        month,
                                        all.size(),
                                        idle.isEmpty()
                                                ? ""
                                                : "，其中%d条在歇业的日子".formatted(idle.size())),
                        all));
    }

    private static boolean isShut(Ground ground, Observed one) {
        var time = one.happened().atZone(Observed.ZONE).toLocalTime();
        var hours = ground.on(one.day());
        if (hours.isEmpty()) {
            return time.isAfter(NIGHT) || time.isBefore(MORNING);
        }
        var seconds = time.toSecondOfDay();
        var weekday = one.day().getDayOfWeek().getValue();
        var open = hours.get().on(weekday);
        return hours.get().isShutOn(weekday)
                || seconds < open.opens().toSecondOfDay() - GRACE.toSeconds()
                || seconds > open.closes().toSecondOfDay() + GRACE.toSeconds();
    }

    /** Those whose time is the time of the tap. */
    private static List<Observed> tapped(Part part) {
        return part.month().stream().filter(one -> !one.isChosen()).toList();
    }

    private static TreeMap<String, List<Observed>> byDay(Part part) {
        return tapped(part).stream()
                .collect(
                        Collectors.groupingBy(
                                one -> one.day().toString(), TreeMap::new, Collectors.toList()));
    }
}
