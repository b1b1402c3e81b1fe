package cn.cunkou.plan.rewards;

import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says who is entitled to what. A reward that the paper or a missing fact leaves open pays nobody.
 */
public final class Rewards {
    private final Names names;
    private final Facts facts;
    private final Awards awards;
    private final Function<String, Optional<String>> whyOpen;

    /**
     * @param whyOpen the contradiction of the paper that leaves a reward open, by the reward's id
     */
    public Rewards(
            Names names, Facts facts, Awards awards, Function<String, Optional<String>> whyOpen) {
        this.names = names;
        this.facts = facts;
        this.awards = awards;
        this.whyOpen = whyOpen;
    }

    /** One subject taken alone, without those it competes with for places and for the pot. */
    public Verdict evaluate(Rule rule, Subject subject, LocalDate asOf) {
        return verdict(rule, claim(rule, subject, asOf, new Ledger(awards, asOf, names)), asOf);
    }

    /**
     * All subjects of a reward, weighed against each other and against the claims of the rewards
     * that share its pot.
     *
     * @param all rewards of the plan
     * @param register the subjects of a kind; empty where there is no register of them
     * @return in order of score where there is a ranking, else in the order of the register
     */
    public List<Verdict> evaluateAll(
            Rule rule,
            List<Rule> all,
            Function<SubjectKind, Optional<List<Subject>>> register,
            LocalDate asOf) {
        var ledger = new Ledger(awards, asOf, names);
        var sharing = sharing(rule, all);
        var claims = new LinkedHashMap<String, List<Claim>>();
        var othersUnknown = false;
        for (var one : sharing) {
            var subjects = subjects(one, register);
            othersUnknown |= one.subjects().stream().anyMatch(it -> register.apply(it).isEmpty());
            claims.put(one.id(), contested(one, subjects, asOf, ledger));
        }
        var decided = fromPot(rule, sharing, claims, othersUnknown, ledger);
        return decided.stream()
                .sorted(Rewards::byScore)
                .map(claim -> verdict(rule, claim, asOf))
                .toList();
    }

    private static int byScore(Claim one, Claim other) {
        var a = one.score();
        var b = other.score();
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? 1 : -1;
        }
        return b.compareTo(a);
    }

    private static List<Rule> sharing(Rule rule, List<Rule> all) {
        var pot = rule.limits().pot();
        if (pot == null) {
            return List.of(rule);
        }
        return all.stream()
                .filter(it ->
                        it.limits().pot() instanceof Limits.Pot other
                                && other.id().equals(pot.id()))
                .toList();
    }

    private static List<Subject> subjects(
            Rule rule, Function<SubjectKind, Optional<List<Subject>>> register) {
        return rule.subjects().stream()
                .sorted()
                .flatMap(kind -> register.apply(kind).orElse(List.of()).stream())
                .toList();
    }

    private List<Claim> contested(
            Rule rule, List<Subject> subjects, LocalDate asOf, Ledger ledger) {
        var claims = subjects.stream().map(it -> claim(rule, it, asOf, ledger)).toList();
        var ranking = rule.limits().ranking();
        var scored =
                ranking == null
                        ? claims
                        : Scores.given(
                                ranking, claims, subject -> new Figures(facts, subject, asOf));
        return new Contest(rule, ledger, subjects).decided(scored);
    }

    private static List<Claim> fromPot(
            Rule rule,
            List<Rule> sharing,
            Map<String, List<Claim>> claims,
            boolean othersUnknown,
            Ledger ledger) {
        var own = claims.getOrDefault(rule.id(), List.of());
        var pot = rule.limits().pot();
        if (pot == null) {
            return own;
        }
        if (!ledger.isKnown()) {
            return own.stream().map(it -> it.isYes() ? it.open(Ledger.UNKNOWN) : it).toList();
        }
        var everybody = claims.values().stream().flatMap(List::stream).toList();
        var shared = new PotShare(pot, ledger.left(pot, sharing)).shared(everybody, othersUnknown);
        var before =
                sharing.stream()
                        .takeWhile(it -> !it.id().equals(rule.id()))
                        .mapToInt(it -> claims.getOrDefault(it.id(), List.of()).size())
                        .sum();
        return shared.subList(before, before + own.size());
    }

    private Claim claim(Rule rule, Subject subject, LocalDate asOf, Ledger ledger) {
        if (!rule.subjects().contains(subject.kind())) {
            return claim(subject, Truth.NO, List.of(), Money.ZERO)
                    .refused("这项奖励不发给" + subject.kind().words());
        }
        if (!rule.valid().contains(asOf)) {
            return claim(subject, Truth.NO, List.of(), Money.ZERO)
                    .refused("不在有效期内（%s至%s）".formatted(rule.valid().from(), rule.valid().to()));
        }
        var wording = new Wording(names, rule.subjects());
        var figures = new Figures(facts, subject, asOf);
        var findings =
                new ArrayList<>(new ClauseJudge(figures, wording).all(rule.condition().parts()));
        findings.addAll(ledger.findings(rule, subject));
        var due = new Cashier(figures, wording).due(rule.payment());
        var conditions = Truth.all(ClauseJudge.truths(findings));
        var reasons = Reasons.of(findings, conditions);
        if (due.finding() != null) {
            findings.add(due.finding());
        }
        var most = due.most();
        var open = whyOpen.apply(rule.id());
        if (open.isPresent()) {
            return claim(subject, Truth.CANNOT_SAY, findings, most).open(open.get());
        }
        if (conditions == Truth.NO) {
            return new Claim(subject, Truth.NO, findings, List.of(), Money.ZERO, reasons, null);
        }
        var why = due.reason();
        // Of tiers the cashier knows whether it matters.
        var unsaid =
                rule.gaps().stream().filter(gap -> gap != Gap.STACKING).map(Gap::unsaid).toList();
        var all =
                Stream.of(reasons.stream(), Stream.ofNullable(why), unsaid.stream())
                        .flatMap(words -> words)
                        .toList();
        var said = unsaid.isEmpty() ? Truth.YES : Truth.CANNOT_SAY;
        var truth = Truth.all(List.of(conditions, due.truth(), said));
        return new Claim(
                subject,
                truth,
                findings,
                truth == Truth.YES ? due.payouts() : List.of(),
                truth == Truth.NO ? Money.ZERO : most,
                truth == Truth.NO && why != null ? List.of(why) : all,
                null);
    }

    private static Claim claim(
            Subject subject, Truth truth, List<Finding> findings, @Nullable Money most) {
        return new Claim(subject, truth, findings, List.of(), most, List.of(), null);
    }

    private static Verdict verdict(Rule rule, Claim claim, LocalDate asOf) {
        return new Verdict(
                rule.id(),
                claim.subject(),
                asOf,
                claim.truth(),
                claim.findings(),
                claim.payouts(),
                claim.reasons(),
                claim.score());
    }
}
