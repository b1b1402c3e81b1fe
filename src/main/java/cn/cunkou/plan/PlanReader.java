package cn.cunkou.plan;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the structure of a plan; what the parts mean to each other is left to {@link PlanRules}.
 */
final class PlanReader {
    /** A part of the plan and the place it was read from. */
    record Read<T>(T part, Fields at) {}

    /** All parts, some of them placeholders when there are problems. */
    record Draft(
            Plan plan,
            Fields at,
            List<Read<Body>> bodies,
            List<Read<Base>> bases,
            List<Read<Target>> targets,
            List<Read<Deadline>> deadlines,
            List<Read<Conflict>> conflicts) {}

    private static final Map<String, Plan.Tier> TIERS = byKey(Plan.Tier.values(), Plan.Tier::key);
    private static final Map<String, Body.Role> ROLES = byKey(Body.Role.values(), Body.Role::key);

    /** Until a county's own period is known; no rule speaks about this one. */
    private static final Period NO_PERIOD = Period.day(LocalDate.EPOCH);

    private final Problems problems;
    private Period period = NO_PERIOD;

    private PlanReader(Problems problems) {
        this.problems = problems;
    }

    static @Nullable Draft read(Node root, Problems problems) {
        return Fields.of(root, "", problems)
                .map(fields -> new PlanReader(problems).draft(fields))
                .orElse(null);
    }

    private Draft draft(Fields root) {
        var id = root.id("plan");
        var title = root.text("title");
        var division = division(root);
        var programme = root.inner("programme");
        var tier = programme.map(it -> it.choice("tier", TIERS)).orElse(Plan.Tier.NATIONAL);
        var year = programme.map(this::year).orElse(0);
        programme.ifPresent(Fields::finish);
        period =
                root.inner("period")
                        .map(it -> span(it, Scalars::day, Scalars::day))
                        .orElse(NO_PERIOD);

        var bodies = parts(root, "bodies", this::body);
        var bases = parts(root, "bases", at -> new Base(at.id("id"), at.text("label")));
        var targets = parts(root, "targets", at -> target(at, Kind.TARGET));
        targets.addAll(parts(root, "floors", at -> target(at, Kind.FLOOR)));
        var deadlines = parts(root, "schedule", this::deadline);
        var conflicts = parts(root, "conflicts", this::conflict);
        root.finish();

        var items = new ArrayList<Item>();
        targets.forEach(target -> items.add(target.part()));
        deadlines.forEach(deadline -> items.add(deadline.part()));
        var plan =
                new Plan(
                        id,
                        title,
                        division,
                        tier,
                        year,
                        period,
                        values(bodies),
                        values(bases),
                        items,
                        values(conflicts));
        return new Draft(plan, root, bodies, bases, targets, deadlines, conflicts);
    }

    private DivisionCode division(Fields root) {
        var text = root.text("division");
        if (DivisionCode.isValid(text)
                && DivisionCode.of(text).level() == DivisionCode.Level.COUNTY) {
            return DivisionCode.of(text);
        }
        if (!text.isEmpty()) {
            root.report("division", "区划代码 %s 不是县的代码".formatted(text), "写六位数字，加半角引号，例如 \"999999\"");
        }
        return DivisionCode.of("000000");
    }

    private int year(Fields at) {
        var text = at.text("year");
        if (text.matches("20[0-9]{2}")) {
            return Integer.parseInt(text);
        }
        if (!text.isEmpty()) {
            at.report("year", "年份 %s 不对".formatted(text), "写四位数字，例如 2018");
        }
        return 0;
    }

    /** A mapping of nothing but {@code from} and {@code to}. */
    private Period span(
            Fields at,
            Function<String, @Nullable LocalDate> start,
            Function<String, @Nullable LocalDate> end) {
        var span = fromTo(at, start, end);
        at.finish();
        return span;
    }

    private Period fromTo(
            Fields at,
            Function<String, @Nullable LocalDate> start,
            Function<String, @Nullable LocalDate> end) {
        var from = at.day("from", start);
        var to = at.day("to", end);
        if (to.isBefore(from)) {
            if (!to.equals(LocalDate.EPOCH)) {
                at.report("to", "结束 %s 早于开始 %s".formatted(to, from), "核对两个日期，是不是写反了");
            }
            return NO_PERIOD;
        }
        return new Period(from, to);
    }

    private Body body(Fields at) {
        return new Body(at.id("id"), at.text("name"), at.choice("role", ROLES));
    }

