package cn.cunkou.plan;

import cn.cunkou.plan.PlanReader.Read;
import cn.cunkou.plan.rewards.Limits;
import cn.cunkou.plan.rewards.Limits.Pot;
import cn.cunkou.plan.rewards.Payment;
import cn.cunkou.plan.rewards.Payment.Stacking;
import cn.cunkou.plan.rewards.Quantity;
import cn.cunkou.plan.rewards.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What rewards must be in themselves, to each other and to the plan. */
final class RewardRules {
    private final Plan plan;
    private final RewardReader.Rewards rewards;
    private final Problems problems;
    private final TermRules terms;
    private final ExampleRules examples;
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    RewardRules(Plan plan, RewardReader.Rewards rewards, Problems problems, MeasureNames measures) {
        this.plan = plan;
        this.rewards = rewards;
        this.problems = problems;
        this.terms = new TermRules(measures, rewards.places());
        this.examples = new ExampleRules(new MeasuredNames(measures), rewards.places());
        rewards.all().forEach(it -> rules.putIfAbsent(it.part().id(), it.part().rule()));
    }

    void check() {
        for (var read : rewards.all()) {
            var before = problems.count();
            check(read);
            // What a broken rule comes to would only confuse.
            if (problems.count() == before && !rewards.broken().contains(read.part().id())) {
                examples.check(read.part().rule());
            }
        }
        checkFacts();
        checkPots();
    }

    private void check(Read<Reward> read) {
        var rule = read.part().rule();
        var valid = rule.valid();
        if (valid.from().isBefore(plan.period().from()) || valid.to().isAfter(plan.period().to())) {
            read.at()
                    .report(
                            "valid",
                            "有效期 %s 至 %s 超出方案的起止".formatted(valid.from(), valid.to()),
                            "核对 valid 和 period");
        }
        terms.check(rule);
        checkStacking(read);
        new TierRules(rewards.places()).check(rule.payment());
        checkLimits(read);
        checkOthers(read);
    }

    private void checkStacking(Read<Reward> read) {
        var id = read.part().id();
        if (read.part().rule().payment() instanceof Payment.Tiers tiers
                && tiers.stacking() == Stacking.UNCLEAR
                && plan.conflictsAbout(id).stream()
                        .flatMap(conflict -> conflict.readings().stream())
                        .noneMatch(reading -> reading.ruling().stacking() != null)) {
            rewards.places()
                    .of(tiers)
                    .report(
                            "stacking",
                            "stacking: unclear 没有对应的矛盾",
                            "在 conflicts 里写一处，items 里列上 %s，几种读法写 stacking: highest、adds-up"
                                    .formatted(id));
        }
    }

    private void checkLimits(Read<Reward> read) {
        var limits = read.part().rule().limits();
        var ranking = limits.ranking();
        var pot = limits.pot();
        var byRank = pot != null && pot.whenDry() == Limits.WhenDry.BY_RANK;
        if (ranking != null) {
            RankingRules.check(ranking, rewards.places());
            if (limits.first() == null && limits.onePer() == null && !byRank) {
                read.at().report("rank-by", "排了名次却没有用处", "补上 first（取前几名）或者 one-per，不用就删去 rank-by");
            }
        } else if (byRank) {
            read.at().report("pot", "奖金池按名次发，却没有写怎么排名", "补上 rank-by，或者改 when-dry");
        }
    }

    private void checkOthers(Read<Reward> read) {
        var limits = read.part().rule().limits();
        var id = read.part().id();
        var after = limits.after();
        if (after != null) {
            checkOther(read, "after", after);
            if (limits.excludes().contains(after)) {
                read.at()
                        .report(
                                "after",
                                "既要先领过 %s，又不能和它同领".formatted(after),
                                "after 和 excludes 只留一个");
            }
            if (!after.equals(id) && isCircle(id)) {
                read.at().report("after", "几项奖励互相等着对方先发", "核对 after，至少有一项不等别的");
            }
        }
        limits.excludes().forEach(other -> checkOther(read, "excludes", other));
    }

    private void checkOther(Read<Reward> read, String key, String other) {
        if (other.equals(read.part().id())) {
            read.at().report(key, "%s 写了自己".formatted(key), "删去；只发一次的写 once: true");
        } else if (!rules.containsKey(other)) {
            read.at()
                    .report(
                            key,
                            "没有编号是 %s 的奖励".formatted(other),
                            Nearest.hint(other, rules.keySet()));
        }
    }

    private boolean isCircle(String id) {
        var seen = new HashSet<String>();
        var next = after(id);
        while (next.isPresent() && seen.add(next.get())) {
            if (next.get().equals(id)) {
                return true;
            }
            next = after(next.get());
        }
        return false;
    }

    private Optional<String> after(String id) {
        return Optional.ofNullable(rules.get(id)).map(rule -> rule.limits().after());
    }

    /** One name means one thing in the whole plan. */
    private void checkFacts() {
        var seen = new HashMap<String, Quantity.Unrecorded>();
        for (var read : rewards.all()) {
            for (var term : read.part().rule().terms()) {
                if (term.quantity() instanceof Quantity.Unrecorded fact) {
                    var first = seen.putIfAbsent(fact.name(), fact);
                    if (first != null && !first.equals(fact)) {
                        rewards.places()
                                .of(term)
                                .report(
                                        "fact",
                                        "事实 %s 前后的说法或单位不一样：%s%s，%s%s"
                                                .formatted(
                                                        fact.name(),
                                                        first.label(),
                                                        first.unit(),
                                                        fact.label(),
                                                        fact.unit()),
                                        "同一件事写成一样的；不同的事用不同的名字");
                    }
                }
            }
        }
    }

    private void checkPots() {
        var seen = new HashMap<String, Pot>();
        Set<String> ranked = new HashSet<>();
        for (var read : rewards.all()) {
            if (!(read.part().rule().limits().pot() instanceof Pot pot)) {
                continue;
            }
            var at = rewards.places().of(pot);
            var first = seen.putIfAbsent(pot.id(), pot);
            if (first != null && !first.amount().equals(pot.amount())) {
                at.report(
                        "amount", "奖金池 %s 的金额和前面写的不一样".formatted(pot.id()), "同一个池写一样的金额，不同的池换个编号");
            } else if (first != null && first.whenDry() != pot.whenDry()) {
                at.report("when-dry", "奖金池 %s 不够时怎么办，和前面写的不一样".formatted(pot.id()), "同一个池只有一种办法");
            } else if (pot.whenDry() == Limits.WhenDry.BY_RANK && !ranked.add(pot.id())) {
                at.report("when-dry", "几项奖励合用的池不能按名次发", "各项的名次比不了，改成 pro-rata 或者 first-come");
            }
            if (read.part().rule().payment() instanceof Payment.Fixed fixed
                    && fixed.amount().compareTo(pot.amount()) > 0) {
                at.report("amount", "奖金池还不够发一份", "核对 pays 和 amount，单位都是元");
            }
        }
    }
}
