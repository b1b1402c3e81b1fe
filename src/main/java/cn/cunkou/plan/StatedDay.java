package cn.cunkou.plan;

import java.time.LocalDate;

/**
 * A day as the paper has it.
 *
 * @param inferred true when the paper gives none here and an end of its stage stands for it
 */
public record StatedDay(LocalDate day, boolean inferred) {}
