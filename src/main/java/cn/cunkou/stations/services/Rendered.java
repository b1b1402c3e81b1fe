package cn.cunkou.stations.services;

import cn.cunkou.platform.web.PhoneClock;
import cn.cunkou.region.Counties;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service as it was recorded, and what is thought of it by now.
 *
 * @param happenedAt by the county's clock
 * @param enteredAt when it was tapped in
 * @param said what was filled in, in words
 * @param phone the villager's, masked
 * @param counts whether it counts
 */
public record Rendered(
        UUID id,
        UUID station,
        String stationName,
        String division,
        LocalDate day,
        Instant happenedAt,
        Instant enteredAt,
        Instant recordedAt,
        PhoneClock.@Nullable Note clock,
        String kind,
        String kindLabel,
        boolean named,
        String said,
        String by,
        @Nullable String phone,
        @Nullable UUID replaces,
        @Nullable UUID replacedBy,
        @Nullable Instant withdrawnAt,
        Confirmation confirmation,
        @Nullable Verdict verdict,
        boolean counts) {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Counties.ZONE);

    /** What the villager says. */
    public enum Confirmation {
        NONE("none", "没问过", ""),
        ASKED("asked", "已发短信，没回", ""),
        CONFIRMED("confirmed", "村民说办过", "is-green"),
        DENIED("denied", "村民说没这回事", "is-red");

        private final String id;
        private final String label;
        private final String style;

        Confirmation(String id, String label, String style) {
            this.id = id;
            this.label = label;
            this.style = style;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        public String style() {
            return style;
        }

        static Confirmation of(String id) {
            return Arrays.stream(values())
                    .filter(one -> one.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no confirmation: " + id));
        }
    }

    /** What a person of the county found out. */
    public enum Verdict {
        REAL("real", "核查属实"),
        REJECTED("rejected", "核查不算");

        private final String id;
        private final String label;

        Verdict(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        static @Nullable Verdict of(@Nullable String id) {
            return Arrays.stream(values())
                    .filter(one -> one.id.equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Why it does not count, or that it does. */
    public String state() {
        if (withdrawnAt != null) {
            return "已撤回";
        }
        if (replacedBy != null) {
            return "已更正";
        }
        if (verdict != null) {
            return verdict.label();
        }
        return confirmation == Confirmation.NONE || confirmation == Confirmation.ASKED
                ? named ? "计入" : "记着，方案没列这种"
                : confirmation.label();
    }

    /** What is to be known of its times. */
    public String remark() {
        var late = Duration.between(enteredAt, recordedAt).toHours();
        if (clock != null) {
            return clock.label();
        }
        if (Duration.between(happenedAt, enteredAt).toMinutes() > 5) {
            return "补记的";
        }
        return late >= 24
                ? "晚到%d天".formatted(late / 24)
                : late >= 1 ? "晚到%d小时".formatted(late) : "";
    }

    /** When it happened, to the second: {@code 2019-11-18 08:10:07}. */
    public String second() {
        return SECOND.format(happenedAt);
    }

    public boolean mayBeWithdrawn() {
        return withdrawnAt == null && replacedBy == null && verdict == null;
    }
}
