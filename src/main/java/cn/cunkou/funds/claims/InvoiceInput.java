package cn.cunkou.funds.claims;

import org.jspecify.annotations.Nullable;

/**
 * An invoice as somebody filled it in.
 *
 * @param amount yuan, with tax
 */
public record InvoiceInput(
        @Nullable String number,
        @Nullable String seller,
        @Nullable String day,
        @Nullable String kind,
        @Nullable String amount) {
    static final InvoiceInput EMPTY = new InvoiceInput(null, null, null, null, null);
}
