package cn.cunkou.stations;

import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in for an act on a station, nothing of it checked. Each act reads the parts
 * it needs.
 *
 * @param day when it happened
 * @param paper the acceptance paper's title and number
 * @param division where it moves to
 * @param area square metres
 */
public record ActInput(
        @Nullable String day,
        @Nullable String reason,
        @Nullable String paper,
        @Nullable String division,
        @Nullable String address,
        @Nullable String area,
        @Nullable String keeperName,
        @Nullable String keeperPhone,
        @Nullable String opened,
        @Nullable String accepted,
        @Nullable String closed) {}
