package cn.cunkou.plan.rewards;

import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subject may get, while those who compete for it are weighed against each other.
 *
 * @param most what it could come to; null when nobody can say
 */
record Claim(
        Subject subject,
        Truth truth,
        List<Finding> findings,
        List<Payout> payouts,
        @Nullable Money most,
        List<String> reasons,
        @Nullable BigDecimal score) {

    Claim refused(String reason) {
        return new Claim(subject, Truth.NO, findings, List.of(), Money.ZERO, with(reason), score);
    }

    /** Nobody can say any longer. */
    Claim open(String reason) {
        return new Claim(subject, Truth.CANNOT_SAY, findings, List.of(), most, with(reason), score);
    }

    Claim scored(@Nullable BigDecimal points) {
        return new Claim(subject, truth, findings, payouts, most, reasons, points);
    }

    Claim paying(List<Payout> others, @Nullable String reason) {
        return new Claim(
                subject,
                truth,
                findings,
                others,
                Due.sum(others),
                reason == null ? reasons : with(reason),
                score);
    }

    boolean isYes() {
        return truth == Truth.YES;
    }

    /** Whether it still competes. */
    boolean isAlive() {
        return truth != Truth.NO;
    }

    Money amount() {
        return Due.sum(payouts);
    }

    private List<String> with(String reason) {
        var all = new ArrayList<>(reasons);
        all.add(reason);
        return all;
    }
}
