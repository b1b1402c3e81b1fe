package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;

/**
 * A county that this installation serves.
 *
 * @param demo whether its records are made up for a demonstration
 * @param clockOffsetDays days its business clock is ahead of the real one (behind, when negative);
 *     0 unless demo
 */
public record County(DivisionCode code, String name, boolean demo, int clockOffsetDays) {
    /** What people there call it in short: 县, or 市 or 区 where its name ends so. */
    public String kind() {
        var last = name.substring(name.length() - 1);
        return last.matches("[市区旗]") ? last : "县";
    }
}
