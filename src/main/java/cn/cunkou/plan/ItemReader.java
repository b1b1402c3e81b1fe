package cn.cunkou.plan;

import cn.cunkou.plan.Detail.Service;
import cn.cunkou.plan.Detail.Task;
import cn.cunkou.values.Bound;
import cn.cunkou.values.Comparison;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one statement of the paper: a figure to reach, a service level, a duty, a stage. */
final class ItemReader {
    /** Until the days of a part are known; no rule speaks about this one. */
    static final Period NO_PERIOD = Period.day(LocalDate.EPOCH);

    /** How a rate can be asked to outdo another. */
    private static final List<String> OUTDOING = List.of("more-than", "at-least");

    private final String plan;
    private final Period period;

    ItemReader(String plan, Period period) {
        this.plan = plan;
        this.period = period;
    }

    Target target(Fields at) {
        return figure(at, Kind.TARGET, null);
    }

    Target floor(Fields at) {
        return figure(at, Kind.FLOOR, null);
    }

    Target promise(Fields at) {
        return figure(at, Kind.PROMISE, service(at));
    }

    Target duty(Fields at) {
        var paper = at.maybeChoice("paper", Keys.ids(Keys.PAPERS)).orElse(null);
        var notice = at.maybeInner("notice").map(ItemReader::workingDays).orElse(0);
        var task = new Task(paper, after(at), notice, at.maybeText("when").orElse(null));
        return figure(at, Kind.DUTY, task);
    }

    private Target figure(Fields at, Kind kind, @Nullable Detail detail) {
        var id = at.id("id");
        var growth = growth(at);
        var goal =
                growth == null ? GoalReader.goalOrAbout(at) : Optional.ofNullable(rate(at, growth));
        var basis = basis(at, id, detail);
        var unclear = at.maybeText("unclear").orElseGet(() -> GoalReader.unsaid(at));
        var occasional = isOccasional(at, detail);
        if (kind == Kind.DUTY
                && goal.isEmpty()
                && unclear == null
                && !occasional
                && !isPlainMeasure(basis)) {
            goal = Optional.of(Goal.atLeast(BigDecimal.ONE, Goal.Unit.COUNT));
        }
        var by = dueDate(at, kind);
        var rhythm = rhythm(at);
        var from = begin(at).orElse(null);
        return new Target(
                id,
                kind,
                at.text("label"),
                at.text("area"),
                basis,
                goal.orElse(null),
                growth,
                each(at),
                rhythm,
                from == null
                        ? new StatedDay(
                                Target.usualFrom(kind, growth, rhythm, period, by.day()), false)
                        : from,
                by,
                at.textOrInferred("owner"),
                at.texts("with"),
                citations(at),
                detail,
                unclear);
    }

    /** What arises only on an occasion has neither number nor rhythm of its own. */
    private static boolean isOccasional(Fields at, @Nullable Detail detail) {
        if (!(detail instanceof Task task) || task.when() == null) {
            return false;
        }
        for (var key : List.of("every", "after", "each", "at-least", "exactly", "more-than")) {
            if (at.has(key)) {
                at.report(
                        key,
                        "when（有才做）和 %s 不能一起写".formatted(key),
                        "没有发生就不用做的只写 when，做了几件系统会数；到期要做的删去 when");
            }
        }
        return true;
    }

    private static boolean isPlainMeasure(Basis basis) {
        return basis instanceof Basis.Measured measured
                && !measured.measure().equals(Basis.Measured.PAPERS);
    }

