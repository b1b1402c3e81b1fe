package cn.cunkou.stations.services;

import cn.cunkou.stations.services.Material.Part;
import cn.cunkou.stations.services.Suspicion.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A station that is suddenly busy when a reward comes near, and quiet again once it is reached. */
final class Spurts {
    private static final int MONTHS = 6;
    private static final int SPURT_DAYS = 14;
    private static final int USUAL_DAYS = 90;
    private static final int SPURT = 30;
    private static final double TIMES = 3.5;
    private static final double AT_LEAST_USUAL = 4;

    private Spurts() {}

    static List<Suspicion> in(Part part, Material material) {
        var found = new ArrayList<Suspicion>();
        for (var bound : material.bounds().stream().sorted().toList()) {
            for (var day = material.month().atDay(1);
                    !day.isAfter(material.month().atEndOfMonth());
                    day = day.plusDays(1)) {
                var before = halfYear(part, day.minusDays(1));
                var now = halfYear(part, day);
                if (before <= bound && now > bound && isSpurt(part, day, material.today())) {
                    found.add(suspicion(part, bound, day));
                    break;
                }
            }
        }
        return found;
    }

    private static Suspicion suspicion(Part part, int bound, LocalDate day) {
        var spurt =
                part.all().stream()
                        .filter(one -> isWithin(one, day.minusDays(SPURT_DAYS - 1), day))
                        .toList();
        return new Suspicion(
                part.station(),
                Reason.SPURT,
                day + " " + bound,
                "%s前%d天记了%d条，是平时的几倍，半年刚好过%d次".formatted(day, SPURT_DAYS, spurt.size(), bound),
                spurt);
    }

    private static boolean isSpurt(Part part, LocalDate day, LocalDate today) {
        var spurt = count(part, day.minusDays(SPURT_DAYS - 1), day);
        var usual =
                count(part, day.minusDays(SPURT_DAYS + USUAL_DAYS - 1), day.minusDays(SPURT_DAYS))
                        * (double) SPURT_DAYS
                        / USUAL_DAYS;
        var after = day.plusDays(SPURT_DAYS);
        var falls = after.isAfter(today) || count(part, day.plusDays(1), after) * 2 <= spurt;
        return spurt >= SPURT && spurt >= TIMES * Math.max(usual, AT_LEAST_USUAL) && falls;
    }

    private static long halfYear(Part part, LocalDate day) {
        return count(part, day.minusMonths(MONTHS).plusDays(1), day);
    }

    private static long count(Part part, LocalDate from, LocalDate to) {
        return part.all().stream().filter(one -> isWithin(one, from, to)).count();
    }

    private static boolean isWithin(Observed one, LocalDate from, LocalDate to) {
        return !one.day().isBefore(from) && !one.day().isAfter(to);
    }
}
