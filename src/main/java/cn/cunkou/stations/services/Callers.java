package cn.cunkou.stations.services;

import cn.cunkou.stations.services.Material.Part;
import cn.cunkou.stations.services.Suspicion.Reason;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose numbers were given: the same again and again, the keeper's own, numbers that nobody has.
 */
final class Callers {
    /** A family that shares a telephone stays below all of these. */
    private static final int IN_A_MONTH = 12;

    private static final int IN_ANY_MONTH = 24;
    private static final int IN_A_DAY = 7;

    /** Beside the one who comes often there are others who do. */
    private static final double TIMES_THE_NEXT = 2;

    private static final int OWN = 3;
    private static final int IN_A_ROW = 4;
    private static final int NEIGHBOURS = 2;

    /** One villager may have such a number. */
    private static final int MADE_UP = 2;

    private static final Pattern ONE_DIGIT = Pattern.compile("(\\d)\\1{5}");
    private static final String COUNTED = "0123456789 9876543210";
    private static final int COUNTED_DIGITS = 8;

    private Callers() {}

    static List<Suspicion> same(Part part, YearMonth month) {
        var found = new ArrayList<Suspicion>();
        var byCaller =
                part.month().stream()
                        .filter(one -> one.caller() != null)
                        .collect(
                                Collectors.groupingBy(
                                        one -> String.valueOf(one.caller()),
                                        TreeMap::new,
                                        Collectors.toList()));
        var next =
                byCaller.values().stream()
                        .map(List::size)
                        .sorted(Comparator.reverseOrder())
                        .skip(1)
                        .findFirst()
                        .orElse(0);
        byCaller.forEach((caller, services) -> {
            var most =
                    services.stream()
                            .collect(Collectors.groupingBy(Observed::day, Collectors.counting()))
                            .values()
                            .stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0);
            var many =
                    services.size() >= IN_ANY_MONTH
                            || (services.size() >= IN_A_MONTH
                                    && services.size() >= TIMES_THE_NEXT * next);
            if (many || most >= IN_A_DAY) {
                found.add(
                        new Suspicion(
                                part.station(),
                                Reason.SAME_NUMBER,
                                month + " " + caller,
                                "%s同一个号码记了%d条，最多一天%d条".formatted(month, services.size(), most),
                                services));
            }
        });
        return found;
    }

    static List<Suspicion> unreal(Part part, YearMonth month) {
        var numbers =
                part.month().stream()
                        .map(Observed::number)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(TreeSet::new));
        var unreal = new LinkedHashSet<Observed>();
        var own = of(part, part.ground().ownNumbers());
        if (own.size() >= OWN) {
            unreal.addAll(own);
        }
        var madeUp = numbers.stream().filter(Callers::isMadeUp).collect(Collectors.toSet());
        if (madeUp.size() >= MADE_UP) {
            unreal.addAll(of(part, madeUp));
        }
        unreal.addAll(of(part, inARow(numbers)));
        return unreal.isEmpty()
                ? List.of()
                : List.of(
                        new Suspicion(
                                part.station(),
                                Reason.UNREAL_NUMBER,
                                month.toString(),
                                "%s有%d条留的是站长自己的号码、连号，或者一串相同的数字".formatted(month, unreal.size()),
                                List.copyOf(unreal)));
    }

    private static List<Observed> of(Part part, Set<String> numbers) {
        return part.month().stream()
                .filter(one -> one.number() != null && numbers.contains(one.number()))
                .toList();
    }

    private static boolean isMadeUp(String number) {
        return ONE_DIGIT.matcher(number).find()
                || COUNTED.contains(
                        number.substring(Math.max(0, number.length() - COUNTED_DIGITS)));
    }

    /** Mobile numbers that follow on each other. */
    private static Set<String> inARow(TreeSet<String> numbers) {
        var inARow = new TreeSet<String>();
        var run = new ArrayList<String>();
        for (var number : numbers) {
            if (number.contains("-")) {
                continue;
            }
            if (!run.isEmpty()
                    && Long.parseLong(number) - Long.parseLong(run.getLast()) > NEIGHBOURS) {
                run.clear();
            }
            run.add(number);
            if (run.size() >= IN_A_ROW) {
                inARow.addAll(run);
            }
        }
        return inARow;
    }
}
