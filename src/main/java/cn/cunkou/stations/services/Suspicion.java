package cn.cunkou.stations.services;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Services of one station that look invented, for one reason.
 *
 * @param key which group of that reason it is: the month, the day, or what repeats itself
 * @param says what was seen, in words that name no person and no number
 * @param services in the order they happened
 */
public record Suspicion(
        UUID station, Reason reason, String key, String says, List<Observed> services) {
    /** Why services look invented. */
    public enum Reason {
        BURST("burst", "短时间连着记", "几分钟里记了一串，人走不了这么快。"),
        CLOCKWORK("clockwork", "间隔像钟表", "两次之间总隔一样长，真来办事的人没有这么准。"),
        SAME_NUMBER("same-number", "同一号码太多", "一个手机号在一个月里、一天里出现的次数不像一家人来办事。"),
        UNREAL_NUMBER("unreal-number", "号码不真", "留的是站长自己的号码、连号，或者一串相同的数字。"),
        CLOSED("closed", "关门时间", "记在关门以后、休息日或者歇业的日子。"),
        FAR("far", "离站点太远", "手机的位置离站点几公里以外。"),
        SAME_TEXT("same-text", "内容一模一样", "一个月里几乎条条种类、内容、金额都一样。"),
        COPIED("copied", "和别的站雷同", "一长串服务和另一个站的前后顺序、内容都一样。"),
        BACKFILLED("backfilled", "一次补记多天", "一口气补记了好多天的服务，或者一个月以后才补。"),
        SPURT("spurt", "临界冲量", "快到奖励的次数时猛增，过了线就落下来。"),
        DENIED("denied", "村民否认", "问过的村民里，说没这回事的不少。");

        private final String id;
        private final String label;
        private final String explanation;

        Reason(String id, String label, String explanation) {
            this.id = id;
            this.label = label;
            this.explanation = explanation;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        public String explanation() {
            return explanation;
        }

        static Reason of(String id) {
            return Arrays.stream(values())
                    .filter(reason -> reason.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no reason: " + id));
        }
    }

    public Suspicion {
        services =
                services.stream()
                        .sorted(
                                Comparator.comparing(Observed::happened)
                                        .thenComparing(Observed::id))
                        .toList();
        if (services.isEmpty()) {
            throw new IllegalArgumentException("nothing is suspicious");
        }
    }

    LocalDate firstDay() {
        return services.stream().map(Observed::day).min(Comparator.naturalOrder()).orElseThrow();
    }

    LocalDate lastDay() {
        return services.stream().map(Observed::day).max(Comparator.naturalOrder()).orElseThrow();
    }
}
