package cn.cunkou.plan;

import cn.cunkou.plan.PlanReader.Read;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the parts of a plan must be to each other and to the county. */
final class PlanRules {
    /** A label stands on a card and must be taken in at a glance. */
    private static final int LONGEST_LABEL = 40;

    /** Papers promise beyond their own period, but not for another generation. */
    private static final int MOST_YEARS_BEYOND = 5;

    private final PlanReader.Draft draft;
    private final Problems problems;

    PlanRules(PlanReader.Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void check(MeasureNames measures, CountyNames counties) {
        checkCounty(counties);
        checkIds();
        checkBodies();
        var measured = new MeasureRules(measures, draft.bases(), draft.series());
        draft.targets().forEach(target -> measured.check(target.part(), target.at()));
        checkTargets();
        new FundRules(draft).check();
        new ShownRules(draft, measured).check();
        checkSchedule();
        checkScorecard();
        checkProjects();
        new ConflictRules(draft).check();
        checkRepeats();
        new RewardRules(draft.plan(), draft.rewards(), problems, measures).check();
    }

    private void checkCounty(CountyNames counties) {
        var division = draft.plan().division();
        if (!division.digits().equals("000000") && counties.name(division).isEmpty()) {
            draft.at().report("division", "不认识的县 " + division, "核对代码；新的县要先导入它的行政区划");
        }
    }

    private void checkIds() {
        var seen = new HashMap<String, Integer>();
        draft.targets().forEach(it -> unique(seen, it.part().id(), it.at(), "项目"));
        draft.deadlines().forEach(it -> unique(seen, it.part().id(), it.at(), "项目"));
        draft.rewards().all().forEach(it -> unique(seen, it.part().id(), it.at(), "项目"));
        unique(draft.bodies(), Body::id, "单位");
        unique(draft.bases(), Base::id, "基数");
        unique(draft.series(), Series::id, "外部数据");
        unique(draft.catalogues(), Catalogue::id, "清单");
        unique(draft.conflicts(), Conflict::id, "矛盾");
    }

    private <T> void unique(List<Read<T>> parts, Function<T, String> id, String what) {
        var seen = new HashMap<String, Integer>();
        parts.forEach(it -> unique(seen, id.apply(it.part()), it.at(), what));
    }

    private void unique(Map<String, Integer> seen, String id, Fields at, String what) {
        var first = seen.putIfAbsent(id, at.line("id"));
        if (first != null && !id.isEmpty()) {
            at.report("id", "%s编号 %s 重复，前一次在第%d行".formatted(what, id, first), "换一个编号，或者合并成一项");
        }
    }

    private void checkBodies() {
        var leads =
                draft.bodies().stream().filter(it -> it.part().role() == Body.Role.LEAD).toList();
        if (leads.isEmpty()) {
            draft.at().report("bodies", "没有牵头单位", "在 bodies 里给牵头单位写 role: lead");
        }
        leads.stream()
                .skip(1)
                .forEach(it -> it.at().report("role", "牵头单位只能有一个", "其余的写 role: member"));
        draft.targets().forEach(it -> checkOwner(it.part().owner(), it.at()));
        draft.deadlines().forEach(it -> checkOwner(it.part().owner(), it.at()));
        for (var it : draft.rewards().all()) {
            checkOwner(it.part().owner(), it.at());
            checkLabel(it.part().label(), it.at());
        }
    }

    private void checkOwner(String owner, Fields at) {
        var bodies = draft.bodies().stream().map(it -> it.part().id()).collect(Collectors.toSet());
        for (var body : at.texts("with")) {
            if (!bodies.contains(body)) {
                at.report(
                        "with", "参与单位 %s 不在 bodies 里".formatted(body), Nearest.hint(body, bodies));
            }
        }
        if (!owner.isEmpty() && !bodies.contains(owner)) {
            at.report("owner", "责任单位 %s 不在 bodies 里".formatted(owner), Nearest.hint(owner, bodies));
        }
    }

    private void checkTargets() {
        for (var read : draft.targets()) {
            var target = read.part();
            checkLabel(target.label(), read.at());
            checkDays(target, read.at());
            checkTask(target, read.at());
            checkEach(target, read.at());
            checkGoal(target, read.at());
        }
    }

    private void checkGoal(Target target, Fields at) {
        var settles =
                draft.plan().conflictsAbout(target.id()).stream()
                        .flatMap(it -> it.readings().stream())
                        .anyMatch(it -> it.goal() != null);
        var isSaid = target.goal() != null || at.has("about");
        if (settles && (isSaid || target.occasion() != null)) {
            at.report("id", "这一项方案写法不一，目标数还没有定", "删去这里的目标数，把各种写法都列进 conflicts 的 readings");
        } else if (target.goal() == null
                && !settles
                && target.unclear() == null
                && target.occasion() == null) {
            at.report(
                    "id",
                    "没有目标数",
                    "补上 at-least 等；方案里写法不一的，写进 conflicts；原文没有写要多少的，写 unclear: 没有写什么");
        }
    }

    /** Each body for itself: there are several, and towns are told apart as towns. */
    private void checkEach(Target target, Fields at) {
        if (target.each() != Each.BODY) {
            return;
        }
        if (target.with().isEmpty()) {
            at.report("each", "只有一个单位，不用逐个算", "把各个单位写进 owner 和 with；原文没有点名的，删去 each");
        }
        Stream.concat(Stream.of(target.owner()), target.with().stream())
                .flatMap(id -> draft.plan().body(id).stream())
                .filter(body -> body.role() == Body.Role.TOWNS)
                .forEach(body ->
                        at.report(
                                "each",
                                "“%s”是许多镇，不是一个单位".formatted(body.name()),
                                "各镇另写一项，写 each: town"));
    }

    private void checkDays(Target target, Fields at) {
        var due = target.by().day();
        if (due.equals(ItemReader.NO_PERIOD.to())) {
            if (!at.has("by")) {
                at.report("id", "缺少 by", "补上 by：哪一天以前；方案没有写明的写 by: {inferred: …}");
            }
        } else if (due.isBefore(target.from().day())) {
            at.report("by", "期限 %s 早于开始 %s".formatted(due, target.from().day()), "核对 from 和 by");
        } else if (due.isAfter(draft.plan().period().to().plusYears(MOST_YEARS_BEYOND))) {
            at.report(
                    "by",
                    "期限 %s 比方案的最后一天 %s 晚%d年以上"
                            .formatted(due, draft.plan().period().to(), MOST_YEARS_BEYOND),
                    "核对年份");
        }
    }

    private void checkTask(Target target, Fields at) {
        if (target.detail() instanceof Detail.Task(var paper, var after, var notice, _)) {
            if (after != null
                    && (after.item().equals(target.id())
                            || draft.plan().item(after.item()).isEmpty())) {
                at.report(
                        "after",
                        "没有编号是 %s 的另一项".formatted(after.item()),
                        Nearest.hint(after.item(), ids()));
            }
            if (notice > 0 && paper == null) {
                at.report("notice", "只有文件（paper）才谈得上公示多少天", "补上 paper: notice，或者删去 notice");
            }
        }
    }

    private Set<String> ids() {
        return draft.plan().items().stream().map(Item::id).collect(Collectors.toSet());
    }

    private void checkSchedule() {
        var targets =
                draft.targets().stream().map(it -> it.part().id()).collect(Collectors.toSet());
        for (var read : draft.deadlines()) {
            checkLabel(read.part().label(), read.at());
            if (read.part().span() == ItemReader.NO_PERIOD
                    && !read.at().has("to")
                    && !read.at().has("until")) {
                read.at().report("id", "缺少 from 和 to", "补上起止月份；只有一个月写 month，只有结束写 until");
            }
            if (read.part().span().to().isAfter(draft.plan().period().to())) {
                var key = read.part().endOnly() ? "until" : "to";
                read.at().report(key, "时间节点晚于方案的最后一天", "核对 %s 和 period".formatted(key));
            }
            checkNames("evidence", read.part().evidence(), targets, read.at());
        }
    }

    private void checkScorecard() {
        var read = draft.scorecard();
        if (read == null) {
            return;
        }
        var targets =
                draft.targets().stream().map(it -> it.part().id()).collect(Collectors.toSet());
        read.part().lines().forEach(line -> checkNames("lines", line.items(), targets, read.at()));
    }

    private void checkProjects() {
        if (draft.projects() != null) {
            ProjectRulesReader.check(draft.plan(), draft.projects());
        }
    }

    private void checkNames(String key, List<String> named, Set<String> known, Fields at) {
        for (var item : named) {
            if (!known.contains(item)) {
                at.report(key, "没有编号是 %s 的目标".formatted(item), Nearest.hint(item, known));
            } else if (draft.plan().item(item).orElseThrow() instanceof Target target
                    && target.occasion() != null) {
                at.report(key, "%s 有才做，不发生就永远没有".formatted(item), "删去它，凭别的项算");
            }
        }
    }

    static void checkLabel(String label, Fields at) {
        if (label.codePointCount(0, label.length()) > LONGEST_LABEL) {
            at.report("label", "名称超过%d个字".formatted(LONGEST_LABEL), "写一句村民看得懂的短话，不抄原文");
        }
    }

    private record Promise(
            Kind kind, Basis basis, @Nullable Each each, BigDecimal figure, LocalDate by) {}

    /** The same promise made twice is one item with two citations. */
    private void checkRepeats() {
        Set<Promise> seen = new HashSet<>();
        for (var read : draft.targets()) {
            var target = read.part();
            if (target.goal() instanceof Goal goal
                    && target.growth() == null
                    && target.basis() instanceof Basis.Measured basis
                    && !seen.add(
                            new Promise(
                                    target.kind(),
                                    basis,
                                    target.each(),
                                    goal.figure(),
                                    target.by().day()))) {
                read.at().report("id", "和前面一项完全一样", "合并成一项，出处都写进 cite");
            }
        }
    }
}
