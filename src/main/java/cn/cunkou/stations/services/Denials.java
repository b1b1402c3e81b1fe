package cn.cunkou.stations.services;

import cn.cunkou.stations.services.Material.Part;
import cn.cunkou.stations.services.Rendered.Confirmation;
import cn.cunkou.stations.services.Suspicion.Reason;
import java.time.YearMonth;
import java.util.List;

/**
 * What villagers say when they are asked. One who has forgotten is no reason; the rest of what was
 * recorded with a number is, once several say no.
 */
final class Denials {
    private static final int SEVERAL = 2;

    /** So many of those who were served say no: they forgot, or the number is somebody else's. */
    private static final double MISTAKEN = 0.02;

    /** Rarer than this is no mistake. */
    private static final double RARE = 0.004;

    private Denials() {}

    static List<Suspicion> in(Part part, YearMonth month) {
        var denied = count(part, Confirmation.DENIED);
        var answered = denied + count(part, Confirmation.CONFIRMED);
        if (denied < SEVERAL || byMistake(denied, answered) > RARE) {
            return List.of();
        }
        return List.of(
                new Suspicion(
                        part.station(),
                        Reason.DENIED,
                        month.toString(),
                        "%s问到的%d条里，村民说没有%d条".formatted(month, answered, denied),
                        part.month().stream()
                                .filter(one ->
                                        one.caller() != null
                                                && one.confirmation() != Confirmation.CONFIRMED)
                                .toList()));
    }

    /** How likely so many or more say no where everybody was served. */
    private static double byMistake(long denied, long answered) {
        var fewer = 0.0;
        var exactly = Math.pow(1 - MISTAKEN, answered);
        for (var k = 0; k < denied; k++) {
            fewer += exactly;
            exactly *= (answered - k) / (k + 1.0) * MISTAKEN / (1 - MISTAKEN);
        }
        return 1 - fewer;
    }

    private static long count(Part part, Confirmation confirmation) {
        return part.month().stream().filter(one -> one.confirmation() == confirmation).count();
    }
}
