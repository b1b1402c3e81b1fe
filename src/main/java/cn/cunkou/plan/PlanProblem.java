package cn.cunkou.plan;

/**
 * Something in a plan file that has to be mended.
 *
 * @param line counted from 1
 * @param where the part of the file: {@code targets › village-cover}, empty for the file itself
 * @param what is wrong, in Chinese
 * @param mend what to do about it, in Chinese
 */
public record PlanProblem(int line, String where, String what, String mend) {}
