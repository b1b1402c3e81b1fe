package cn.cunkou.funds;

import org.jspecify.annotations.Nullable;

/**
 * Something to be entered into a ledger as somebody filled it in, nothing of it checked.
 *
 * @param amount yuan
 * @param toLine the line that gets what {@code line} gives
 * @param commitment id of a promise
 * @param payment id of a payment
 * @param entry number of an entry
 * @param document 文号 or title of the paper
 */
public record MoveInput(
        @Nullable String source,
        @Nullable String line,
        @Nullable String toLine,
        @Nullable String amount,
        @Nullable String day,
        @Nullable String contract,
        @Nullable String commitment,
        @Nullable String payment,
        @Nullable String entry,
        @Nullable String document,
        @Nullable String purpose) {}
