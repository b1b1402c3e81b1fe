package cn.cunkou.plan;

import cn.cunkou.plan.rewards.CostWords;
import cn.cunkou.plan.rewards.RuleWords;
import cn.cunkou.values.Bound;
import cn.cunkou.values.Comparison;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says a plan in Chinese sentences, as a clerk would read it out beside the paper. */
public final class PlanExplanation {
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private final MeasureNames measures;
    private final CountyNames counties;

    public PlanExplanation(MeasureNames measures, CountyNames counties) {
        this.measures = measures;
        this.counties = counties;
    }

    /** The whole plan, line by line. */
    public String of(Plan plan) {
        var text = new StringBuilder(head(plan));
        for (var kind : Kind.values()) {
            var items = plan.items().stream().filter(item -> item.kind() == kind).toList();
            if (!items.isEmpty()) {
                text.append("\n%s（%d项）\n".formatted(kind.words(), items.size()));
                items.forEach(item -> text.append(item(plan, item)));
            }
        }
        text.append(projects(plan));
        if (!plan.conflicts().isEmpty()) {
            text.append("\n方案写法不一或者没有写清、待核定的（%d处）\n".formatted(plan.conflicts().size()));
            plan.conflicts().forEach(conflict -> text.append(conflict(plan, conflict)));
        }
        return text.append(new ListsExplanation(plan).text()).toString();
    }

    private static String projects(Plan plan) {
        var rules = plan.projects();
        if (rules.equals(ProjectRules.NONE)) {
            return "";
        }
        var text = new StringBuilder("\n子项目怎么管\n");
        said(text, "按月报进度，期限照", itemLabel(plan, rules.progress()));
        said(text, "中期评估，凭", itemLabel(plan, rules.midTerm()));
        said(
                text,
                "变更",
                rules.changeBefore() == 0 ? "" : "最晚在完成时限前%d天提出".formatted(rules.changeBefore()));
        said(text, "变更逐级审批：", entries(plan, stream(rules.changeStages()), Map.of()));
        said(text, "检查时逐项看：", entries(plan, rules.checklists().stream(), Map.of()));
        said(text, "验收前要备齐：", entries(plan, rules.needs().stream(), rules.from()));
        said(text, "验收结论逐级审核：", entries(plan, stream(rules.acceptanceStages()), Map.of()));
        said(text, "验收结果备案：", entries(plan, stream(rules.filings()), Map.of()));
        return text.toString();
    }

    private static void said(StringBuilder text, String what, String words) {
        if (!words.isEmpty()) {
            text.append("· ").append(what).append(words).append("。\n");
        }
    }

    private static Stream<String> stream(@Nullable String id) {
        return Stream.ofNullable(id);
    }

    private static String itemLabel(Plan plan, @Nullable String item) {
        return item == null ? "" : "「%s」".formatted(plan.item(item).map(Item::label).orElse(item));
    }

    private static String entries(Plan plan, Stream<String> catalogues, Map<String, String> from) {
        return catalogues
                .flatMap(id -> plan.catalogue(id).stream())
                .flatMap(catalogue -> catalogue.entries().stream())
                .map(entry ->
                        from.containsKey(entry.id())
                                ? entry.label()
                                        + "（凭%s的文件）"
                                                .formatted(itemLabel(plan, from.get(entry.id())))
                                : entry.label())
                .collect(Collectors.joining("、"));
    }

    /** Its title, county, years and bodies. */
    String head(Plan plan) {
        var text = new StringBuilder();
        text.append(plan.title()).append('\n');
        var issued = plan.issued();
        if (issued != null) {
            text.append("%s，%s %s印发。\n".formatted(issued.number(), issued.by(), day(issued.day())));
        }
        text.append(
                "%s（%s），%s%d年项目，%s至%s。\n"
                        .formatted(
                                counties.name(plan.division()).orElse("未知的县"),
                                plan.division(),
                                plan.tier().words(),
                                plan.year(),
                                day(plan.period().from()),
                                day(plan.period().to())));
        for (var body : plan.bodies()) {
            text.append("%s：%s\n".formatted(body.role().words(), body.name()));
        }
        return text.toString();
    }

