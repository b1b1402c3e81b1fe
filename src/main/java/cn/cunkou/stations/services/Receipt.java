package cn.cunkou.stations.services;

import cn.cunkou.platform.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one service that was sent.
 *
 * @param id as it was sent
 * @param day on which it counts; null when it was refused
 * @param faults why it was refused
 */
record Receipt(
        String id,
        Outcome outcome,
        @Nullable LocalDate day,
        PhoneClock.@Nullable Note clock,
        List<Problem.Fault> faults) {

    enum Outcome {
        RECORDED,
        /** It had come before. */
        ALREADY,
        REFUSED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Receipt {
        faults = List.copyOf(faults);
    }

    static Receipt refused(String id, List<Problem.Fault> faults) {
        return new Receipt(id, Outcome.REFUSED, null, null, faults);
    }

    static Receipt refused(String id, String field, String fault, String remedy) {
        return refused(id, List.of(new Problem.Fault(field, fault, remedy)));
    }
}
