package cn.cunkou.plan;

import cn.cunkou.plan.PlanReader.Read;
import java.util.HashSet;
import java.util.stream.Collectors;

/** What contradictions of the paper must be: about items, and between readings that differ. */
final class ConflictRules {
    private final PlanReader.Draft draft;

    ConflictRules(PlanReader.Draft draft) {
        this.draft = draft;
    }

    void check() {
        var items = draft.plan().items().stream().map(Item::id).collect(Collectors.toSet());
        var taken = new HashSet<String>();
        for (var read : draft.conflicts()) {
            PlanRules.checkLabel(read.part().label(), read.at());
            for (var item : read.part().items()) {
                if (!items.contains(item)) {
                    read.at()
                            .report(
                                    "items",
                                    "没有编号是 %s 的目标".formatted(item),
                                    Nearest.hint(item, items));
                } else if (!taken.add(item)) {
                    read.at().report("items", "%s 已经在另一处矛盾里".formatted(item), "合并成一处，把各种写法列在一起");
                }
            }
            checkReadings(read);
        }
    }

    private static void checkReadings(Read<Conflict> read) {
        var readings = read.part().readings();
        if (readings.size() < 2) {
            read.at().report("readings", "矛盾至少要有两种写法", "补上另一种写法和它的出处");
            return;
        }
        for (var i = 0; i < readings.size(); i++) {
            for (var j = i + 1; j < readings.size(); j++) {
                if (readings.get(i).decidesAs(readings.get(j))) {
                    read.at().report("readings", "几种写法的目标数一样，没有矛盾", "删去一样的写法；没有矛盾的把目标数写回项目");
                    return;
                }
            }
        }
        if (readings.stream().map(Reading::id).distinct().count() < readings.size()) {
            read.at().report("readings", "几种写法的编号重复", "每种写法用一个编号");
        }
        var units =
                readings.stream()
                        .map(Reading::goal)
                        .filter(goal -> goal != null)
                        .map(goal -> goal.unit())
                        .distinct()
                        .count();
        if (units > 1) {
            read.at().report("readings", "几种写法有的是百分数，有的是个数", "分成两项，或者换算成同一种");
        }
    }
}
