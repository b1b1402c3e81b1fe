package cn.cunkou.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says a plan in Chinese sentences, as a clerk would read it out beside the paper. */
public final class PlanExplanation {
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("level=county", "县级"),
                    Map.entry("level=town", "镇级"),
                    Map.entry("level=village", "村级"),
                    Map.entry("origin=new", "新建"),
                    Map.entry("origin=consolidated", "原有巩固"));

    private final MeasureNames measures;
    private final CountyNames counties;

    public PlanExplanation(MeasureNames measures, CountyNames counties) {
        this.measures = measures;
        this.counties = counties;
    }

    /** The whole plan, line by line. */
    public String of(Plan plan) {
        var text = new StringBuilder();
        text.append(plan.title()).append('\n');
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
        for (var kind : Kind.values()) {
            var items = plan.items().stream().filter(item -> item.kind() == kind).toList();
            if (!items.isEmpty()) {
                text.append("\n%s（%d项）\n".formatted(kind.words(), items.size()));
                items.forEach(item -> text.append(sentence(plan, item)));
            }
        }
        if (!plan.conflicts().isEmpty()) {
            text.append("\n方案写法不一、待核定的（%d处）\n".formatted(plan.conflicts().size()));
            plan.conflicts().forEach(conflict -> text.append(sentence(plan, conflict)));
        }
        return text.toString();
    }

    /** What the item asks for, without label and source. */
    public String demand(Plan plan, Target target) {
        var demand =
                switch (target.basis()) {
                    case Basis.Measured basis -> measured(plan, target, basis);
                    case Basis.Unrecorded basis ->
                            goal(plan, target, "")
                                    + ofBase(plan, basis)
                                    + "；现在还算不出，缺"
                                    + String.join("、", basis.missing());
                };
        return (target.kind() == Kind.FLOOR ? "截至" : "到")
                + day(target.by().day())
                + (target.by().inferred() ? "（方案未写明，按阶段末推定）" : "")
                + (target.eachTown() ? "，每个镇" : "，")
                + demand;
    }

    private String measured(Plan plan, Target target, Basis.Measured basis) {
        var measure = measures.named(basis.measure());
        var unit = measure.filter(it -> !it.share()).map(it -> it.unit()).orElse("");
        var where =
                basis.where().entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .map(it -> WORDS.getOrDefault(it, it))
                        .sorted()
                        .collect(Collectors.joining("、"));
        return measure.map(it -> it.title()).orElse(basis.measure())
                + (where.isEmpty() ? "" : "（" + where + "）")
                + goal(plan, target, unit)
                + ofBase(plan, basis);
    }

    private static String goal(Plan plan, Target target, String unit) {
        return Optional.ofNullable(target.goal())
                .map(goal -> goal.words(unit))
                .or(() ->
                        plan.conflictAbout(target.id())
                                .map(conflict ->
                                        "有%d种写法（%s），待核定"
                                                .formatted(
                                                        conflict.readings().size(),
                                                        figures(conflict))))
                .orElse("");
    }

    private String ofBase(Plan plan, Basis basis) {
        var base = basis.base();
        if (base == null) {
            return "";
        }
        var declared =
                plan.bases().stream()
                        .filter(it -> it.id().equals(base))
                        .map(Base::label)
                        .findFirst();
        var name =
                declared.or(() ->
                                measures.all().stream()
                                        .flatMap(it ->
                                                Optional.ofNullable(it.bases().get(base)).stream())
                                        .findFirst())
                        .orElse(base);
        return "（以%s为基数）".formatted(name);
    }

    private String sentence(Plan plan, Item item) {
        var demand =
                switch (item) {
                    case Target target -> demand(plan, target);
                    case Deadline deadline ->
                            "%s至%s；凭这几项算完成：%s"
                                    .formatted(
                                            day(deadline.span().from()),
                                            day(deadline.span().to()),
                                            labels(plan, deadline.evidence()));
                };
        return "· %s（%s）\n  %s。责任：%s。出处：%s。\n"
                .formatted(
                        item.label(),
                        item.area(),
                        demand,
                        plan.body(item.owner()).map(Body::name).orElse(item.owner()),
                        cited(item.citations()));
    }

    private static String sentence(Plan plan, Conflict conflict) {
        var readings =
                conflict.readings().stream()
                        .map(it -> "%s（%s）".formatted(it.figure(), cited(it.citations())))
                        .collect(Collectors.joining("；"));
        return "· %s：%s。关系到：%s。\n"
                .formatted(conflict.label(), readings, labels(plan, conflict.items()));
    }

    private static String labels(Plan plan, List<String> items) {
        return items.stream()
                .map(id -> plan.item(id).map(Item::label).orElse(id))
                .collect(Collectors.joining("、"));
    }

    private static String figures(Conflict conflict) {
        return conflict.readings().stream().map(Reading::figure).collect(Collectors.joining(" / "));
    }

    private static String cited(List<Citation> citations) {
        return citations.stream()
                .map(it -> it.row() == null ? it.section() : it.section() + "[" + it.row() + "]")
                .collect(Collectors.joining("、"));
    }

    private static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
