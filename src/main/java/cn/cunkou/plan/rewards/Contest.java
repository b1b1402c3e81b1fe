package cn.cunkou.plan.rewards;

import cn.cunkou.plan.rewards.Limits.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weighs claims to one reward against each other: one for each town, only the first ten. */
final class Contest {
    private final Rule rule;
    private final Ledger ledger;
    private final List<Subject> subjects;
    private final Order order;

    Contest(Rule rule, Ledger ledger, List<Subject> subjects) {
        this.rule = rule;
        this.ledger = ledger;
        this.subjects = subjects;
        this.order = Order.of(rule.limits());
    }

    List<Claim> decided(List<Claim> claims) {
        return places(onePer(claims));
    }

    private List<Claim> onePer(List<Claim> claims) {
        var group = rule.limits().onePer();
        if (group == null) {
            return claims;
        }
        return claims.stream()
                .map(claim -> claim.isAlive() ? onePer(group, claim, claims) : claim)
                .toList();
    }

    private Claim onePer(Group group, Claim claim, List<Claim> all) {
        var own = key(group, claim.subject());
        if (own == null) {
            return claim.open("不知道它属于哪个" + group.words());
        }
        if (!ledger.isKnown()) {
            return claim.open(Ledger.UNKNOWN);
        }
        for (var award : ledger.counting(rule)) {
            if (award.subject().equals(claim.subject().id())) {
                continue;
            }
            var other = subjects.stream().filter(it -> it.id().equals(award.subject())).findFirst();
            if (other.isEmpty()) {
                claim = claim.open("有一个以前领过的现在名册里没有，查不到属于哪个%s".formatted(group.words()));
            } else if (own.equals(key(group, other.get()))) {
                return claim.refused(
                        "同一个%s只发一个，“%s”已经领过".formatted(group.words(), other.get().name()));
            }
        }
        var me = claim;
        var rivals =
                all.stream()
                        .filter(other ->
                                other.isAlive()
                                        && !other.subject().equals(me.subject())
                                        && isPerhaps(own, key(group, other.subject())))
                        .toList();
        var before =
                rivals.stream()
                        .filter(other ->
                                other.isYes()
                                        && own.equals(key(group, other.subject()))
                                        && order.surelyBefore(other, me))
                        .findFirst();
        if (before.isPresent()) {
            return me.refused(
                    "同一个%s只发一个，“%s”在前".formatted(group.words(), before.get().subject().name()));
        }
        return rivals.stream().anyMatch(other -> order.perhapsBefore(other, me))
                ? me.open("同一个%s只发一个，还分不出先后".formatted(group.words()))
                : me;
    }

    private static boolean isPerhaps(String own, @Nullable String other) {
        return other == null || other.equals(own);
    }

    private static @Nullable String key(Group group, Subject subject) {
        return switch (group) {
            case VILLAGE -> subject.place(Term.About.VILLAGE);
            case TOWN -> subject.place(Term.About.TOWN);
            case HOUSEHOLD -> subject.household();
        };
    }

    private List<Claim> places(List<Claim> claims) {
        var first = rule.limits().first();
        if (first == null) {
            return claims;
        }
        var left = Math.max(0, first - ledger.counting(rule).size());
        return claims.stream()
                .map(claim -> claim.isAlive() ? place(claim, claims, left, first) : claim)
                .toList();
    }

    private Claim place(Claim claim, List<Claim> all, int left, int first) {
        if (!ledger.isKnown()) {
            return claim.open(Ledger.UNKNOWN);
        }
        var rivals =
                all.stream()
                        .filter(other ->
                                other.isAlive() && !other.subject().equals(claim.subject()))
                        .toList();
        var surely =
                rivals.stream()
                        .filter(other -> other.isYes() && order.surelyBefore(other, claim))
                        .count();
        if (surely >= left) {
            return claim.refused("只取%d个，名额已满".formatted(first));
        }
        var perhaps = rivals.stream().filter(other -> order.perhapsBefore(other, claim)).count();
        return perhaps >= left ? claim.open("只取%d个，还有并列的或者说不准的，分不出先后".formatted(first)) : claim;
    }
}
