package cn.cunkou.visibility;

import cn.cunkou.visibility.identifiers.DigitalLink;
import cn.cunkou.visibility.identifiers.ElementString;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
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
        Instant since) {
    /** A name as it is printed under a barcode, {@code (00)…}; as it stands where it has none. */
    public static String print(String name) {
        return DigitalLink.read(name, Set.of()).map(ElementString::print).orElse(name);
    }
}
