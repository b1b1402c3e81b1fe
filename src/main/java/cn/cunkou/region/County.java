package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;

/**
 * A county that this installation serves.
 *
 * @param demo whether its records are made up for a demonstration
 * @param clockOffsetDays days its business clock is ahead of the real one (behind, when negative);
 *     0 unless demo
 */
public record County(DivisionCode code, String name, boolean demo, int clockOffsetDays) {}
