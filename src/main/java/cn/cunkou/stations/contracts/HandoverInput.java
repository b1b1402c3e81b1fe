package cn.cunkou.stations.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A handover as it is typed. The two lists belong together: each piece, and how it was found.
 *
 * @param keeperName the new keeper; empty where the keeper stays
 */
public record HandoverInput(
        @Nullable String day,
        @Nullable String giver,
        @Nullable String taker,
        @Nullable String keeperName,
        @Nullable String keeperPhone,
        @Nullable String note,
        @Nullable List<String> piece,
        @Nullable List<String> found) {}
