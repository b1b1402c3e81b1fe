package cn.cunkou.plan;

import cn.cunkou.plan.rewards.Clause;
import cn.cunkou.plan.rewards.Example;
import cn.cunkou.plan.rewards.ExampleCheck;
import cn.cunkou.plan.rewards.Names;
import cn.cunkou.plan.rewards.Rule;
import cn.cunkou.plan.rewards.Term;
import cn.cunkou.plan.rewards.Truth;
import cn.cunkou.plan.rewards.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Works the examples of a reward: what comes of them must be what the clerk worked out. */
final class ExampleRules {
    private static final Map<Truth, String> WORDS =
            Map.of(Truth.YES, "yes", Truth.NO, "no", Truth.CANNOT_SAY, "unclear");

    private final Names names;
    private final Places places;

    ExampleRules(Names names, Places places) {
        this.names = names;
        this.places = places;
    }

    void check(Rule rule) {
        Map<String, List<Term>> asked =
                rule.terms().stream().collect(Collectors.groupingBy(it -> it.quantity().name()));
        var words = new HashSet<String>();
        collectWords(rule.condition(), words);
        var check = new ExampleCheck(rule, names);
        for (var example : rule.examples()) {
            if (areFactsAsked(example, asked, words)) {
                compare(example, check.verdict(example));
            }
        }
    }

    private static void collectWords(Clause clause, Set<String> words) {
        switch (clause) {
            case Clause.OneOf oneOf -> words.add(oneOf.term().quantity().name());
            case Clause.All all -> all.parts().forEach(part -> collectWords(part, words));
            case Clause.Any any -> any.parts().forEach(part -> collectWords(part, words));
            case Clause.Not not -> collectWords(not.part(), words);
            case Clause.Bounded _, Clause.Unclear _ -> {}
        }
    }

    private boolean areFactsAsked(
            Example example, Map<String, List<Term>> asked, Set<String> words) {
        var at = places.of(example);
        var fine = true;
        for (var given : example.given().entrySet()) {
            var name = given.getKey();
            var value = given.getValue();
            var terms = asked.get(name);
            if (terms == null) {
                at.report(
                        "given",
                        "给了 %s，规则里没有问它".formatted(name),
                        Nearest.hint(name, asked.keySet()));
                fine = false;
            } else if (value.baseYear() != null
                    && terms.stream().allMatch(term -> term.rise() == null)) {
                at.report("given", "%s 给了 base-year，规则里没有比基期".formatted(name), "删去 base-year");
                fine = false;
            } else if (value.now() instanceof String now
                    && !words.contains(name)
                    && Scalars.figure(now) == null) {
                at.report("given", "%s 应当是数字，写了 %s".formatted(name, now), Scalars.whyNoFigure(now));
                fine = false;
            }
        }
        return fine;
    }

    private void compare(Example example, Verdict verdict) {
        var at = places.of(example);
        if (verdict.truth() != example.verdict()) {
            at.report(
                    "verdict",
                    "示例写 %s，按规则算出来是 %s%s"
                            .formatted(
                                    WORDS.get(example.verdict()),
                                    WORDS.get(verdict.truth()),
                                    verdict.reasons().isEmpty()
                                            ? ""
                                            : "（" + String.join("；", verdict.reasons()) + "）"),
                    "对照原文，改示例或者改规则");
            return;
        }
        var pays = example.pays();
        if (pays != null && !pays.equals(verdict.amount())) {
            at.report(
                    "pays",
                    "示例写发 %s 元，按规则算出来是 %s 元"
                            .formatted(
                                    Scalars.plain(pays.yuan()),
                                    Scalars.plain(verdict.amount().yuan())),
                    "对照原文，改示例或者改规则");
        }
    }
}