    /** What the item asks for, without label and source. */
    public String demand(Plan plan, Target target) {
        var asked =
                beyond(plan, target)
                        + switch (target.basis()) {
                            case Basis.Measured(var measure, _, _)
                                    when measure.equals(Basis.Measured.PAPERS) ->
                                    papers(plan, target);
                            case Basis.Measured _ when unitOfMoney(target) instanceof String unit ->
                                    isSaid(target)
                                            ? goal(plan, target, unit) + ofBase(plan, target)
                                            : "";
                            case Basis.Measured basis -> measured(plan, target, basis);
                            case Basis.Unrecorded basis ->
                                    (isSaid(target, basis)
                                                    ? asked(plan, target, basis.unit())
                                                            + ofBase(plan, target)
                                                    : "")
                                            + "；现在还算不出，缺"
                                            + String.join("、", basis.missing());
                        };
        var each = target.each();
        return (decidesDays(plan, target) ? "" : begin(plan, target))
                + when(plan, target)
                + (each != null
                        ? "，" + each.words()
                        : asked.isEmpty() || asked.startsWith("；") ? "" : "，")
                + asked
                + (target.unclear() == null ? "" : "；原文没有写明：" + target.unclear());
    }

    /** From when, where it is not from when everything of its sort begins. */
    private static String begin(Plan plan, Target target) {
        var usual =
                Target.usualFrom(
                        target.kind(),
                        target.growth(),
                        target.rhythm(),
                        plan.period(),
                        target.by().day());
        if (target.from().inferred()) {
            return "自%s（方案未写明，推定）起，".formatted(day(target.from().day()));
        }
        return target.from().day().equals(usual) || target.detail() instanceof Detail.Limit
                ? ""
                : "自%s起，".formatted(day(target.from().day()));
    }

    /**
     * A duty of no figure is to be done, and what is forbidden is forbidden: neither has a bound.
     */
    private static boolean isSaid(Target target, Basis.Unrecorded basis) {
        return target.detail() instanceof Detail.Limit
                ? isSaid(target)
                : target.kind() != Kind.DUTY || !basis.unit().isEmpty() || basis.base() != null;
    }

    private static boolean isSaid(Target target) {
        return !(target.detail() instanceof Detail.Limit limit) || limit.forbids().isEmpty();
    }

    /** What the bounds of an item about money count; null of other items. */
    private static @Nullable String unitOfMoney(Target target) {
        return switch (target.detail()) {
            case Detail.Limit limit -> limit.unit();
            case Detail.Money _, Detail.Spending _ -> "元";
            case Detail.Service _, Detail.Task _ -> null;
            case null -> null;
        };
    }

    private static String when(Plan plan, Target target) {
        if (target.detail() instanceof Detail.Task(_, var after, _, _) && after != null) {
            return after.words(label(plan, after.item()))
                    + (target.rhythm() == null ? "" : target.rhythm().words());
        }
        if (target.occasion() != null) {
            return "有才做（%s）".formatted(target.occasion());
        }
        if (target.rhythm() != null) {
            return target.rhythm().words() + lasts(plan, target);
        }
        if (decidesDays(plan, target)) {
            return "期限待核定";
        }
        var isOutset = target.kind() == Kind.FLOOR && !(target.detail() instanceof Detail.Limit);
        return (isOutset ? "截至" : "到")
                + day(target.by().day())
                + (target.by().inferred() ? "（方案未写明，%s）".formatted(inferred(plan, target)) : "");
    }

