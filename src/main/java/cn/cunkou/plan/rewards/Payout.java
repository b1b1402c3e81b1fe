package cn.cunkou.plan.rewards;

import cn.cunkou.values.Money;

/**
 * Money for somebody.
 *
 * @param atMost whether it is only the most that may be paid
 */
public record Payout(Money amount, Payee to, boolean atMost) {}
