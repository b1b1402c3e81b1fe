package cn.cunkou.funds.claims;

import cn.cunkou.funds.Charter;
import cn.cunkou.funds.claims.Assessment.Days;
import cn.cunkou.funds.claims.Claim.Found;
import cn.cunkou.funds.claims.Claim.Said;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Entitlements;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.rewards.Fact;
import cn.cunkou.plan.rewards.Facts;
import cn.cunkou.plan.rewards.Finding;
import cn.cunkou.plan.rewards.Limits.Pot;
import cn.cunkou.plan.rewards.Limits.WhenDry;
import cn.cunkou.plan.rewards.Payout;
import cn.cunkou.plan.rewards.Truth;
import cn.cunkou.plan.rewards.Verdict;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds applications against the rule of their reward, as the plan is in force. */
@Component
class Assessor {
    private final Entitlements entitlements;
    private final ClaimTestimony testimony;
    private final ClaimTable table;

    Assessor(Entitlements entitlements, ClaimTestimony testimony, ClaimTable table) {
        this.entitlements = entitlements;
        this.testimony = testimony;
        this.table = table;
    }

    /**
     * The reward of that id in the plan of a fund.
     *
     * @throws Problem when the plan has none
     */
    static Reward reward(Charter charter, String id) {
        return charter.rewards().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("方案里的奖补" + id));
    }

    /** What the rule makes of an application today. */
    @Transactional(readOnly = true)
    public Assessment assess(Charter charter, Claim claim) {
        var edition = edition(charter);
        var reward = reward(charter, claim.reward());
        var looked = new HashMap<String, Days>();
        var said = said(claim, reward, looked);
        var round =
                ScopedValue.where(Applicants.ASKING, claim.whom().id())
                        .call(() ->
                                entitlements.verdict(
                                        edition, reward, claim.whom().id(), claim.judged(), said));
        var name = "第%d版".formatted(edition.number());
        return round.verdicts().stream()
                .filter(one -> one.subject().id().equals(claim.whom().id()))
                .findFirst()
                .map(verdict -> assessment(verdict, looked, name))
                .orElseGet(() ->
                        new Assessment(
                                Truth.CANNOT_SAY,
                                Money.ZERO,
                                false,
                                List.of(),
                                List.of(),
                                List.of(
                                        "%s那天名册里没有%s"
                                                .formatted(claim.judged(), claim.whom().name())),
                                Map.of(),
                                name));
    }

    static Edition edition(Charter charter) {
        var edition = charter.edition();
        if (edition == null) {
            throw Problem.badRequest("这个专账没有方案，没有奖补可以申请。");
        }
        return edition;
    }

    private Facts said(Claim claim, Reward reward, Map<String, Days> looked) {
        var answers = new HashMap<String, String>();
        table.said(claim.id()).forEach((Said one) -> answers.put(one.name(), one.value()));
        var invoices = table.invoices(claim.id());
        if (!invoices.isEmpty()) {
            Question.cost(reward.rule())
                    .ifPresent(cost ->
                            answers.put(
                                    cost.name(),
                                    Invoice.eligible(invoices, cost).yuan().toPlainString()));
        }
        var others = testimony.handedIn(claim.fund());
        return wanted -> {
            if (!wanted.subject().id().equals(claim.whom().id())) {
                return others.find(wanted);
            }
            var name = wanted.quantity().name();
            var answer = answers.get(name);
            if (answer == null || wanted.when() != Facts.When.NOW) {
                return new Fact.Unknown("没有凭证");
            }
            looked.put(name, new Days(wanted.from(), wanted.to()));
            return Question.fact(answer, null);
        };
    }

    private static Assessment assessment(
            Verdict verdict, Map<String, Days> looked, String edition) {
        return new Assessment(
                verdict.truth(),
                verdict.amount(),
                verdict.payouts().stream().anyMatch(Payout::atMost),
                verdict.payouts().stream().map(Payout::to).distinct().toList(),
                verdict.findings().stream().flatMap(Assessor::found).toList(),
                verdict.reasons(),
                looked,
                edition);
    }

    /** Clauses that must all hold come apart, so that each has its own line. */
    static Stream<Found> found(Finding finding) {
        var parts = finding.parts();
        if (!parts.isEmpty() && finding.bound().isEmpty()) {
            return parts.stream().flatMap(Assessor::found);
        }
        var shown = parts.size() == 1 ? parts.getFirst() : finding;
        return Stream.of(
                new Found(
                        finding.clause(),
                        finding.truth().key(),
                        shown(finding),
                        finding.bound(),
                        shown.evidence(),
                        shown.earlier()));
    }

    private static String shown(Finding finding) {
        if (finding.parts().isEmpty()) {
            return finding.shown().isEmpty()
                    ? Objects.requireNonNullElse(finding.reason(), "")
                    : finding.shown();
        }
        return finding.parts().stream()
                .map(part ->
                        part.parts().isEmpty()
                                ? part.clause() + "：" + shown(part)
                                : "（%s）".formatted(shown(part)))
                .collect(Collectors.joining("；"));
    }

    /**
     * What is left in a pot for whoever comes first, beside applications that wait; empty of other
     * rewards, where all that wait are weighed against each other.
     */
    Optional<Money> left(Charter charter, Claim claim) {
        var reward = reward(charter, claim.reward());
        if (!(reward.rule().limits().pot() instanceof Pot pot)
                || pot.whenDry() != WhenDry.FIRST_COME) {
            return Optional.empty();
        }
        var sharing =
                charter.rewards().stream()
                        .filter(other ->
                                other.rule().limits().pot() instanceof Pot same
                                        && same.id().equals(pot.id()))
                        .map(Reward::id)
                        .toList();
        return Optional.of(
                pot.amount()
                        .minus(table.paid(claim.fund(), sharing))
                        .minus(table.promised(claim.fund(), sharing, claim.id())));
    }
}
