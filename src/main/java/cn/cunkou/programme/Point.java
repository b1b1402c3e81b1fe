package cn.cunkou.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The figure of an item as of a day.
 *
 * @param value null when it cannot be computed, for a reason
 */
public record Point(LocalDate day, @Nullable BigDecimal value, @Nullable String reason) {}
