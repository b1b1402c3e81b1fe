package cn.cunkou.disclosure;

import cn.cunkou.plan.Publicity.State;
import cn.cunkou.region.WorkingDays;
import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A public notice (公示) of something that holds only when nobody had a good reason against it.
 *
 * @param body name of the body that gives it
 * @param said what it says
 * @param item {@code plan/item} that asks for it; null where none does
 * @param about what another module calls the matter; empty where a person put it up
 * @param from the day it was put up
 * @param workingDays for how many it stands; the first is the one after {@code from}
 * @param ended how it ended, once that was announced
 */
public record Notice(
        UUID id,
        DivisionCode division,
        String body,
        String title,
        String said,
        @Nullable String item,
        String about,
        LocalDate from,
        int workingDays,
        List<Line> lines,
        Objections objections,
        Stamp recorded,
        @Nullable Withdrawal withdrawal,
        @Nullable Ended ended) {
    public Notice {
        lines = List.copyOf(lines);
    }

    /**
     * A line of a list, such as of those who are to get something.
     *
     * @param name as everybody reads it
     * @param amountFen null where it is about no money
     */
    public record Line(String name, String what, @Nullable Long amountFen) {}

    /** How many were raised, answered, and found to be right. */
    public record Objections(int all, int answered, int upheld) {
        static final Objections NONE = new Objections(0, 0, 0);

        public int open() {
            return all - answered;
        }
    }

    /** Who did something, and when. */
    public record Stamp(String by, Instant at) {}

    public record Withdrawal(Stamp stamp, String reason) {}

    public record Ended(LocalDate day, boolean held) {}

    /** The last day on which it stands: its last working day. */
    public LocalDate last() {
        return last(from, workingDays);
    }

    static LocalDate last(LocalDate from, int workingDays) {
        return WorkingDays.china().plus(from, workingDays);
    }

    public State state(LocalDate today) {
        return withdrawal == null ? state(from, workingDays, objections, today) : State.WITHDRAWN;
    }

    static State state(LocalDate from, int workingDays, Objections objections, LocalDate today) {
        if (objections.upheld() > 0) {
            return State.FAILS;
        }
        if (!today.isAfter(last(from, workingDays))) {
            return State.RUNNING;
        }
        return objections.open() > 0 ? State.OBJECTED : State.HOLDS;
    }

    /** Whether its days are over and nothing stands against it. */
    public boolean holds(LocalDate today) {
        return state(today) == State.HOLDS;
    }

    /** 2019-11-18至2019-11-25（5个工作日）. */
    public String term() {
        return term(from, workingDays);
    }

    static String term(LocalDate from, int workingDays) {
        return "%s至%s（%d个工作日）".formatted(from, last(from, workingDays), workingDays);
    }
}
