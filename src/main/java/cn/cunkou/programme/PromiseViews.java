package cn.cunkou.programme;

import cn.cunkou.measures.Evidence;
import cn.cunkou.measures.FigureWords;
import cn.cunkou.measures.Label;
import cn.cunkou.measures.Measure;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Publicity;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Body;
import cn.cunkou.plan.Citation;
import cn.cunkou.plan.Conflict;
import cn.cunkou.plan.Deadline;
import cn.cunkou.plan.Each;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.PlanExplanation;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what is known of an item into words and drawings for its page. */
@Component
class PromiseViews {
    private static final int ROWS = 20;

    private final Programme programme;
    private final Measures measures;
    private final PlanExplanation explanation;

    PromiseViews(Programme programme, Measures measures, PlanExplanation explanation) {
        this.programme = programme;
        this.measures = measures;
        this.explanation = explanation;
    }

    PromisePage page(Board board, Standing standing, int pageOfRows) {
        var plan = board.edition().plan();
        var trend = trend(board, standing);
        var goals = goals(standing);
        var share = PromiseCard.isShare(standing);
        var words =
                trend.isEmpty()
                        ? ""
                        : "%s从%s的%s到%s的%s"
                                .formatted(
                                        standing.label(),
                                        trend.getFirst().day(),
                                        trend.getFirst().written(),
                                        trend.getLast().day(),
                                        trend.getLast().written());
        var drawn = trend.size() > 1;
        return new PromisePage(
                PromiseCard.of(standing, board.today(), ""),
                cites(standing.item()),
                standing.item() instanceof Target target ? explanation.demand(plan, target) : "",
                owner(plan, standing.item()),
                standing.asOf(),
                sentence(standing),
                standing.readings().isEmpty() ? standing.reason() : null,
                plan.conflictsAbout(standing.item().id()).stream()
                        .map(Conflict::label)
                        .collect(Collectors.joining("；")),
                settles(plan),
                settled(board, standing),
                readings(standing),
                drawn ? TrendChart.of(TrendChart.Sheet.WIDE, trend, goals, share, words) : null,
                drawn ? TrendChart.of(TrendChart.Sheet.NARROW, trend, goals, share, words) : null,
                trend,
                each(standing),
                parts(board, standing),
                how(plan, standing.item()),
                base(plan, standing),
                due(standing.item()),
                "%s，第%d版".formatted(plan.title(), board.edition().number()),
                evidence(
                        standing,
                        pageOfRows,
                        (target, basis, division, from, day) ->
                                Optional.of(Ledger.question(target, basis, division, from, day))),
                standing.evidence() == null
                        ? ""
                        : standing.evidence().replaceFirst("(\\?|$)", ".xlsx$1"),
                evidence(standing, pageOfRows, Ledger::former),
                urge(plan, standing));
    }

    /**
     * What every town or body owes is urged one by one; what is done or in question, not at all.
     */
    private static @Nullable String urge(Plan plan, Standing standing) {
        var done =
                switch (standing.state()) {
                    case MET, MET_LATE, UNCLEAR -> true;
                    case ON_THE_WAY, BEHIND, MISSED, NOT_DUE, CANNOT_BE_COMPUTED -> false;
                };
        var towns =
                plan.body(standing.item().owner())
                                .filter(body -> body.role() == Body.Role.TOWNS)
                                .isPresent()
                        && standing.division().equals(plan.division());
        var bodies =
                standing.item() instanceof Target target
                        && target.each() == Each.BODY
                        && !standing.parts().isEmpty();
        return done || towns || bodies ? null : standing.id();
    }

    /** What the parts are called together. */
    private static String each(Standing standing) {
        return standing.item() instanceof Target target && target.each() != null
                ? target.each().all()
                : "各期";
    }

