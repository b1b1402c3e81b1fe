package cn.cunkou.stations.scoring;

import cn.cunkou.platform.web.Faults;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line by which stations are scored.
 *
 * @param place in the list, from 1
 * @param points the most it gives
 */
public record ScoreLine(int place, String label, int points, Source source) {
    private static final int MOST = 15;
    private static final Pattern LINE =
            Pattern.compile("(.{1,40}?)\\s+(\\d{1,3})(?:\\s+(\\S{1,4}))?");

    /** Where the points of a line come from. */
    public enum Source {
        PERSON("person", "现场", "人打分，凭文件"),
        SERVICES("services", "服务", "服务次数（撤回、否认、核查不算的不数），最多的站得满分，别的按比例"),
        DAYS_ON("days-on", "开机", "设备开机的天数，最多的站得满分，别的按比例"),
        FITTED("fitted", "检查表", "检查表全做好的得满分，没有全做好的不得分");

        private final String id;
        private final String word;
        private final String explained;

        Source(String id, String word, String explained) {
            this.id = id;
            this.word = word;
            this.explained = explained;
        }

        public String id() {
            return id;
        }

        /** The word that a line is typed with. */
        public String word() {
            return word;
        }

        public String explained() {
            return explained;
        }

        static Source of(String id) {
            for (var one : values()) {
                if (one.id.equals(id)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("no source of points: " + id);
        }

        private static @Nullable Source ofWord(@Nullable String word) {
            if (word == null) {
                return PERSON;
            }
            for (var one : values()) {
                if (one.word.equals(word)) {
                    return one;
                }
            }
            return null;
        }
    }

    public boolean isByPerson() {
        return source == Source.PERSON;
    }

    /** The points for a figure beside the largest of all stations, with one decimal. */
    BigDecimal share(long figure, long largest) {
        return largest == 0
                ? BigDecimal.ZERO.setScale(1)
                : BigDecimal.valueOf(points)
                        .multiply(BigDecimal.valueOf(figure))
                        .divide(BigDecimal.valueOf(largest), 1, RoundingMode.HALF_UP);
    }

    /** The points that somebody gives, with one decimal, and what says so. */
    record Mark(BigDecimal points, String paper) {}

    /** Reads what somebody gives for this line; null when something is wrong with it. */
    @Nullable Mark mark(Faults faults, @Nullable String typed, @Nullable String paper) {
        var text = faults.required("points", "分数", typed, 6);
        var title = faults.required("paper", "凭什么", paper, 120);
        if (!text.isEmpty()
                && (!text.matches("\\d{1,3}(\\.\\d)?")
                        || new BigDecimal(text).compareTo(BigDecimal.valueOf(points)) > 0)) {
            faults.add("points", "「%s」不是0到%d的分数".formatted(text, points), "最多一位小数");
        }
        return faults.any() ? null : new Mark(new BigDecimal(text).setScale(1), title);
    }

    /** Reads one line each: label, points, and where the points come from: {@code 便民服务 40 服务}. */
    static List<ScoreLine> read(Faults faults, @Nullable String typed) {
        var text = faults.requiredLines("lines", "考核什么", typed, 800);
        var lines = new ArrayList<ScoreLine>();
        for (var line : text.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
            var matcher = LINE.matcher(line);
            var read = matcher.matches();
            var points = read ? Integer.parseInt(matcher.group(2)) : 0;
            var source = read ? Source.ofWord(matcher.group(3)) : null;
            if (points < 1 || points > 100 || source == null) {
                faults.add(
                        "lines",
                        "「%s」看不懂".formatted(line),
                        "一行一条，写名称、分值和怎么算，如：便民服务 40 服务；怎么算写现场、服务、开机或检查表");
                return List.of();
            }
            var label = matcher.group(1);
            if (lines.stream().anyMatch(one -> one.label().equals(label))) {
                faults.add("lines", "「%s」写了两次".formatted(label), "合成一条，或者改个名称");
            }
            lines.add(new ScoreLine(lines.size() + 1, label, points, source));
        }
        if (lines.size() > MOST) {
            faults.add("lines", "超过%d条".formatted(MOST), "合并几条");
        }
        return lines;
    }
}