    /** Until when what comes round again does so, where the paper says or disputes it. */
    private static String lasts(Plan plan, Target target) {
        if (decidesDays(plan, target)) {
            return "（起止待核定）";
        }
        return target.by().inferred() ? "" : "（到%s）".formatted(day(target.by().day()));
    }

    private static String inferred(Plan plan, Target target) {
        return target.by().day().equals(plan.period().to()) ? "按方案最后一天推定" : "按阶段末推定";
    }

    /** Whether its days wait for a person: none of those it is read with is the paper's. */
    private static boolean decidesDays(Plan plan, Item item) {
        return plan.conflictsAbout(item.id()).stream()
                .flatMap(conflict -> conflict.readings().stream())
                .anyMatch(reading -> reading.span() != null);
    }

    private static String papers(Plan plan, Target target) {
        var task = (Detail.Task) target.detail();
        var kind =
                task == null || task.paper() == null
                        ? "文件"
                        : Keys.PAPERS.getOrDefault(task.paper(), "文件");
        var shown = task == null || task.notice() == 0 ? "" : "（公示%d个工作日）".formatted(task.notice());
        return "登记的" + kind + goal(plan, target, "件") + shown;
    }

    /** What it is to change, and by how much. */
    private String change(Plan plan, Target target, Growth growth, String unit) {
        var kind = target.goal() == null ? Goal.Unit.SHARE : target.goal().unit();
        if (growth.than() == null) {
            return growth.words(kind) + goal(plan, target, kind == Goal.Unit.COUNT ? unit : "");
        }
        var strictly =
                target.goal() != null
                        && target.goal().bounds().getFirst().comparison() == Comparison.MORE_THAN;
        return "%s，幅度%s「%s」同期的幅度"
                .formatted(
                        growth.words(kind),
                        strictly ? "高于" : "不低于",
                        title(plan, new Basis.Measured(growth.than(), Map.of(), null)));
    }

    private String asked(Plan plan, Target target, String unit) {
        return target.growth() instanceof Growth growth
                ? change(plan, target, growth, unit)
                : goal(plan, target, unit);
    }

    private String beyond(Plan plan, Target target) {
        return switch (target.detail()) {
            case Detail.Service service -> service.words() + "，做到的";
            case Detail.Spending(var price, var quantities) when !quantities.isEmpty() ->
                    (price == null ? "" : "单价%s元×".formatted(plain(price)))
                            + quantities.entrySet().stream()
                                    .map(it -> plain(it.getValue()) + it.getKey())
                                    .collect(Collectors.joining("×"))
                            + "，";
            case Detail.Limit limit -> limit(plan, limit);
            case null, default -> "";
        };
    }

    private static String limit(Plan plan, Detail.Limit limit) {
        var words = new ArrayList<String>();
        if (!limit.forbids().isEmpty()) {
            words.add("不得用于" + said(limit.forbids(), Keys.USES));
        }
        if (!limit.lines().isEmpty()) {
            words.add("预算项" + labels(plan, limit.lines()));
        }
        if (!limit.excludes().isEmpty()) {
            words.add("不含" + said(limit.excludes(), CostWords.KINDS));
        }
        if (limit.beside() != null) {
            words.add(Keys.BESIDE.getOrDefault(limit.beside(), limit.beside()) + "的");
        }
        if (limit.each() != null) {
            words.add(Keys.SUBJECTS.getOrDefault(limit.each(), limit.each()));
        }
        return String.join("，", words) + (words.isEmpty() || !limit.forbids().isEmpty() ? "" : "，");
    }