    private static @Nullable String settled(Board board, Standing standing) {
        return board.edition().settledAbout(standing.item().id()).stream()
                .map(settled ->
                        "%s：采用“%s”。理由：%s。依据：%s，%s。"
                                .formatted(
                                        settled.conflict().label(),
                                        settled.reading().figure(),
                                        settled.resolution().reason(),
                                        settled.resolution().paper(),
                                        ChineseTime.minute(settled.resolution().recordedAt())))
                .reduce(String::concat)
                .orElse(null);
    }

    private List<PromiseCard> parts(Board board, Standing standing) {
        return standing.parts().stream()
                .map(part -> PromiseCard.of(part, board.today(), partOf(standing, part)))
                .toList();
    }

    /** A part's label names its town or month; in a table of these the name is enough. */
    private static String partOf(Standing whole, Standing part) {
        var name = part.label().replace(whole.label(), "").replaceAll("^[：\\s]+|[：\\s]+$", "");
        return name.isEmpty() ? part.label() : name;
    }

    private static String sentence(Standing standing) {
        var words = new ArrayList<String>();
        if (standing.numerator() != null && standing.denominator() != null) {
            words.add(
                    "%s／%s"
                            .formatted(
                                    Words.plain(standing.numerator()),
                                    Words.plain(standing.denominator())));
        }
        if (!standing.distance().isEmpty()) {
            words.add(standing.distance());
        }
        if (!standing.openGoals().isEmpty() && standing.value() != null) {
            words.add(
                    "竖线依次是"
                            + standing.readings().stream()
                                    .map(open -> open.reading().figure())
                                    .collect(Collectors.joining("、")));
        } else if (standing.expectedProgress().isPresent() && !standing.distance().isEmpty()) {
            words.add("竖线是按计划今天应到的位置");
        }
        return words.isEmpty() ? "" : String.join("；", words) + "。";
    }

    private static List<PromisePage.ReadingLine> readings(Standing standing) {
        return standing.readings().stream()
                .map(open ->
                        new PromisePage.ReadingLine(
                                sections(open.reading().citations()),
                                open.reading().figure(),
                                open.distance().isEmpty() && open.reading().goal() != null
                                        ? "已达到"
                                        : open.distance()))
                .toList();
    }

    private static List<TrendChart.Goal> goals(Standing standing) {
        if (standing.goal() != null) {
            var goal = standing.goal();
            return List.of(
                    new TrendChart.Goal(
                            goal.figure(), Words.figure(goal.figure(), goal.unit(), "") + "目标"));
        }
        return standing.openGoals().stream()
                .map(goal ->
                        new TrendChart.Goal(
                                goal.figure(), Words.figure(goal.figure(), goal.unit(), "")))
                .toList();
    }

    private List<TrendChart.Point> trend(Board board, Standing standing) {
        var label = new Label(PromiseCard.isShare(standing) ? "share" : "count", standing.unit());
        var points = new ArrayList<TrendChart.Point>();
        for (var point : programme.trend(board, standing)) {
            if (point.value() != null) {
                var written =
                        FigureWords.number(point.value(), label)
                                + FigureWords.unit(point.value(), label);
                points.add(new TrendChart.Point(shortDay(point.day()), point.value(), written));
            }
        }
        return points;
    }

    private static String shortDay(LocalDate day) {
        return "%02d年%d月".formatted(day.getYear() % 100, day.getMonthValue());
    }

    private List<String> how(Plan plan, Item item) {
        return switch (item) {
            case Deadline deadline ->
                    List.of("这一阶段要看%d条目标，都在期限内达到才算完成。".formatted(deadline.evidence().size()));
            case Reward reward ->
                    List.of(explanation.demand(plan, reward) + "。", "逐个判定谁该得，不合成全县的一个数。");
            case Target target -> how(plan, target);
        };
    }

    private List<String> how(Plan plan, Target target) {
        return switch (target.basis()) {
            case Basis.Unrecorded unrecorded ->
                    List.of(
                            "算这个数要有：" + String.join("、", unrecorded.missing()) + "。",
                            "系统现在还登记不了，不估算。");
            case Basis.Measured measured ->
                    measures.findIn(plan.division(), measured.measure())
                            .map(measure -> how(plan, measure, measured))
                            .orElse(List.of("这个指标还没有启用。"));
        };
    }

