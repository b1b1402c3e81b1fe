package cn.cunkou.stations;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a station as they are known on a day.
 *
 * @param opened first day its door was open
 * @param accepted day of the acceptance; may lie before or after the opening
 * @param closed first day it was no station any more
 * @param idleSince first day of the idle stretch that covers today
 * @param today the county's business day
 */
public record Life(
        @Nullable LocalDate opened,
        @Nullable LocalDate accepted,
        @Nullable String acceptancePaper,
        @Nullable LocalDate closed,
        @Nullable String closingReason,
        @Nullable LocalDate idleSince,
        LocalDate today) {
    /** The days that make a station's life, as somebody wants them to be. */
    public record Days(
            @Nullable LocalDate opened,
            @Nullable LocalDate accepted,
            @Nullable String acceptancePaper,
            @Nullable LocalDate closed) {
        void each(BiConsumer<String, LocalDate> check) {
            if (opened != null) {
                check.accept("opened", opened);
            }
            if (accepted != null) {
                check.accept("accepted", accepted);
            }
            if (closed != null) {
                check.accept("closed", closed);
            }
        }
    }

    /** A station may stand idle so many days and still count as in service. */
    public static final int IDLE_DAYS = 30;

    public State state() {
        if (closed != null && !closed.isAfter(today)) {
            return State.CLOSED;
        }
        if (opened == null || opened.isAfter(today)) {
            return State.PLANNED;
        }
        if (idleSince != null) {
            return State.IDLE;
        }
        return accepted == null || accepted.isAfter(today) ? State.OPENED : State.IN_SERVICE;
    }

    /** The state in words, with the days it has been idle. */
    public String words() {
        return state() == State.IDLE ? "歇业%d天".formatted(idleDays()) : state().label();
    }

    /** Days of the idle stretch so far, the first and today included; 0 when it is not idle. */
    public long idleDays() {
        return idleSince == null ? 0 : ChronoUnit.DAYS.between(idleSince, today) + 1;
    }

    /** Whether it counts as in service today. */
    public boolean isInService() {
        return state() == State.IN_SERVICE
                || (state() == State.IDLE && isAccepted() && idleDays() <= IDLE_DAYS);
    }

    public boolean isOpened() {
        return opened != null;
    }

    public boolean isAccepted() {
        return accepted != null;
    }

    public boolean isClosed() {
        return closed != null;
    }

    public boolean isIdle() {
        return idleSince != null;
    }

    Life openedOn(LocalDate day) {
        return new Life(day, accepted, acceptancePaper, closed, closingReason, idleSince, today);
    }

    Life acceptedOn(LocalDate day, @Nullable String paper) {
        return new Life(opened, day, paper, closed, closingReason, idleSince, today);
    }

    Life closedOn(LocalDate day, String reason) {
        return new Life(opened, accepted, acceptancePaper, day, reason, idleSince, today);
    }

    Life corrected(Days days, String reason) {
        return new Life(
                days.opened(),
                days.accepted(),
                days.accepted() == null ? null : days.acceptancePaper(),
                days.closed(),
                days.closed() == null ? null : closingReason == null ? reason : closingReason,
                idleSince,
                today);
    }
}
