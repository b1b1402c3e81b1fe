package cn.cunkou.funds;

import org.jspecify.annotations.Nullable;

/**
 * A fund as somebody filled it in, nothing of it checked.
 *
 * @param plan id of an adopted plan; empty of other programmes
 * @param id of another programme
 */
public record FundInput(
        @Nullable String division,
        @Nullable String plan,
        @Nullable String id,
        @Nullable String title,
        @Nullable String attribution,
        @Nullable String bank,
        @Nullable String accountTail,
        @Nullable String responsible,
        @Nullable String document,
        @Nullable String day) {}
