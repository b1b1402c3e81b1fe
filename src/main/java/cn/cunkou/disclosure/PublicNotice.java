package cn.cunkou.disclosure;

import cn.cunkou.plan.Publicity.State;
import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as everybody reads it; see {@link Notice}. Of one that was taken down only that, when
 * and why is told.
 */
public record PublicNotice(
        UUID id,
        DivisionCode county,
        String body,
        String title,
        String said,
        LocalDate from,
        int workingDays,
        List<Notice.Line> lines,
        Notice.Objections objections,
        @Nullable Withdrawal withdrawal) {
    public PublicNotice {
        lines = List.copyOf(lines);
    }

    /** When it was taken down, and why. */
    public record Withdrawal(Instant at, String reason) {}

    public LocalDate last() {
        return Notice.last(from, workingDays);
    }

    public State state(LocalDate today) {
        return withdrawal != null
                ? State.WITHDRAWN
                : Notice.state(from, workingDays, objections, today);
    }

    public String term() {
        return Notice.term(from, workingDays);
    }
}
