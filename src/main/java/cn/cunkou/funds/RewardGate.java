package cn.cunkou.funds;

import cn.cunkou.funds.Breach.Cause;
import cn.cunkou.funds.Breach.Figures;
import cn.cunkou.plan.Entitlements;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.rewards.Limits.HowOften;
import cn.cunkou.plan.rewards.Limits.Pot;
import cn.cunkou.plan.rewards.Verdict;
import cn.cunkou.values.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Holds a payment that a reward of the plan owes against the reward: who, when, how much, what pot.
 */
@Component
class RewardGate {
    private final Entitlements entitlements;
    private final ObjectProvider<JudgedDays> judged;

    RewardGate(Entitlements entitlements, ObjectProvider<JudgedDays> judged) {
        this.entitlements = entitlements;
        this.judged = judged;
    }

    /**
     * Whether the subject is entitled on that day, or on the day by which its application was
     * judged, and to how much. Asks registers and measures.
     */
    List<Breach> broken(Charter charter, Proposal proposal) {
        var reward = reward(charter, proposal);
        var edition = charter.edition();
        if (reward == null || edition == null) {
            return List.of();
        }
        var open = charter.open(reward.id());
        if (!open.isEmpty()) {
            return open.stream()
                    .map(conflict ->
                            breach(
                                    charter,
                                    conflict.id(),
                                    conflict.label(),
                                    Cause.UNCLEAR,
                                    "方案写法不一，还没有人核定：" + conflict.label(),
                                    "由牵头单位核定以后再付",
                                    Rules.settle(charter)))
                    .toList();
        }
        var subject = Objects.requireNonNull(proposal.subject());
        var day =
                judged.stream()
                        .flatMap(one ->
                                one.of(charter.fund().id(), reward.id(), subject.id()).stream())
                        .findFirst()
                        .orElse(proposal.day());
        if (!reward.span().contains(day)) {
            return List.of(
                    breach(
                            charter,
                            reward,
                            Cause.NOT_VALID,
                            "只在%s至%s有效".formatted(reward.span().from(), reward.span().to()),
                            "核对付款日期"));
        }
        var round = entitlements.verdict(edition, reward, subject.id(), day);
        return round.verdicts().stream()
                .filter(verdict -> verdict.subject().id().equals(subject.id()))
                .findFirst()
                .map(verdict -> judged(charter, reward, proposal, verdict))
                .orElseGet(() ->
                        List.of(
                                breach(
                                        charter,
                                        reward,
                                        Cause.NOT_SAID,
                                        round.unregistered().isEmpty()
                                                ? "名册里没有%s，判定不了该不该得".formatted(subject.name())
                                                : "系统里还没有这类主体的名册，判定不了该不该得",
                                        "先登记主体，再来申请")));
    }

    private static List<Breach> judged(
            Charter charter, Reward reward, Proposal proposal, Verdict verdict) {
        var reasons = String.join("；", verdict.reasons());
        return switch (verdict.truth()) {
            case NO ->
                    List.of(breach(charter, reward, Cause.NOT_ENTITLED, "不该得：" + reasons, "核对条件"));
            case CANNOT_SAY ->
                    List.of(
                            breach(
                                    charter,
                                    reward,
                                    Cause.UNCLEAR,
                                    "说不准该不该得：" + reasons,
                                    "补齐记录，或者由牵头单位核定"));
            case YES -> {
                var due = verdict.amount();
                if (proposal.amount().compareTo(due) <= 0) {
                    yield List.of();
                }
                yield List.of(
                        new Breach(
                                reward.id(),
                                reward.label(),
                                Cause.OVER,
                                "按方案该得%s，申请了%s".formatted(due, proposal.amount()),
                                "改成该得的数",
                                new Figures("fen", due.fen(), 0, proposal.amount().fen(), null),
                                entries(charter, reward),
                                null));
            }
        };
    }

    /** Whether the pot still holds it, and it was not paid before: by the ledger as it is now. */
    static List<Breach> dry(Charter charter, Tally tally, Proposal proposal) {
        var reward = reward(charter, proposal);
        if (reward == null) {
            return List.of();
        }
        var breaches = new ArrayList<Breach>();
        var limits = reward.rule().limits();
        if (limits.pot() instanceof Pot pot) {
            var paid =
                    charter.rewards().stream()
                            .filter(other ->
                                    other.rule().limits().pot() instanceof Pot same
                                            && same.id().equals(pot.id()))
                            .mapToLong(other -> tally.reward(other.id()))
                            .sum();
            if (paid + proposal.amount().fen() > pot.amount().fen()) {
                breaches.add(
                        new Breach(
                                reward.id(),
                                reward.label(),
                                Cause.OVER,
                                "奖金池%s一共%s，只剩%s"
                                        .formatted(
                                                pot.id(),
                                                pot.amount(),
                                                new Money(pot.amount().fen() - paid)),
                                "等有钱退回，或者减少金额",
                                new Figures(
                                        "fen",
                                        pot.amount().fen(),
                                        paid,
                                        proposal.amount().fen(),
                                        null),
                                entries(charter, reward),
                                null));
            }
        }
        var subject = proposal.subject();
        if (limits.howOften() == HowOften.ONCE
                && subject != null
                && tally.claimed(reward.id(), subject.id()) > 0) {
            breaches.add(
                    new Breach(
                            reward.id(),
                            reward.label(),
                            Cause.OVER,
                            "只发一次，%s已经领过".formatted(subject.name()),
                            "核对已付的",
                            new Figures(
                                    "fen",
                                    0,
                                    tally.claimed(reward.id(), subject.id()),
                                    proposal.amount().fen(),
                                    null),
                            Rules.entries(
                                    charter.fund().id(),
                                    Map.of("reward", reward.id(), "subject", subject.id())),
                            null));
        }
        return breaches;
    }

    private static @Nullable Reward reward(Charter charter, Proposal proposal) {
        return charter.rewards().stream()
                .filter(reward -> reward.id().equals(proposal.reward()))
                .findFirst()
                .orElse(null);
    }

    private static String entries(Charter charter, Reward reward) {
        return Rules.entries(charter.fund().id(), Map.of("reward", reward.id()));
    }

    private static Breach breach(
            Charter charter, Reward reward, Cause cause, String words, String mend) {
        return new Breach(
                reward.id(),
                reward.label(),
                cause,
                words,
                mend,
                null,
                entries(charter, reward),
                null);
    }

    private static Breach breach(
            Charter charter,
            String rule,
            String label,
            Cause cause,
            String words,
            String mend,
            String settle) {
        return new Breach(
                rule,
                label,
                cause,
                words,
                mend,
                null,
                Rules.entries(charter.fund().id(), Map.of()),
                settle);
    }
}
