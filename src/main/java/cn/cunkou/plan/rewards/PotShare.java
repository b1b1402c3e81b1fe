package cn.cunkou.plan.rewards;

import cn.cunkou.plan.rewards.Limits.Pot;
import cn.cunkou.plan.rewards.Limits.WhenDry;
import cn.cunkou.values.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares out a pot that may hold less than is claimed, and never more than it holds. */
final class PotShare {
    private static final String MAY_RUN_DRY = "奖金池可能不够，还有说不准的，暂不能分";
    private static final String DRY = "奖金池已经发完";

    private final Pot pot;
    private final Money left;

    PotShare(Pot pot, Money left) {
        this.pot = pot;
        this.left = left;
    }

    /**
     * @param othersUnknown whether there may be claims that nobody can list
     */
    List<Claim> shared(List<Claim> claims, boolean othersUnknown) {
        if (pot.whenDry() == WhenDry.UNCLEAR) {
            return claims.stream()
                    .map(claim -> claim.isYes() ? claim.open(Gap.POT.unsaid()) : claim)
                    .toList();
        }
        var alive = claims.stream().filter(Claim::isAlive).toList();
        if (!othersUnknown && fits(alive)) {
            return claims;
        }
        if (pot.whenDry() == WhenDry.PRO_RATA) {
            return othersUnknown || alive.stream().anyMatch(claim -> !claim.isYes())
                    ? claims.stream().map(PotShare::held).toList()
                    : proRata(claims);
        }
        if (othersUnknown) {
            return claims.stream().map(PotShare::held).toList();
        }
        var order = pot.whenDry() == WhenDry.BY_RANK ? Order.BY_SCORE : Order.BY_APPLICATION;
        var served = new ArrayList<Claim>();
        for (var index = 0; index < claims.size(); index++) {
            var others = new ArrayList<>(claims);
            var claim = others.remove(index);
            others.removeIf(other -> !other.isAlive());
            served.add(claim.isYes() ? inTurn(claim, others, order) : claim);
        }
        return served;
    }

    private static Claim held(Claim claim) {
        return claim.isYes() ? claim.open(MAY_RUN_DRY) : claim;
    }

    private boolean fits(List<Claim> alive) {
        var sum = Money.ZERO;
        for (var claim : alive) {
            var most = claim.most();
            if (most == null) {
                return false;
            }
            sum = sum.plus(most);
        }
        return sum.compareTo(left) <= 0;
    }

    private List<Claim> proRata(List<Claim> claims) {
        var wanted =
                claims.stream()
                        .flatMap(claim -> claim.payouts().stream())
                        .map(Payout::amount)
                        .toList();
        var parts = parts(wanted, left).iterator();
        return claims.stream()
                .map(claim -> {
                    var payouts =
                            claim.payouts().stream()
                                    .map(it -> new Payout(parts.next(), it.to(), it.atMost()))
                                    .filter(it -> it.amount().fen() > 0)
                                    .toList();
                    if (!claim.isYes()) {
                        return claim;
                    }
                    return payouts.isEmpty()
                            ? claim.refused(DRY)
                            : claim.paying(payouts, cut(claim.amount()));
                })
                .toList();
    }

    private String cut(Money claimed) {
        return "奖金池不够，应得%s，%s".formatted(Amounts.words(claimed), pot.whenDry().words());
    }

    /**
     * Parts in proportion, whole fen, together exactly what there is: the fen that are left over go
     * to those who lost most by rounding down, the earlier before the later.
     */
    static List<Money> parts(List<Money> wanted, Money whole) {
        var sum =
                wanted.stream()
                        .map(money -> BigInteger.valueOf(money.fen()))
                        .reduce(BigInteger.ZERO, BigInteger::add);
        var all = BigInteger.valueOf(whole.fen());
        if (sum.compareTo(all) <= 0) {
            return List.copyOf(wanted);
        }
        var floors = new ArrayList<Long>();
        var losses = new ArrayList<BigInteger>();
        var spare = whole.fen();
        for (var money : wanted) {
            var divided = BigInteger.valueOf(money.fen()).multiply(all).divideAndRemainder(sum);
            floors.add(divided[0].longValueExact());
            losses.add(divided[1]);
            spare -= floors.getLast();
        }
        IntStream.range(0, wanted.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> losses.get(index)).reversed())
                .limit(spare)
                .forEach(index -> floors.set(index, floors.get(index) + 1));
        return floors.stream().map(Money::new).toList();
    }

    /** Whole claims in turn; the last one gets what is left. */
    private Claim inTurn(Claim claim, List<Claim> others, Order order) {
        var surely = Money.ZERO;
        var isCertain = true;
        var fits = true;
        var perhaps = Money.ZERO;
        for (var other : others) {
            if (!order.perhapsBefore(other, claim) || isOwnDoubt(other, claim)) {
                continue;
            }
            var most = other.most();
            if (most == null) {
                fits = false;
            } else {
                perhaps = perhaps.plus(most);
            }
            if (other.isYes() && order.surelyBefore(other, claim)) {
                surely = surely.plus(other.amount());
            } else {
                isCertain = false;
            }
        }
        if (fits && perhaps.plus(claim.amount()).compareTo(left) <= 0) {
            return claim;
        }
        if (surely.compareTo(left) >= 0) {
            return claim.refused(DRY);
        }
        return isCertain
                ? claim.paying(firstOf(claim.payouts(), left.minus(surely)), cut(claim.amount()))
                : claim.open(MAY_RUN_DRY);
    }

    /**
     * What somebody might ask for besides, by another reward of the pot, keeps them from nothing
     * where the first to come is the first to be served.
     */
    private boolean isOwnDoubt(Claim other, Claim claim) {
        return pot.whenDry() == WhenDry.FIRST_COME
                && !other.isYes()
                && other.subject().equals(claim.subject());
    }

    private static List<Payout> firstOf(List<Payout> payouts, Money rest) {
        var paid = new ArrayList<Payout>();
        for (var payout : payouts) {
            var amount = payout.amount().compareTo(rest) <= 0 ? payout.amount() : rest;
            if (amount.fen() > 0) {
                paid.add(new Payout(amount, payout.to(), payout.atMost()));
            }
            rest = rest.minus(amount);
        }
        return paid;
    }
}
