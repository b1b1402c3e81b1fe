package cn.cunkou.plan.rewards;

import cn.cunkou.plan.rewards.Limits.HowOften;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What was granted up to a day, asked for one reward, subject or pot. */
final class Ledger {
    static final String UNKNOWN = "系统里没有以往的发放记录";

    private final Optional<List<Award>> awards;
    private final LocalDate asOf;
    private final Names names;

    Ledger(Awards awards, LocalDate asOf, Names names) {
        this.names = names;
        this.awards = awards.all();
        this.asOf = asOf;
    }

    boolean isKnown() {
        return awards.isPresent();
    }

    /** Awards of this programme that fill one of the places, as far as they are counted now. */
    List<Award> counting(Rule rule) {
        return own(award ->
                award.reward().equals(rule.id()) && isSameTime(rule.limits().howOften(), award));
    }

    /** What is left in a pot; never less than nothing. */
    Money left(Limits.Pot pot, List<Rule> sharing) {
        var ids = sharing.stream().map(Rule::id).toList();
        var paid =
                own(award -> ids.contains(award.reward())).stream()
                        .map(Award::amount)
                        .reduce(Money.ZERO, Money::plus);
        return new Money(Math.max(0, pot.amount().minus(paid).fen()));
    }

    private List<Award> own(Predicate<Award> which) {
        return awards.orElse(List.of()).stream()
                .filter(award -> award.programme() == null && !award.day().isAfter(asOf))
                .filter(which)
                .toList();
    }

    /** What the record says about the limits of a reward for one subject. */
    List<Finding> findings(Rule rule, Subject subject) {
        var limits = rule.limits();
        var findings = new ArrayList<Finding>();
        switch (limits.howOften()) {
            case UNLIMITED, UNCLEAR -> {}
            case ONCE, EACH_YEAR, EACH_MONTH ->
                    findings.add(
                            finding(
                                    "没有领过（%s）".formatted(limits.howOften().words()),
                                    counting(rule).stream()
                                            .noneMatch(award -> isTo(subject, award))));
        }
        var after = limits.after();
        if (after != null) {
            findings.add(
                    finding(
                            "已经领过“%s”".formatted(names.reward(after)),
                            hasReceived(subject, after)));
        }
        for (var other : limits.excludes()) {
            findings.add(
                    finding(
                            "没有领过“%s”".formatted(names.reward(other)),
                            !hasReceived(subject, other)));
        }
        if (limits.unlessPaidElsewhere()) {
            findings.add(
                    finding(
                            "没有别的项目为此付过钱",
                            awards.orElse(List.of()).stream()
                                    .noneMatch(award ->
                                            award.programme() != null
                                                    && !award.day().isAfter(asOf)
                                                    && award.reward().equals(rule.id())
                                                    && isTo(subject, award))));
        }
        return findings;
    }

    private Finding finding(String clause, boolean holds) {
        return isKnown()
                ? Finding.plain(clause, Truth.of(holds))
                : Finding.unknown(clause, "", UNKNOWN);
    }

    private boolean hasReceived(Subject subject, String reward) {
        return !own(award -> award.reward().equals(reward) && isTo(subject, award)).isEmpty();
    }

    private static boolean isTo(Subject subject, Award award) {
        return award.subject().equals(subject.id());
    }

    private boolean isSameTime(HowOften howOften, Award award) {
        return switch (howOften) {
            case UNLIMITED, ONCE, UNCLEAR -> true;
            case EACH_YEAR -> award.day().getYear() == asOf.getYear();
            case EACH_MONTH -> YearMonth.from(award.day()).equals(YearMonth.from(asOf));
        };
    }
}