    private static String said(List<String> keys, Map<String, String> words) {
        return keys.stream()
                .map(key -> words.getOrDefault(key, key))
                .collect(Collectors.joining("、"));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Whom a reward is for, what it asks for and what it pays, without label and source. */
    public String demand(Plan plan, Reward reward) {
        var open =
                plan.conflictsAbout(reward.id()).stream()
                        .map(conflict -> "；方案写法不一（%s），核定以前不发".formatted(figures(conflict)))
                        .collect(Collectors.joining());
        return new RuleWords(new MeasuredNames(measures), id -> label(plan, id))
                        .of(reward.rule(), plan.period())
                + open;
    }

    private String measured(Plan plan, Target target, Basis.Measured basis) {
        return title(plan, basis)
                + asked(plan, target, unit(plan, target, basis))
                + ofBase(plan, target);
    }

    private static Optional<Series> declared(Plan plan, Basis.Measured basis) {
        return plan.series().stream()
                .filter(it -> it.measure().equals(basis.measure()))
                .findFirst();
    }

    private String title(Plan plan, Basis.Measured basis) {
        return declared(plan, basis)
                .map(Series::label)
                .or(() ->
                        measures.named(basis.measure())
                                .map(it -> it.narrowed(basis.where(), plan::named)))
                .orElse(basis.measure());
    }

    /** Behind a count; percents have none. */
    private String unit(Plan plan, Target target, Basis.Measured basis) {
        var counts = target.goal() != null && target.goal().unit() == Goal.Unit.COUNT;
        return declared(plan, basis)
                .filter(it -> !it.isShare())
                .map(Series::unit)
                .or(() ->
                        measures.named(basis.measure())
                                .filter(it -> counts || !it.share())
                                .map(it -> it.unit()))
                .orElse("");
    }

    private static String goal(Plan plan, Target target, String unit) {
        return Optional.ofNullable(target.goal())
                .map(goal -> words(goal, unit))
                .or(() ->
                        plan.conflictsAbout(target.id()).stream()
                                .filter(PlanExplanation::decidesGoal)
                                .findFirst()
                                .map(conflict ->
                                        "有%d种写法（%s），待核定"
                                                .formatted(
                                                        conflict.readings().size(),
                                                        figures(conflict))))
                .orElse("");
    }

    /** Whole ten thousands of yuan as people say them: {@code 不超过1500万元}. */
    private static String words(Goal goal, String unit) {
        var isLarge =
                unit.equals("元")
                        && goal.about() == null
                        && goal.bounds().stream()
                                .map(Bound::figure)
                                .allMatch(yuan ->
                                        yuan.signum() != 0
                                                && yuan.remainder(TEN_THOUSAND).signum() == 0);
        if (!isLarge) {
            return goal.words(unit);
        }
        var bounds =
                goal.bounds().stream()
                        .map(it -> new Bound(it.comparison(), it.figure().movePointLeft(4)))
                        .toList();
        return new Goal(bounds, goal.unit()).words("万元");
    }

    private String ofBase(Plan plan, Target target) {
        var base = target.basis().base();
        if (base == null) {
            return "";
        }
        var counts =
                target.growth() == null
                        && target.goal() != null
                        && target.goal().unit() == Goal.Unit.COUNT;
        return (counts ? "（在%s里数）" : "（以%s为基数）").formatted(base(plan, base));
    }

    private String base(Plan plan, String base) {
        var declared =
                Stream.of(
                                plan.bases().stream(),
                                Keys.MONEY.entrySet().stream()
                                        .map(it -> new Base(it.getKey(), it.getValue())),
                                plan.items().stream()
                                        .filter(it -> it instanceof Target)
                                        .map(it -> new Base(it.id(), it.label())))
                        .flatMap(bases -> bases)
                        .filter(it -> it.id().equals(base))
                        .map(Base::label)
                        .findFirst();
        return declared.or(() ->
                        measures.all().stream()
                                .flatMap(it -> Optional.ofNullable(it.bases().get(base)).stream())
                                .findFirst())
                .orElse(base);
    }

    /** One item in two lines. */
    String item(Plan plan, Item item) {
        var demand =
                switch (item) {
                    case Target target -> demand(plan, target) + open(plan, target);
                    case Reward reward -> demand(plan, reward);
                    case Deadline deadline ->
                            "%s；凭这几项算完成：%s"
                                            .formatted(
                                                    days(plan, deadline),
                                                    labels(plan, deadline.evidence()))
                                    + open(plan, deadline);
                };
        return "· %s（%s）\n  %s。责任：%s。出处：%s。\n"
                .formatted(
                        heading(item),
                        item.area(),
                        demand,
                        responsible(plan, item),
                        cited(item.citations()));
    }

    /** Its label, behind the number that the paper gives a line of the budget. */
    private static String heading(Item item) {
        return item.kind() == Kind.LINE ? item.id() + " " + item.label() : item.label();
    }

    private static String days(Plan plan, Deadline deadline) {
        if (decidesDays(plan, deadline)) {
            return "起止待核定";
        }
        return (deadline.endOnly() ? "到" : day(deadline.span().from()) + "至")
                + day(deadline.span().to());
    }

    /** What of it waits for a person, where its demand does not say so already. */
    private static String open(Plan plan, Item item) {
        var isSaid = item instanceof Target target && target.goal() == null;
        return plan.conflictsAbout(item.id()).stream()
                .filter(conflict -> !isSaid || !decidesGoal(conflict))
                .map(conflict -> "；写法不一（%s），待核定".formatted(figures(conflict)))
                .collect(Collectors.joining());
    }

    private static boolean decidesGoal(Conflict conflict) {
        return conflict.readings().stream().anyMatch(reading -> reading.goal() != null);
    }

    private static String responsible(Plan plan, Item item) {
        return name(plan, item.owner())
                + (plan.ownersInferred().contains(item.id()) ? "〔原文没有单独点名，推定〕" : "")
                + (item.with().isEmpty()
                        ? ""
                        : item.with().stream()
                                .map(body -> name(plan, body))
                                .collect(Collectors.joining("、", "（会同", "）")));
    }

    private static String name(Plan plan, String body) {
        return plan.body(body).map(Body::name).orElse(body);
    }

    /** One contradiction in a line. */
    String conflict(Plan plan, Conflict conflict) {
        var readings =
                conflict.readings().stream()
                        .map(it -> reading(plan, it))
                        .collect(Collectors.joining("；"));
        return "· %s：%s。关系到：%s。\n"
                .formatted(conflict.label(), readings, labels(plan, conflict.items()));
    }

    private String reading(Plan plan, Reading reading) {
        var holds = holds(plan, reading);
        return "%s%s（%s）"
                .formatted(
                        reading.figure(),
                        holds.isEmpty() ? "" : "——" + String.join("，", holds),
                        cited(reading.citations()));
    }

    /** Everything that would hold, since a reading may decide several things at once. */
    List<String> holds(Plan plan, Reading reading) {
        var words = new ArrayList<String>();
        if (reading.goal() != null) {
            words.add(reading.goal().words(""));
        }
        if (reading.span() != null) {
            words.add("%s至%s".formatted(day(reading.span().from()), day(reading.span().to())));
        }
        if (reading.base() != null) {
            words.add("以%s为基数".formatted(base(plan, reading.base())));
        }
        words.addAll(reading.ruling().words());
        if (reading.says() != null) {
            words.add(reading.says());
        }
        if (reading.asWritten()) {
            words.add("奖励的规则已经照这样写，核定以后照发");
        }
        return words;
    }

    static String labels(Plan plan, List<String> items) {
        return items.stream().map(id -> label(plan, id)).collect(Collectors.joining("、"));
    }

    private static String label(Plan plan, String item) {
        return plan.item(item).map(Item::label).orElse(item);
    }

    private static String figures(Conflict conflict) {
        return conflict.readings().stream().map(Reading::figure).collect(Collectors.joining(" / "));
    }

    static String cited(List<Citation> citations) {
        return citations.stream()
                .map(it -> it.row() == null ? it.section() : it.section() + "[" + it.row() + "]")
                .collect(Collectors.joining("、"));
    }

    private static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
