package cn.cunkou.funds;

import cn.cunkou.values.Money;

/** The trial balance of a ledger. */
public record BalancePage(Fund fund, String asOf, Sums.TrialBalance balance) {
    /** As pages show it. */
    public String money(long fen) {
        return new Money(fen).toString();
    }
}
