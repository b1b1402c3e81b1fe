package cn.cunkou.traceability;

import org.jspecify.annotations.Nullable;

/** A lot as it was filled in; days as 2019-11-05. See {@link Lot}. */
public record LotInput(
        @Nullable String division,
        @Nullable String number,
        @Nullable String madeOn,
        @Nullable String expiresOn,
        @Nullable String note) {}
