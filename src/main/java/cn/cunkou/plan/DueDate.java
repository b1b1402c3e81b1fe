package cn.cunkou.plan;

import java.time.LocalDate;

/**
 * The last day on which something may be reached.
 *
 * @param inferred true when the paper gives no date here and the end of its stage stands for it
 */
public record DueDate(LocalDate day, boolean inferred) {}