    private Basis basis(Fields at, String id, @Nullable Detail detail) {
        var base = at.maybeText("base").orElse(null);
        var missing = at.texts("missing");
        var unit = at.maybeText("unit").orElse("");
        var where = at.maybeInner("where").map(Fields::lists).orElse(Map.of());
        var measure = at.maybeText("measure");
        if (detail instanceof Task task && task.paper() != null) {
            if (measure.isPresent() || !missing.isEmpty()) {
                at.report("paper", "写了 paper，又写了 measure 或者 missing", "只留一个；要几样才算完成，分成几项");
            }
            var papers = new LinkedHashMap<String, String>();
            papers.put("plan", plan);
            papers.put("item", id);
            papers.put("kind", task.paper());
            return Basis.Measured.one(Basis.Measured.PAPERS, papers, null);
        }
        if (measure.isPresent() && !missing.isEmpty()) {
            at.report("missing", "同时写了 measure 和 missing", "能算的写 measure，暂时算不出的写 missing（缺哪些记录）");
        } else if (measure.isEmpty() && missing.isEmpty()) {
            at.report(
                    "id",
                    "没有写怎么算",
                    detail instanceof Task
                            ? "写 paper（要哪种文件）、measure（用哪个指标）或者 missing（缺哪些记录才能算）"
                            : "写 measure（用哪个指标），或者写 missing（缺哪些记录才能算）");
        } else if (measure.isEmpty() && !where.isEmpty()) {
            at.report("where", "没有 measure，where 就没有意义", "删去 where");
        }
        return measure.<Basis>map(name -> new Basis.Measured(name, where, base))
                .orElseGet(() -> new Basis.Unrecorded(missing, unit, base));
    }

    private @Nullable Growth growth(Fields at) {
        var falls = at.has("falls");
        if (!at.has("grows") && !falls) {
            if (at.has("versus")) {
                at.report("versus", "没有 grows 或者 falls，versus 就没有意义", "删去 versus，或者补上 grows");
            }
            return null;
        }
        if (at.has("grows") && falls) {
            at.report("falls", "同时写了 grows 和 falls", "增长写 grows，下降写 falls，只留一个");
        }
        var versus = at.text("versus");
        if (versus.isEmpty() || versus.equals("previous-year")) {
            return new Growth(falls, null, than(at));
        }
        var day = Scalars.day(versus);
        if (day == null) {
            at.report("versus", "versus 不能是 " + versus, "写 previous-year（比上年同期），或者一个日子");
        }
        return new Growth(falls, day, than(at));
    }

    /** The measure whose own rate has to be outdone: {@code more-than: {measure: …}}. */
    private static @Nullable String than(Fields at) {
        var key = at.has("falls") ? "falls" : "grows";
        return (at.isMapping(key) ? at.maybeInner(key) : Optional.<Fields>empty())
                .stream()
                        .flatMap(rate -> OUTDOING.stream().filter(rate::isMapping).map(rate::inner))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(other -> {
                            var measure = other.text("measure");
                            other.finish();
                            return measure;
                        })
                        .orElse(null);
    }

    /** By how much a rate has to outdo another: by something, or by nothing at all. */
    private static Goal lead(Fields rate) {
        if (rate.has("more-than") && rate.has("at-least")) {
            rate.report(
                    "at-least", "和另一个数比，more-than 和 at-least 只写一个", "高于写 more-than，不低于写 at-least");
        }
        var comparison = rate.has("more-than") ? Comparison.MORE_THAN : Comparison.AT_LEAST;
        return new Goal(List.of(new Bound(comparison, BigDecimal.ZERO)), Goal.Unit.SHARE);
    }

    private static @Nullable Goal rate(Fields at, Growth growth) {
        var key = growth.falls() ? "falls" : "grows";
        var inner = at.maybeInner(key);
        var goal =
                growth.than() == null
                        ? inner.flatMap(GoalReader::goal).orElse(null)
                        : inner.map(ItemReader::lead).orElse(null);
        inner.ifPresent(Fields::finish);
        if (GoalReader.goal(at).isPresent()) {
            at.report(key, "写了增长，又写了数目", "分成两项");
        }
        if (goal == null) {
            at.report(
                    key,
                    "%s 里没有写多少".formatted(key),
                    "比例写 %s: {at-least: 20%%}，个数写 %s: {at-least: 20}".formatted(key, key));
        }
        return goal;
    }

