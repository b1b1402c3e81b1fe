package cn.cunkou.plan;

import org.jspecify.annotations.Nullable;

/**
 * Figures that others publish and the plan's items are held against.
 *
 * @param id its measure is {@code external.} and this
 * @param unit as published; {@code %} for shares, which then name their base
 * @param aggregate sum or latest
 * @param level county, town or village: what each figure is about
 * @param base id of what a share is a part of; null for all else
 * @param was the id it had in an earlier edition, under which figures may be recorded
 */
public record Series(
        String id,
        String label,
        String unit,
        String aggregate,
        String level,
        String publisher,
        @Nullable String base,
        @Nullable String was) {
    public static final String PREFIX = "external.";
    static final String PERCENT = "%";

    String measure() {
        return PREFIX + id;
    }

    boolean isShare() {
        return unit.equals(PERCENT);
    }
}
