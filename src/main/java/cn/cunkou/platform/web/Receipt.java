package cn.cunkou.platform.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one thing that a phone or a program sent among others.
 *
 * @param id as it was sent
 * @param day on which it counts; null when it was refused
 * @param faults why it was refused
 */
public record Receipt(
        String id,
        Outcome outcome,
        @Nullable LocalDate day,
        PhoneClock.@Nullable Note clock,
        List<Problem.Fault> faults) {

    public enum Outcome {
        RECORDED,
        /** It had come before. */
        ALREADY,
        REFUSED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How many of these it is. */
        public long count(List<Receipt> receipts) {
            return receipts.stream().filter(one -> one.outcome() == this).count();
        }
    }

    public Receipt {
        faults = List.copyOf(faults);
    }

    public static Receipt refused(String id, List<Problem.Fault> faults) {
        return new Receipt(id, Outcome.REFUSED, null, null, faults);
    }

    public static Receipt refused(String id, String field, String fault, String remedy) {
        return refused(id, List.of(new Problem.Fault(field, fault, remedy)));
    }
}
