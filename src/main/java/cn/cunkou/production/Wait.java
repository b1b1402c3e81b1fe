package cn.cunkou.production;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something that may not be done yet.
 *
 * @param act id of what has to wait
 * @param until the first day on which it may be done
 * @param why what was done when, see {@link Cause#why}
 */
public record Wait(String act, LocalDate until, String why) {
    /**
     * An act after which others have to wait.
     *
     * @param title and {@code input}: what was done with what; the input may be empty
     * @param blocks ids of the acts that wait
     * @param days how many, from the day on which it was done
     */
    public record Cause(
            String title, String input, Collection<String> blocks, int days, LocalDate day) {
        /** The first day on which what waits may be done. */
        LocalDate until() {
            return day.plusDays(days);
        }

        /** Such as 11月3日打药（嘧霉胺悬浮剂），要等7天. */
        String why() {
            return "%s%s%s，要等%d天"
                    .formatted(
                            day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
                            title,
                            input.isEmpty() ? "" : "（" + input + "）",
                            days);
        }
    }

    /** What an act has to wait for on a day; the longest wait, none where it need not. */
    static Optional<Wait> of(String act, LocalDate day, Collection<Cause> causes) {
        return causes.stream()
                .filter(cause -> cause.blocks().contains(act))
                .filter(cause -> !cause.day().isAfter(day) && cause.until().isAfter(day))
                .max(Comparator.comparing(Cause::until))
                .map(cause -> new Wait(act, cause.until(), cause.why()));
    }
}
