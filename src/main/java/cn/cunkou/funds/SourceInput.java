package cn.cunkou.funds;

import org.jspecify.annotations.Nullable;

/** A source of money as somebody filled it in; the amount in yuan, empty when not known. */
public record SourceInput(
        @Nullable String id,
        @Nullable String label,
        @Nullable String amount,
        @Nullable String document) {}
