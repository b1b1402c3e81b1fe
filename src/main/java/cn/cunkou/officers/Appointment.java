package cn.cunkou.officers;

import cn.cunkou.registry.Duty;
import cn.cunkou.registry.Tenure;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody appointed to a duty.
 *
 * @param division the place, or where the body belongs
 * @param body name of the body; null where they are appointed for the place itself
 * @param tenure its last day is the day before a successor's first
 * @param paper the registered paper that the tenure's document names
 */
public record Appointment(
        UUID id,
        UUID post,
        Duty duty,
        DivisionCode division,
        @Nullable UUID bodyId,
        @Nullable String body,
        Tenure tenure,
        @Nullable UUID paper,
        Stamp recorded,
        History history) {

    /**
     * What became of it.
     *
     * @param reason why it took the place of another
     */
    public record History(
            @Nullable String reason,
            @Nullable UUID supersededBy,
            @Nullable Withdrawal withdrawal) {}

    public record Withdrawal(Stamp stamp, String reason) {}

    public boolean stands() {
        return history.supersededBy() == null && history.withdrawal() == null;
    }

    /** 在任, 未到任, 已离任, 已撤回 or 已更正. */
    public String state(LocalDate day) {
        if (!stands()) {
            return history.withdrawal() == null ? "已更正" : "已撤回";
        }
        if (tenure.from().isAfter(day)) {
            return "未到任";
        }
        var last = tenure.last();
        return last == null || !last.isBefore(day) ? "在任" : "已离任";
    }

    /** 县级, 镇级 or 村级. */
    public String level() {
        return Levels.label(division);
    }

    /** The phone as a list shows it; empty where none is known. */
    public String maskedPhone() {
        var phone = tenure.phone();
        return phone == null ? "" : phone.masked();
    }

    /** 2019-03-01至2019-09-30, 2019-03-01起. */
    public String term() {
        return tenure.from() + (tenure.last() == null ? "起" : "至" + tenure.last());
    }
}
