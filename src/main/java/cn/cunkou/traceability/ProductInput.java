package cn.cunkou.traceability;

import org.jspecify.annotations.Nullable;

/** A product as it was filled in; see {@link Product}. */
public record ProductInput(
        @Nullable String division,
        @Nullable String producerKind,
        @Nullable String producer,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String gtin,
        @Nullable String shop) {}
