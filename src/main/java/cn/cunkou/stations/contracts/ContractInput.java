package cn.cunkou.stations.contracts;

import org.jspecify.annotations.Nullable;

/** A contract as it is typed; see {@link StationContract}. */
public record ContractInput(
        @Nullable String party,
        @Nullable String from,
        @Nullable String until,
        @Nullable String obliged) {}
