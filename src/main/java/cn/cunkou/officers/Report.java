package cn.cunkou.officers;

import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an information officer reported.
 *
 * @param kindLabel the kind in words
 * @param officerOf the place whose information officer reported it
 * @param reporter id of the account
 * @param sha256 of its photograph; null where there is none
 * @param corrects the row whose place it took
 */
public record Report(
        UUID id,
        Said said,
        String kindLabel,
        DivisionCode officerOf,
        String reporter,
        Stamp recorded,
        @Nullable String sha256,
        @Nullable FollowUp followUp,
        @Nullable UUID corrects,
        @Nullable UUID supersededBy) {

    /**
     * What is said, everything about it checked.
     *
     * @param division the place it is about
     * @param day the day it happened
     * @param kind id of a {@link ReportKinds kind}
     * @param unit given with a quantity
     */
    public record Said(
            DivisionCode division,
            LocalDate day,
            String kind,
            String text,
            @Nullable BigDecimal quantity,
            @Nullable String unit) {

        /** 300 斤; empty where no quantity is said. */
        public String amount() {
            return quantity == null
                    ? ""
                    : quantity.stripTrailingZeros().toPlainString() + " " + unit;
        }
    }

    /** What an office did about it last. */
    public record FollowUp(Step step, String note, Stamp stamp) {}

    /** How far an office is with a report. */
    public enum Step {
        READ("read", "已读"),
        HANDLED("handled", "已处理");

        private final String id;
        private final String label;

        Step(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }
    }

    public boolean stands() {
        return supersededBy == null;
    }

    public boolean isHandled() {
        return followUp != null && followUp.step() == Step.HANDLED;
    }

    /** 未读, 已读, 已处理 or 已更正. */
    public String state() {
        if (!stands()) {
            return "已更正";
        }
        return followUp == null ? "未读" : followUp.step().label();
    }
}