    private @Nullable Service service(Fields at) {
        var route = at.inner("route");
        var from = route.map(it -> it.choice("from", Keys.PLACES));
        var to = route.map(it -> it.choice("to", Keys.PLACES));
        route.ifPresent(Fields::finish);
        var every = at.has("every") && at.isMapping("every");
        if (every == at.has("within")) {
            at.report("id", "时效要写 within（多久以内）或者 every（多久一次），写一个", "例如 within: {hours: 24}");
        }
        var time = every ? at.maybeInner("every") : at.maybeInner("within");
        if (from.isEmpty() || time.isEmpty()) {
            return null;
        }
        var written =
                Keys.TIMES.entrySet().stream().filter(it -> time.get().has(it.getKey())).toList();
        if (written.size() != 1) {
            time.get().report("id", "没有写清多长时间", "写 hours、days 或者 working-days 中的一个");
            return null;
        }
        var unit = written.getFirst();
        var service =
                new Service(
                        from.get(),
                        to.orElse(Service.Place.VILLAGER),
                        time.get().maybeCount(unit.getKey()),
                        unit.getValue(),
                        every);
        if (service.from() == service.to()) {
            at.report("route", "起点和终点一样", "核对 from 和 to");
        }
        time.get().finish();
        return service;
    }

    private Detail.@Nullable After after(Fields at) {
        return at.maybeInner("after")
                .map(inner -> {
                    var written =
                            Stream.of(Detail.After.Unit.values())
                                    .filter(unit -> inner.has(unit.key()))
                                    .toList();
                    if (written.size() != 1) {
                        inner.report("item", "没有写清多少天", "写 days、working-days 或者 years 中的一个");
                    }
                    var unit = written.isEmpty() ? Detail.After.Unit.DAYS : written.getFirst();
                    var after =
                            new Detail.After(
                                    inner.text("item"), inner.maybeCount(unit.key()), unit);
                    if (at.has("every")
                            && (unit != Detail.After.Unit.YEARS
                                    || !at.maybeText("every").equals(Optional.of("year")))) {
                        at.report(
                                "every",
                                "写了 after，every 只能是 year，after 按年写",
                                "几年里每年都要做的写 after: {item: …, years: 3} 和 every: year；不然删去 every");
                    }
                    inner.finish();
                    return after;
                })
                .orElse(null);
    }

    private static int workingDays(Fields at) {
        var days = at.maybeCount("working-days");
        if (days == 0) {
            at.report("working-days", "公示没有写多少个工作日", "例如 notice: {working-days: 5}");
        }
        at.finish();
        return days;
    }

    private static @Nullable Each each(Fields at) {
        return at.maybeChoice("each", Keys.EACH).orElse(null);
    }

    private static @Nullable Rhythm rhythm(Fields at) {
        if (at.has("every") && at.isMapping("every")) {
            return null;
        }
        var every = at.maybeChoice("every", Keys.RHYTHMS);
        var onDay = at.maybeCount("on-day");
        if (onDay > 0 && every.filter(Rhythm.Unit.MONTH::equals).isEmpty()) {
            at.report("on-day", "on-day 只和 every: month 一起用", "补上 every: month，或者删去 on-day");
        } else if (onDay > 28) {
            at.report("on-day", "不是每个月都有%d日".formatted(onDay), "写 1 到 28；月底以前就删去 on-day");
        }
        if (every.isPresent() && at.has("each")) {
            at.report("every", "each 和 every 不能一起写", "逐个达到的和每期达到的分成两项");
        }
        return every.map(unit -> new Rhythm(unit, Math.min(onDay, 28))).orElse(null);
    }

