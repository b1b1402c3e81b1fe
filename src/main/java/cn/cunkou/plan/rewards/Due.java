package cn.cunkou.plan.rewards;

import cn.cunkou.values.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payment comes to for one subject.
 *
 * @param truth no when it comes to nothing
 * @param most the most that it can come to; null when nobody can say
 * @param finding how it was found; null where there is nothing to say
 */
record Due(
        Truth truth,
        List<Payout> payouts,
        @Nullable Money most,
        @Nullable Finding finding,
        @Nullable String reason) {
    Due {
        payouts = List.copyOf(payouts);
    }

    static Due of(Payout payout, @Nullable Finding finding) {
        return payout.amount().fen() > 0
                ? new Due(Truth.YES, List.of(payout), payout.amount(), finding, null)
                : nothing(finding, "算下来不到一分钱");
    }

    static Due nothing(@Nullable Finding finding, String reason) {
        return new Due(Truth.NO, List.of(), Money.ZERO, finding, reason);
    }

    static Due unknown(@Nullable Money most, @Nullable Finding finding, String reason) {
        return new Due(Truth.CANNOT_SAY, List.of(), most, finding, reason);
    }

    static Money sum(List<Payout> payouts) {
        return payouts.stream().map(Payout::amount).reduce(Money.ZERO, Money::plus);
    }
}
