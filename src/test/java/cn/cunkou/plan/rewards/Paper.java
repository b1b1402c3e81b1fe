package cn.cunkou.plan.rewards;

import cn.cunkou.plan.Checked;
import cn.cunkou.plan.MeasureNames;
import cn.cunkou.plan.MeasureNames.KnownMeasure;
import cn.cunkou.plan.PlanCheck;
import cn.cunkou.plan.Reward;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules as a plan file says them, subjects and facts made up for tests. */
final class Paper {
    static final LocalDate DAY = LocalDate.of(2019, 7, 1);

    private static final String HEAD =
            """
            plan: example-2019
            title: 某县实施方案
            division: "441424"
            programme: {tier: national, year: 2018}
            period: {from: 2018-01-01, to: 2030-12-31}
            bodies:
              - {id: bureau, name: 县商务局, role: lead}
            rewards:
            """;

    private static final MeasureNames MEASURES =
            MeasureNames.of(
                    new KnownMeasure(
                            "stations.services", "服务次数", "次", false, Map.of(), Set.of(), "station"),
                    new KnownMeasure(
                            "market.shop-sales", "线上销售额", "元", false, Map.of(), Set.of(), "shop"),
                    new KnownMeasure(
                            "logistics.coverage",
                            "快递通达的村",
                            "share",
                            true,
                            Map.of("villages", "行政村"),
                            Set.of(),
                            "village"));

    static final Names NAMES =
            new Names() {
                @Override
                public String title(Quantity.Measured measured) {
                    return MEASURES.named(measured.measure()).orElseThrow().title();
                }

                @Override
                public String unit(Quantity.Measured measured) {
                    var measure = MEASURES.named(measured.measure()).orElseThrow();
                    return measure.share() ? "" : measure.unit();
                }
            };

    private Paper() {}

    /**
     * The rule of one reward.
     *
     * @param terms all of the entry but what every item has
     */
    static Rule rule(String terms) {
        return rules(terms).getFirst();
    }

    /** The rules of several, which are called {@code r1}, {@code r2} and so on. */
    static List<Rule> rules(String... terms) {
        var text = new StringBuilder(HEAD);
        for (var index = 0; index < terms.length; index++) {
            text.append(
                    "  - id: r%d\n    label: 奖励\n    area: 奖励\n    owner: bureau\n    cite: [{at: 一}]\n"
                            .formatted(index + 1));
            text.append(terms[index].indent(4));
        }
        return switch (new PlanCheck(MEASURES, _ -> Optional.of("五华县")).check(text.toString())) {
            case Checked.Sound(var plan) ->
                    plan.items().stream().map(item -> ((Reward) item).rule()).toList();
            case Checked.Broken(var problems) -> throw new AssertionError(text + "\n" + problems);
        };
    }

    static Subject station(String id) {
        return subject(SubjectKind.STATION, id, "441424100201");
    }

    static Subject shop(String id) {
        return subject(SubjectKind.SHOP, id, "441424100201");
    }

    static Subject subject(SubjectKind kind, String id, String division) {
        return new Subject(kind, id, id, DivisionCode.of(division), null, null, null);
    }

    static Subject applied(Subject subject, String day) {
        return new Subject(
                subject.kind(),
                subject.id(),
                subject.name(),
                subject.division(),
                subject.start(),
                subject.household(),
                LocalDate.parse(day));
    }

    static Subject started(Subject subject, String day) {
        return new Subject(
                subject.kind(),
                subject.id(),
                subject.name(),
                subject.division(),
                LocalDate.parse(day),
                subject.household(),
                subject.applied());
    }

    static Award award(String reward, String subject, String day, long yuan) {
        return new Award(
                reward,
                subject,
                LocalDate.parse(day),
                Money.ofYuan(BigDecimal.valueOf(yuan)),
                null);
    }

    /** Facts by name, for everybody or for one subject, for now or for one year. */
    static final class Known implements Facts {
        private final Map<String, Fact> facts = new HashMap<>();
        private final List<Wanted> asked = new ArrayList<>();

        Known with(String name, Fact fact) {
            facts.put(name, fact);
            return this;
        }

        Known with(String name, long value) {
            return with(name, Fact.of(value));
        }

        Known of(String subject, String name, long value) {
            return with(subject + " " + name, Fact.of(value));
        }

        Known in(int year, String name, long value) {
            return in(year, name, Fact.of(value));
        }

        Known in(int year, String name, Fact fact) {
            return with(name + " " + year, fact);
        }

        List<Wanted> asked() {
            return asked;
        }

        @Override
        public Fact find(Wanted wanted) {
            asked.add(wanted);
            var name = wanted.quantity().name();
            var year = wanted.when() == When.NOW ? "" : " " + wanted.to().getYear();
            var own = facts.get(wanted.subject().id() + " " + name + year);
            var fact = own == null ? facts.get(name + year) : own;
            return fact == null ? new Fact.Unknown("没有记录") : fact;
        }
    }

    static Known known() {
        return new Known();
    }

    static Rewards rewards(Facts facts, Award... awards) {
        return new Rewards(NAMES, facts, Awards.of(List.of(awards)), _ -> Optional.empty());
    }

    static Verdict verdict(Rule rule, Facts facts) {
        var kind = rule.subjects().iterator().next();
        return rewards(facts).evaluate(rule, subject(kind, "a", "441424100201"), DAY);
    }

    /** What was said of all, in its order. */
    record Verdicts(List<Verdict> all) {
        Verdict of(String subject) {
            return all.stream()
                    .filter(verdict -> verdict.subject().id().equals(subject))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The verdicts on the first of the rules. */
    static Verdicts all(Rewards rewards, List<Rule> rules, List<Subject> subjects) {
        return new Verdicts(
                rewards.evaluateAll(
                        rules.getFirst(),
                        rules,
                        kind ->
                                Optional.of(
                                        subjects.stream().filter(it -> it.kind() == kind).toList()),
                        DAY));
    }

    static long yuan(Verdict verdict) {
        return verdict.amount().yuan().longValueExact();
    }
}
