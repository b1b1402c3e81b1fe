package cn.cunkou.plan;

import org.jspecify.annotations.Nullable;

/**
 * Where the paper says it.
 *
 * @param section as the paper numbers itself: {@code 二（二）4}
 * @param row the statement in the register of the papers' statements: {@code wuhua-T010}
 */
public record Citation(String section, @Nullable String row) {}
