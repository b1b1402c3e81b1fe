package cn.cunkou.plan;

import cn.cunkou.plan.PlanReader.Read;
import cn.cunkou.plan.rewards.Rule;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.values.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the rewards of a plan; what their parts mean is left to {@link RewardRules}. */
final class RewardReader {
    /**
     * All rewards, and where their parts stand.
     *
     * @param broken those that could not be read whole
     */
    record Rewards(List<Read<Reward>> all, Set<String> broken, Places places) {
        Set<String> ids() {
            return all.stream().map(it -> it.part().id()).collect(Collectors.toSet());
        }
    }

    private static final Map<String, SubjectKind> KINDS =
            ClauseReader.byKey(SubjectKind.values(), SubjectKind::key);

    private final Period period;
    private final Places places = new Places();
    private final ClauseReader clauses = new ClauseReader(places);
    private final PaymentReader payments;
    private final LimitsReader limits = new LimitsReader(places, clauses);
    private final ExampleReader examples = new ExampleReader(places);

    /**
     * @param period of the plan, in which a reward is valid unless it says otherwise
     */
    RewardReader(Period period, List<Base> bases) {
        this.period = period;
        this.payments =
                new PaymentReader(
                        places,
                        clauses,
                        bases.stream()
                                .collect(Collectors.toMap(Base::id, Base::label, (a, b) -> a)));
    }

    Rewards rewards(Fields root) {
        var all = new ArrayList<Read<Reward>>();
        var broken = new HashSet<String>();
        for (var entry : root.entries("rewards")) {
            var before = entry.problems();
            var reward = reward(entry);
            entry.finish();
            all.add(new Read<>(reward, entry));
            if (entry.problems() > before) {
                broken.add(reward.id());
            }
        }
        return new Rewards(all, broken, places);
    }

    private Reward reward(Fields at) {
        var id = at.id("id");
        var label = at.text("label");
        var area = at.text("area");
        var owner = at.textOrInferred("owner");
        var cited = ItemReader.citations(at);
        var kinds = kinds(at);
        var valid = valid(at);
        var rule =
                new Rule(
                        id,
                        kinds,
                        clauses.condition(at),
                        payments.payment(at, kinds),
                        limits.limits(at),
                        valid,
                        at.entries("examples").stream()
                                .map(entry -> {
                                    var example = examples.example(entry, valid);
                                    entry.finish();
                                    return example;
                                })
                                .toList());
        return new Reward(label, area, owner, at.texts("with"), cited, rule);
    }

    private static Set<SubjectKind> kinds(Fields at) {
        var kinds = new LinkedHashSet<SubjectKind>();
        for (var word : at.wordOrWords("for")) {
            var kind = KINDS.get(word.text());
            if (kind == null) {
                at.report(
                        "for", "for 不能是 " + word.text(), Nearest.hint(word.text(), KINDS.keySet()));
            } else {
                kinds.add(kind);
            }
        }
        if (!at.has("for")) {
            at.report("id", "没有写奖给谁", "补上 for，例如 for: station");
        }
        return kinds;
    }

    private Period valid(Fields at) {
        return at.maybeInner("valid")
                .map(inner -> {
                    var from = inner.maybeDay("from", Scalars::monthStart).orElse(period.from());
                    var to = inner.maybeDay("to", Scalars::monthEnd).orElse(period.to());
                    inner.finish();
                    if (to.isBefore(from)) {
                        inner.report(
                                "to", "有效期的结束 %s 早于开始 %s".formatted(to, from), "核对两个日期，是不是写反了");
                        return period;
                    }
                    return new Period(from, to);
                })
                .orElse(period);
    }
}
