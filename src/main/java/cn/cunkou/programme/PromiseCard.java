package cn.cunkou.programme;

import cn.cunkou.measures.FigureWords;
import cn.cunkou.measures.Label;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One item of the plan as cards and boards show it: what was promised, the figure, the goal, how it
 * stands.
 *
 * @param goal such as 不少于16个, or how many readings contradict each other
 * @param aside what the figure is made of: 283／415, 300／320／425, or a town's name
 * @param note what to know besides: days left, what is missing
 */
public record PromiseCard(
        String href,
        String area,
        String label,
        Mark mark,
        String figure,
        String unit,
        String goal,
        String aside,
        Furrow furrow,
        String note) {

    static PromiseCard of(Standing standing, LocalDate today, String aside) {
        var share = isShare(standing);
        var label = new Label(share ? "share" : "count", standing.unit());
        return new PromiseCard(
                "/promises/" + standing.id(),
                standing.item().area(),
                standing.label(),
                Mark.of(standing.state()),
                FigureWords.number(standing.value(), label),
                FigureWords.unit(standing.value(), label),
                goal(standing),
                aside.isEmpty() ? aside(standing) : aside,
                furrow(standing),
                note(standing, today));
    }

    static boolean isShare(Standing standing) {
        return standing.unitOfGoal() == Goal.Unit.SHARE;
    }

    private static String goal(Standing standing) {
        if (standing.goal() != null) {
            var outdoes =
                    standing.item() instanceof Target target
                            && target.growth() != null
                            && target.growth().than() != null;
            return outdoes ? "目标幅度高过对照的数" : "目标" + standing.goal().words(standing.unit());
        }
        if (standing.item() instanceof Target target && target.occasion() != null) {
            return "有才做";
        }
        if (standing.state() == State.UNCLEAR && standing.readings().isEmpty()) {
            return "原文没有写明";
        }
        if (standing.readings().isEmpty()) {
            return standing.item() instanceof Reward ? "逐个判定" : "按时完成";
        }
        return "方案%d处写法不一".formatted(standing.readings().size());
    }

    private static String aside(Standing standing) {
        if (!standing.readings().isEmpty()) {
            return standing.readings().stream()
                    .map(open -> open.reading().figure())
                    .collect(Collectors.joining("／"));
        }
        if (standing.numerator() != null && standing.denominator() != null) {
            return Words.plain(standing.numerator()) + "／" + Words.plain(standing.denominator());
        }
        return standing.parts().isEmpty() || standing.value() == null
                ? ""
                : "共%d%s".formatted(standing.parts().size(), standing.unit());
    }

    static Furrow furrow(Standing standing) {
        var tone = Mark.of(standing.state()).tone();
        var value = standing.value();
        if (value == null) {
            return Furrow.empty(tone, "没有数字，不画进度");
        }
        if (!standing.openGoals().isEmpty()) {
            var goals = standing.openGoals().stream().map(Goal::figure).toList();
            var highest = goals.stream().max(BigDecimal::compareTo).orElseThrow();
            return Furrow.of(tone, value, highest, goals, "没有唯一目标；竖线是方案的几种写法");
        }
        var progress = standing.progress();
        if (progress.isEmpty()) {
            return Furrow.empty(tone, "不画进度");
        }
        var done = progress.get();
        var percent = Words.plain(done.movePointRight(2)) + "%";
        var flags =
                standing.expectedProgress()
                        .filter(expected ->
                                expected.compareTo(BigDecimal.ONE) < 0
                                        && done.compareTo(BigDecimal.ONE) < 0)
                        .map(List::of)
                        .orElse(List.of());
        return Furrow.of(tone, done, BigDecimal.ONE, flags, "完成目标的" + percent);
    }

    private static String note(Standing standing, LocalDate today) {
        return switch (standing.state()) {
            case UNCLEAR -> standing.readings().isEmpty() ? "原文没有写明，不判定" : "核定前不判定、不拨付";
            case CANNOT_BE_COMPUTED ->
                    shortened(Objects.requireNonNullElse(standing.reason(), "缺依据"));
            case MET, MET_LATE, MISSED, ON_THE_WAY, BEHIND, NOT_DUE ->
                    joined(standing.distance(), due(standing, today));
        };
    }

    private static String joined(String distance, String due) {
        return distance.isEmpty() ? due : distance + "，" + due;
    }

    private static String due(Standing standing, LocalDate today) {
        var left = ChronoUnit.DAYS.between(today, standing.span().to());
        return left < 0
                ? standing.span().to() + "到期"
                : left == 0 ? "今天到期" : "距到期%d天".formatted(left);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 24
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 23)) + "…";
    }
}
