package cn.cunkou.stations.applications;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.WorkingDays;
import cn.cunkou.stations.Level;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish to have a station in a village, and how far it has come.
 *
 * @param receipt what the applicant looks it up by
 * @param village where it is to stand, for a town station too
 * @param area in square metres
 * @param moneyNote which money, where it is not the central money
 * @param waitsSince first day of the state it is in
 * @param station the station that came of it
 * @param byId account that entered it
 */
public record Application(
        UUID id,
        String receipt,
        DivisionCode village,
        Level level,
        String premises,
        BigDecimal area,
        ApplicantKind applicantKind,
        String why,
        Money money,
        @Nullable String moneyNote,
        State state,
        LocalDate day,
        LocalDate waitsSince,
        @Nullable UUID station,
        String recordedBy,
        String byId) {
    /** Who may apply. */
    public enum ApplicantKind {
        COMMITTEE("committee", "村委会"),
        COOPERATIVE("cooperative", "合作社"),
        SHOP("shop", "商店"),
        PERSON("person", "个人");

        private final String id;
        private final String label;

        ApplicantKind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        static Optional<ApplicantKind> read(String id) {
            return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
        }
    }

    /** What it is to be built with. A village gets the central money once. */
    public enum Money {
        CENTRAL("central", "中央资金"),
        OTHER("other", "其他资金");

        private final String id;
        private final String label;

        Money(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        static Optional<Money> read(String id) {
            return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
        }
    }

    /** How far it has come. */
    public enum State {
        SUBMITTED("submitted", "待镇里意见", true),
        OPINED("opined", "待批复", true),
        RETURNED("returned", "退回补正", true),
        APPROVED("approved", "已同意", false),
        REFUSED("refused", "没有同意", false),
        WITHDRAWN("withdrawn", "已撤回", false);

        private final String id;
        private final String label;
        private final boolean open;

        State(String id, String label, boolean open) {
            this.id = id;
            this.label = label;
            this.open = open;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        /** Whether somebody still has to do something. */
        public boolean isOpen() {
            return open;
        }

        /** The class of its mark on pages. */
        public String style() {
            return switch (this) {
                case APPROVED -> "state-kept";
                case REFUSED, RETURNED -> "state-broken";
                case SUBMITTED, OPINED -> "state-track";
                case WITHDRAWN -> "";
            };
        }

        static Optional<State> read(String id) {
            return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
        }
    }

    /** Working days it has been in its state. */
    public long waitedDays(LocalDate today) {
        return state.isOpen() ? WorkingDays.china().between(waitsSince, today) : 0;
    }

    /**
     * Whether it waits too long.
     *
     * @param patience working days
     */
    public boolean isOverdue(LocalDate today, int patience) {
        return waitedDays(today) > patience;
    }

    /** What it is to be built with, in words. */
    public String moneyInWords() {
        return moneyNote == null ? money.label() : money.label() + "：" + moneyNote;
    }

    /** The receipt in groups that are easy to read out. */
    public String receiptInGroups() {
        return Receipts.grouped(receipt);
    }

    /** The division of the station that comes of it. */
    DivisionCode place() {
        return level == Level.TOWN ? village.at(DivisionCode.Level.TOWN) : village;
    }

    /**
     * Makes sure that it is in the state that an act follows.
     *
     * @throws Problem when it is not in the state that this follows
     */
    void requireState(State needed) {
        if (state != needed) {
            throw Problem.conflict("这份申请%s，不能这样办。".formatted(state.label()));
        }
    }
}