    private static Optional<StatedDay> begin(Fields at) {
        if (at.has("from") && at.isMapping("from")) {
            var from = at.inner("from").orElseThrow();
            var begin = new StatedDay(from.day("inferred", Scalars::monthStart), true);
            from.finish();
            return Optional.of(begin);
        }
        return at.maybeDay("from", Scalars::monthStart).map(day -> new StatedDay(day, false));
    }

    private StatedDay dueDate(Fields at, Kind kind) {
        if (at.has("by") && at.isMapping("by")) {
            var by = at.inner("by").orElseThrow();
            var due = new StatedDay(by.day("inferred", Scalars::day), true);
            by.finish();
            return due;
        }
        if (!at.has("by") && (kind == Kind.DUTY || at.has("every"))) {
            return new StatedDay(period.to(), true);
        }
        return at.maybeDay("by", Scalars::day)
                .map(day -> new StatedDay(day, false))
                .orElseGet(() -> new StatedDay(LocalDate.EPOCH, false));
    }

    Deadline deadline(Fields at) {
        var id = at.id("id");
        var label = at.text("label");
        var area = at.text("area");
        var span = stage(at);
        if (!at.has("evidence")) {
            at.report("id", "时间节点没有写凭什么算完成", "补上 evidence，列出能证明它的目标或者职责的编号");
        }
        return new Deadline(
                id,
                label,
                area,
                span,
                at.has("until"),
                at.texts("evidence"),
                at.textOrInferred("owner"),
                at.texts("with"),
                citations(at));
    }

    private Period stage(Fields at) {
        if (at.has("until")) {
            for (var key : List.of("month", "from", "to")) {
                if (at.has(key)) {
                    at.report(
                            "until", "写了 until，又写了 " + key, "原文只写到哪年哪月为止的写 until，有起止的写 from 和 to");
                }
            }
            return until(at, period.from());
        }
        if (at.has("month")) {
            if (at.has("from") || at.has("to")) {
                at.report("month", "写了 month，又写了 from 或者 to", "一个月写 month，几个月写 from 和 to");
            }
            var from = at.day("month", Scalars::monthStart);
            return Period.month(YearMonth.from(from));
        }
        if (!at.has("from") && !at.has("to")) {
            return NO_PERIOD;
        }
        var span = span(at, Scalars::monthStart, Scalars::monthEnd);
        if (span != NO_PERIOD && YearMonth.from(span.from()).equals(YearMonth.from(span.to()))) {
            at.report(
                    "to",
                    "%s至%s是同一个月，多半是笔误"
                            .formatted(YearMonth.from(span.from()), YearMonth.from(span.to())),
                    "真是一个月写 month；原文这样写而说不通的，列进 conflicts");
        }
        return span;
    }

    /** Of what has an end alone, from a first day on. */
    static Period until(Fields at, LocalDate begin) {
        var end = at.day("until", Scalars::monthEnd);
        if (end.isBefore(begin)) {
            if (!end.equals(LocalDate.EPOCH)) {
                at.report("until", "结束 %s 早于方案的第一天 %s".formatted(end, begin), "核对 until 和 period");
            }
            return NO_PERIOD;
        }
        return new Period(begin, end);
    }

    static Period span(
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

    static List<Citation> citations(Fields at) {
        if (!at.has("cite")) {
            at.report("id", "没有写出处", "补上 cite，例如 cite: [二（二）4]");
        }
        var citations = new ArrayList<Citation>();
        at.each(
                "cite",
                word -> citations.add(new Citation(word.text(), null)),
                entry -> {
                    var row = entry.maybeText("row");
                    row.filter(text -> !text.matches("[a-z]+-T[0-9]{3}"))
                            .ifPresent(text ->
                                    entry.report(
                                            "row",
                                            "条目编号 %s 的写法不对".formatted(text),
                                            "写成 wuhua-T010 的样子"));
                    citations.add(new Citation(entry.text("at"), row.orElse(null)));
                    entry.finish();
                });
        return citations;
    }
}