    private Target target(Fields at, Kind kind) {
        var by = dueDate(at);
        return new Target(
                at.id("id"),
                kind,
                at.text("label"),
                at.text("area"),
                basis(at),
                GoalReader.goal(at).orElse(null),
                eachTown(at),
                at.maybeDay("from", Scalars::monthStart)
                        .orElse(kind == Kind.FLOOR ? by.day() : period.from()),
                by,
                at.text("owner"),
                citations(at));
    }

    private Basis basis(Fields at) {
        var base = at.maybeText("base").orElse(null);
        var missing = at.words("missing").stream().map(Fields.Word::text).toList();
        var where = at.maybeInner("where").map(Fields::all).orElse(Map.of());
        var measure = at.maybeText("measure");
        if (measure.isPresent() && !missing.isEmpty()) {
            at.report("missing", "同时写了 measure 和 missing", "能算的写 measure，暂时算不出的写 missing（缺哪些记录）");
        } else if (measure.isEmpty() && missing.isEmpty()) {
            at.report("id", "没有写怎么算", "写 measure（用哪个指标），或者写 missing（缺哪些记录才能算）");
        } else if (measure.isEmpty() && !where.isEmpty()) {
            at.report("where", "没有 measure，where 就没有意义", "删去 where");
        }
        return measure.<Basis>map(name -> new Basis.Measured(name, where, base))
                .orElseGet(() -> new Basis.Unrecorded(missing, base));
    }

    private boolean eachTown(Fields at) {
        var each = at.maybeText("each");
        each.filter(text -> !text.equals("town"))
                .ifPresent(
                        text -> at.report("each", "each 不能是 " + text, "按镇分解写 each: town，不分解就删去"));
        return each.isPresent();
    }

    private DueDate dueDate(Fields at) {
        if (at.has("by") && at.isMapping("by")) {
            var by = at.inner("by").orElseThrow();
            var due = new DueDate(by.day("inferred", Scalars::day), true);
            by.finish();
            return due;
        }
        return new DueDate(at.day("by", Scalars::day), false);
    }

    private Deadline deadline(Fields at) {
        var id = at.id("id");
        var label = at.text("label");
        var area = at.text("area");
        var span = fromTo(at, Scalars::monthStart, Scalars::monthEnd);
        if (!at.has("evidence")) {
            at.report("id", "时间节点没有写凭什么算完成", "补上 evidence，列出能证明它的目标的编号");
        }
        var evidence = at.words("evidence").stream().map(Fields.Word::text).toList();
        return new Deadline(id, label, area, span, evidence, at.text("owner"), citations(at));
    }

    private Conflict conflict(Fields at) {
        if (!at.has("items")) {
            at.report("id", "矛盾没有写关系到哪几项", "补上 items，列出目标的编号");
        }
        var items = at.words("items").stream().map(Fields.Word::text).toList();
        var readings = parts(at, "readings", this::reading);
        return new Conflict(at.id("id"), at.text("label"), items, values(readings));
    }

    private Reading reading(Fields at) {
        var goal = GoalReader.goal(at);
        if (goal.isEmpty()) {
            at.report("id", "这种读法没有写目标数", "补上 at-least 等，例如 at-least: 300");
        }
        return new Reading(
                at.id("id"), at.text("figure"), goal.orElse(GoalReader.NONE), citations(at));
    }

    private List<Citation> citations(Fields at) {
        if (!at.has("cite")) {
            at.report("id", "没有写出处", "补上 cite，例如 cite: [{at: 二（二）4, row: wuhua-T010}]");
        }
        var citations = new ArrayList<Citation>();
        for (var entry : at.entries("cite")) {
            var row = entry.maybeText("row");
            row.filter(text -> !text.matches("[a-z]+-T[0-9]{3}"))
                    .ifPresent(text ->
                            entry.report(
                                    "row", "条目编号 %s 的写法不对".formatted(text), "写成 wuhua-T010 的样子"));
            citations.add(new Citation(entry.text("at"), row.orElse(null)));
            entry.finish();
        }
        return citations;
    }

    private <T> List<Read<T>> parts(Fields at, String key, Function<Fields, T> reading) {
        var parts = new ArrayList<Read<T>>();
        for (var entry : at.entries(key)) {
            parts.add(new Read<>(reading.apply(entry), entry));
            entry.finish();
        }
        return parts;
    }

    private static <T> List<T> values(List<Read<T>> parts) {
        return parts.stream().map(Read::part).toList();
    }

    private static <T> Map<String, T> byKey(T[] words, Function<T, String> key) {
        return Arrays.stream(words)
                .collect(
                        Collectors.toMap(
                                key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