    private static List<String> how(Plan plan, Measure measure, Basis.Measured measured) {
        if (measure.id().equals(Basis.Measured.PAPERS)) {
            return List.of("看公文登记里有没有写明办这件事的文件。", "文件的日期在期限以内，才算按期。");
        }
        var steps = new ArrayList<String>();
        steps.add("取「%s」：%s".formatted(measure.title(), measure.source()));
        measured.where().forEach((name, values) -> steps.add(only(plan, measure, name, values)));
        steps.add("到期以前按业务日当天算；到期以后，按到期那天定。");
        return steps;
    }

    private static String only(Plan plan, Measure measure, String name, List<String> values) {
        if (name.equals(Basis.Measured.SUBJECT)) {
            return "只数这一个%s的。".formatted(measure.subject().title());
        }
        var title =
                measure.dimensions().stream()
                        .filter(dimension -> dimension.name().equals(name))
                        .map(Label::title)
                        .findFirst()
                        .orElse(name);
        return "只数%s为%s的。"
                .formatted(
                        title,
                        values.stream()
                                .map(value ->
                                        plan.named(name, value)
                                                .orElseGet(() -> measure.word(value)))
                                .collect(Collectors.joining("或")));
    }

    private String base(Plan plan, Standing standing) {
        if (standing.item() instanceof Reward) {
            return "不设（逐个判定）";
        }
        if (!(standing.item() instanceof Target target) || target.basis().base() == null) {
            return "不设（按个数）";
        }
        var base = target.basis().base();
        return bases(target.basis())
                .filter(known -> known.name().equals(base))
                .map(Label::title)
                .or(() ->
                        plan.bases().stream()
                                .filter(known -> known.id().equals(base))
                                .map(known -> known.label())
                                .findFirst())
                .orElseGet(() -> plan.moneyWords(base));
    }

    private Optional<Label> bases(Basis basis) {
        return basis instanceof Basis.Measured measured
                ? measures.find(measured.measure()).stream()
                        .flatMap(measure -> measure.bases().stream())
                        .filter(label -> label.name().equals(measured.base()))
                        .findFirst()
                : Optional.empty();
    }

    private static String due(Item item) {
        var day = ChineseTime.longDay(item.span().to());
        return item instanceof Target target && target.by().inferred()
                ? day + "（方案没有写明，按所在阶段末推定）"
                : day;
    }

    /** How the rows of an item are asked for. */
    private interface Asking {
        Optional<Question> of(
                Target target,
                Basis.Measured basis,
                DivisionCode division,
                LocalDate from,
                LocalDate day);
    }

    private @Nullable Evidence evidence(Standing standing, int page, Asking asking) {
        if (!(standing.item() instanceof Target target)
                || !(target.basis() instanceof Basis.Measured basis)
                || !standing.parts().isEmpty()
                || standing.evidence() == null) {
            return null;
        }
        var measure = measures.find(basis.measure());
        if (measure.isEmpty()
                || measure.get().publicity() != Publicity.ROWS && Actor.current().isVisitor()) {
            return null;
        }
        return asking.of(
                        target, basis, standing.division(), standing.span().from(), standing.asOf())
                .map(question -> measures.evidence(question, new Paged.Request(page, ROWS)))
                .orElse(null);
    }

    static String cites(Item item) {
        return sections(item.citations());
    }

    private static String sections(List<Citation> citations) {
        return citations.stream()
                .map(Citation::section)
                .distinct()
                .collect(Collectors.joining("、"));
    }

    static String owner(Plan plan, Item item) {
        return plan.body(item.owner()).map(body -> body.name()).orElse(item.owner());
    }

    private static String settles(Plan plan) {
        return plan.bodies().stream()
                .filter(body -> body.role() == Body.Role.OFFICE)
                .map(body -> body.name())
                .findFirst()
                .orElse(plan.lead().name());
    }
}
