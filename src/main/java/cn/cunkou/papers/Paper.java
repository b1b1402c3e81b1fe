package cn.cunkou.papers;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper in the register.
 *
 * @param division the county, town or village that it speaks of
 * @param number 文号, where it has one
 * @param day 成文日期
 * @param covers the period it reports on
 * @param open whether everybody may read it
 * @param files how many it has
 */
public record Paper(
        UUID id,
        DivisionCode division,
        Issuer issuer,
        PaperKind kind,
        @Nullable String number,
        String title,
        LocalDate day,
        @Nullable Period covers,
        boolean open,
        String note,
        List<Fulfilment> fulfils,
        int files,
        Stamp recorded,
        History history) {
    /** The body that issued it. */
    public record Issuer(UUID id, String name) {}

    /** Who did something, and when. */
    public record Stamp(String by, Instant at) {}

    /**
     * What it took the place of, and what became of it.
     *
     * @param corrects the paper whose place it took
     * @param reason why it did
     * @param supersededBy the paper that took its place
     */
    public record History(
            @Nullable UUID corrects,
            @Nullable String reason,
            @Nullable UUID supersededBy,
            @Nullable Withdrawal withdrawal) {}

    public record Withdrawal(Stamp stamp, String reason) {}

    public Paper {
        fulfils = List.copyOf(fulfils);
    }

    public DivisionCode county() {
        return division.county();
    }

    /** Whether it counts: neither withdrawn nor superseded. */
    public boolean stands() {
        return history.supersededBy() == null && history.withdrawal() == null;
    }

    /** 有效, 已撤回 or 已更正. */
    public String state() {
        return stands() ? "有效" : history.withdrawal() == null ? "已更正" : "已撤回";
    }
}
