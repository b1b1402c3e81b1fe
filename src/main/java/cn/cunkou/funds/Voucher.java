package cn.cunkou.funds;

import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A voucher of somebody.
 *
 * @param number within its issue, from 1
 * @param provider who redeemed it; null while nobody has
 * @param payment by which the provider gets the money; null while none was proposed
 * @param paymentState as payments have it; null without a payment
 */
record Voucher(
        UUID id,
        UUID issue,
        int number,
        String holder,
        @Nullable UUID provider,
        @Nullable String providerName,
        @Nullable LocalDate redeemed,
        @Nullable UUID payment,
        @Nullable String paymentState) {

    /**
     * Vouchers that were issued together.
     *
     * @param amount of each
     * @param service what they are good for
     * @param expires the last day on which they are taken
     * @param commitment the promise of the ledger that all draw on
     * @param released the day on which what was left went back to the line; null before
     */
    record Issue(
            UUID id,
            String fund,
            String title,
            String line,
            Money amount,
            String service,
            List<UUID> providers,
            String document,
            LocalDate day,
            LocalDate expires,
            UUID commitment,
            @Nullable LocalDate released,
            Terms terms,
            int issued,
            int redeemed,
            int settled) {
        Issue {
            providers = List.copyOf(providers);
        }

        boolean isOver(LocalDate today) {
            return today.isAfter(expires);
        }
    }

    /**
     * What rules look at besides line and sum, as payments say it.
     *
     * @param source which money settles them, where that is said
     * @param subject whom or what all of them are for, where they are for one
     */
    record Terms(String use, @Nullable String source, Proposal.@Nullable Subject subject) {
        static final Terms NONE = new Terms(Proposal.ORDINARY, null, null);
    }

    /** Whether a payment for it may be proposed. */
    boolean mayBeSettled() {
        return provider != null
                && (payment == null
                        || "refused".equals(paymentState)
                        || "withdrawn".equals(paymentState));
    }

    /** 待使用, 已使用, 结算中, 已结算, in this order. */
    String state(boolean over) {
        if (provider == null) {
            return over ? "已过期" : "待使用";
        }
        return mayBeSettled() ? "已使用" : "paid".equals(paymentState) ? "已结算" : "结算中";
    }
}
