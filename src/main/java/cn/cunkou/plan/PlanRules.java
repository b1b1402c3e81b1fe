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

/** What the parts of a plan must be to each other and to the county. */
final class PlanRules {
    /** A label stands on a card and must be taken in at a glance. */
    private static final int LONGEST_LABEL = 40;

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
        var measured = new MeasureRules(measures, draft.bases());
        draft.targets().forEach(target -> measured.check(target.part(), target.at()));
        checkTargets();
        checkSchedule();
        checkConflicts();
        checkRepeats();
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
        unique(draft.bodies(), Body::id, "单位");
        unique(draft.bases(), Base::id, "基数");
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
    }

    private void checkOwner(String owner, Fields at) {
        var bodies = draft.bodies().stream().map(it -> it.part().id()).collect(Collectors.toSet());
        if (!owner.isEmpty() && !bodies.contains(owner)) {
            at.report("owner", "责任单位 %s 不在 bodies 里".formatted(owner), Nearest.hint(owner, bodies));
        }
    }

    private void checkTargets() {
        var period = draft.plan().period();
        for (var read : draft.targets()) {
            var target = read.part();
            checkLabel(target.label(), read.at());
            var due = target.by().day();
            if (due.isBefore(target.from())) {
                read.at()
                        .report(
                                "by",
                                "期限 %s 早于开始 %s".formatted(due, target.from()),
                                "核对 from 和 by");
            } else if (target.kind() != Kind.FLOOR && due.isAfter(period.to())) {
                read.at()
                        .report(
                                "by",
                                "期限 %s 晚于方案的最后一天 %s".formatted(due, period.to()),
                                "核对期限和 period");
            }
            var open = draft.plan().conflictAbout(target.id()).isPresent();
            if (target.goal() == null && !open) {
                read.at().report("id", "没有目标数", "补上 at-least 等；方案里写法不一的，写进 conflicts");
            } else if (target.goal() != null && open) {
                read.at()
                        .report(
                                "id",
                                "这一项方案写法不一，目标数还没有定",
                                "删去这里的目标数，把各种写法都列进 conflicts 的 readings");
            }
        }
    }

    private void checkSchedule() {
        var targets =
                draft.targets().stream().map(it -> it.part().id()).collect(Collectors.toSet());
        for (var read : draft.deadlines()) {
            checkLabel(read.part().label(), read.at());
            if (read.part().span().to().isAfter(draft.plan().period().to())) {
                read.at().report("to", "时间节点晚于方案的最后一天", "核对 to 和 period");
            }
            for (var item : read.part().evidence()) {
                if (!targets.contains(item)) {
                    read.at()
                            .report(
                                    "evidence",
                                    "没有编号是 %s 的目标".formatted(item),
                                    Nearest.hint(item, targets));
                }
            }
        }
    }

    private void checkConflicts() {
        var targets =
                draft.targets().stream().map(it -> it.part().id()).collect(Collectors.toSet());
        var taken = new HashSet<String>();
        for (var read : draft.conflicts()) {
            checkLabel(read.part().label(), read.at());
            for (var item : read.part().items()) {
                if (!targets.contains(item)) {
                    read.at()
                            .report(
                                    "items",
                                    "没有编号是 %s 的目标".formatted(item),
                                    Nearest.hint(item, targets));
                } else if (!taken.add(item)) {
                    read.at().report("items", "%s 已经在另一处矛盾里".formatted(item), "合并成一处，把各种写法列在一起");
                }
            }
            checkReadings(read);
        }
    }

    private void checkReadings(Read<Conflict> read) {
        var readings = read.part().readings();
        if (readings.size() < 2) {
            read.at().report("readings", "矛盾至少要有两种写法", "补上另一种写法和它的出处");
        } else if (readings.stream().map(Reading::goal).distinct().count() == 1) {
            read.at().report("readings", "几种写法的目标数一样，没有矛盾", "删去这处矛盾，把目标数写回项目");
        }
        if (readings.stream().map(Reading::id).distinct().count() < readings.size()) {
            read.at().report("readings", "几种写法的编号重复", "每种写法用一个编号");
        }
        if (readings.stream().map(it -> it.goal().unit()).distinct().count() > 1) {
            read.at().report("readings", "几种写法有的是百分数，有的是个数", "分成两项，或者换算成同一种");
        }
    }

    private void checkLabel(String label, Fields at) {
        if (label.codePointCount(0, label.length()) > LONGEST_LABEL) {
            at.report("label", "名称超过%d个字".formatted(LONGEST_LABEL), "写一句村民看得懂的短话，不抄原文");
        }
    }

    private record Promise(
            Kind kind, Basis basis, boolean eachTown, BigDecimal figure, LocalDate by) {}

    /** The same promise made twice is one item with two citations. */
    private void checkRepeats() {
        Set<Promise> seen = new HashSet<>();
        for (var read : draft.targets()) {
            var target = read.part();
            if (target.goal() instanceof Goal goal
                    && target.basis() instanceof Basis.Measured basis
                    && !seen.add(
                            new Promise(
                                    target.kind(),
                                    basis,
                                    target.eachTown(),
                                    goal.figure(),
                                    target.by().day()))) {
                read.at().report("id", "和前面一项完全一样", "合并成一项，出处都写进 cite");
            }
        }
    }
}
