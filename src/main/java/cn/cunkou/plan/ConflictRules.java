package cn.cunkou.plan;

import cn.cunkou.plan.PlanReader.Read;
import cn.cunkou.plan.rewards.Gap;
import cn.cunkou.plan.rewards.Limits;
import cn.cunkou.plan.rewards.Rule;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What contradictions of the paper must be: about items, and between readings that differ. */
final class ConflictRules {
    private final PlanReader.Draft draft;

    ConflictRules(PlanReader.Draft draft) {
        this.draft = draft;
    }

    void check() {
        var items = draft.plan().items().stream().map(Item::id).collect(Collectors.toSet());
        var decided = new HashMap<String, Map<String, Conflict>>();
        for (var read : draft.conflicts()) {
            PlanRules.checkLabel(read.part().label(), read.at());
            for (var item : read.part().items()) {
                if (!items.contains(item)) {
                    read.at()
                            .report(
                                    "items",
                                    "没有编号是 %s 的目标".formatted(item),
                                    Nearest.hint(item, items));
                } else {
                    checkApart(decided.computeIfAbsent(item, _ -> new HashMap<>()), item, read);
                }
            }
            checkReadings(read);
            checkGaps(read);
        }
    }

    /** An item may be open in several things, in each of them once. */
    private static void checkApart(
            Map<String, Conflict> decided, String item, Read<Conflict> read) {
        for (var what : read.part().decides()) {
            var other = decided.putIfAbsent(what, read.part());
            if (other != null) {
                read.at()
                        .report(
                                "items",
                                "%s 的%s已经由另一处矛盾 %s 来定".formatted(item, what, other.id()),
                                "合并成一处，把各种写法列在一起；两处矛盾定的要是两件事");
            }
        }
    }

    /** What readings say of a reward fills a gap that the reward has. */
    private void checkGaps(Read<Conflict> read) {
        var rules =
                read.part().items().stream()
                        .flatMap(id -> draft.plan().item(id).stream())
                        .flatMap(item ->
                                item instanceof Reward reward
                                        ? Stream.of(reward.rule())
                                        : Stream.empty())
                        .toList();
        var gaps = EnumSet.noneOf(Gap.class);
        rules.forEach(rule -> gaps.addAll(rule.gaps()));
        var written = read.part().readings().stream().filter(Reading::asWritten).count();
        if (written > 1 || written > 0 && rules.isEmpty()) {
            read.at()
                    .report(
                            "readings",
                            rules.isEmpty() ? "as-written 只用于奖励的写法" : "只有一种写法是规则现在的样子",
                            "as-written: true 只留给奖励的规则已经照着写的那一种");
        }
        for (var gap : Gap.values()) {
            if (read.part().readings().stream().anyMatch(it -> it.ruling().fills().contains(gap))
                    && !gaps.contains(gap)) {
                read.at()
                        .report(
                                "readings",
                                "写法定的是%s，有关的奖励里却没有空着".formatted(gap.words()),
                                "奖励里写 %s: unclear，或者删去写法里的 %s".formatted(gap.key(), gap.key()));
            }
        }
        rules.forEach(rule -> checkPot(rule, read));
    }

    /** Whatever is decided about a pot holds for all who share it. */
    private void checkPot(Rule rule, Read<Conflict> read) {
        if (rule.limits().pot() instanceof Limits.Pot pot
                && read.part().readings().stream().anyMatch(it -> it.ruling().whenDry() != null)) {
            for (var item : draft.plan().items(Kind.REWARD)) {
                if (item instanceof Reward other
                        && other.rule().limits().pot() instanceof Limits.Pot shared
                        && shared.id().equals(pot.id())
                        && !read.part().items().contains(other.id())) {
                    read.at()
                            .report(
                                    "items",
                                    "奖金池 %s 还有 %s 合用".formatted(pot.id(), other.id()),
                                    "把合用的各项都列进 items");
                }
            }
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
