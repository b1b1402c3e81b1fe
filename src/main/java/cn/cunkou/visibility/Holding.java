package cn.cunkou.visibility;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * So much of a class of things, in one place.
 *
 * @param container what it is in, as a Digital Link; null where it lies loose
 * @param carrier the outermost thing that the container is in; null where it is in none
 * @param location where that was seen last; null where no event says
 * @param unit of the amount; null for pieces
 * @param since when it was put there
 */
public record Holding(
        String thing,
        @Nullable String container,
        @Nullable String carrier,
        @Nullable String location,
        BigDecimal amount,
        @Nullable String unit,
        Instant since) {}
