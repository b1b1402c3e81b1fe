package cn.cunkou.disclosure;

import cn.cunkou.plan.Publicity.State;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A notice as everybody reads it; see {@link Notice}. */
public record PublicNotice(
        UUID id,
        DivisionCode county,
        String body,
        String title,
        String said,
        LocalDate from,
        int workingDays,
        List<Notice.Line> lines,
        Notice.Objections objections) {
    public PublicNotice {
        lines = List.copyOf(lines);
    }

    public LocalDate last() {
        return Notice.last(from, workingDays);
    }

    public State state(LocalDate today) {
        return Notice.state(from, workingDays, objections, today);
    }

    public String term() {
        return Notice.term(from, workingDays);
    }
}
