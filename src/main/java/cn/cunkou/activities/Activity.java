package cn.cunkou.activities;

import cn.cunkou.region.Position;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity in the register.
 *
 * @param pictures how many it has
 */
public record Activity(
        UUID id,
        Said said,
        String body,
        @Nullable String paperTitle,
        int pictures,
        Stamp recorded,
        History history) {

    /**
     * What is said of an activity, everything about it checked.
     *
     * @param division the county, town or village where it counts
     * @param body who held, published, runs or signed it
     * @param form what sort of its kind; null where there is only one
     * @param day the day it was held or published; the first day of what is kept up
     * @param until its last day; null where it was one day, or is kept up still
     * @param people who took part, counted each time
     * @param media {@code national} to {@code town}
     * @param partner the medium, the other party, the organiser
     * @param partnerKind whom goods were offered to
     * @param address on the web
     * @param paper its minutes, rules or text in the register of papers
     */
    public record Said(
            DivisionCode division,
            UUID body,
            ActivityKind kind,
            @Nullable String form,
            String title,
            LocalDate day,
            @Nullable LocalDate until,
            String place,
            @Nullable Integer people,
            @Nullable Money cost,
            @Nullable String media,
            @Nullable String partner,
            @Nullable String partnerKind,
            @Nullable String address,
            @Nullable Position position,
            @Nullable UUID paper,
            String note) {

        /** The sort in words; empty where there is only one. */
        public String formWords() {
            return form == null ? "" : ActivityKind.words(kind.forms(), form);
        }
    }

    /** Who did something, and when. */
    public record Stamp(String by, Instant at) {}

    /**
     * What it took the place of, and what became of it.
     *
     * @param corrects the row whose place it took
     * @param reason why it did
     * @param supersededBy the row that took its place
     */
    public record History(
            @Nullable UUID corrects,
            @Nullable String reason,
            @Nullable UUID supersededBy,
            @Nullable Withdrawal withdrawal) {}

    public record Withdrawal(Stamp stamp, String reason) {}

    /** Whether it counts: neither withdrawn nor superseded. */
    public boolean stands() {
        return history.supersededBy() == null && history.withdrawal() == null;
    }

    /** 有效, 已撤回 or 已更正. */
    public String state() {
        return stands() ? "有效" : history.withdrawal() == null ? "已更正" : "已撤回";
    }
}
