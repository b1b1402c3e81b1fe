package cn.cunkou.production;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field, a pond, a workshop: where a producer grows or makes things.
 *
 * @param producer party in the registry, {@code producerName} as everybody may read it
 * @param kind in words, such as 大棚
 * @param area in {@code unit}: 亩 or 平方米
 * @param longitude of WGS 84, as {@code latitude}
 * @param photos SHA-256 of photographs
 */
public record Place(
        UUID id,
        String division,
        UUID producer,
        String producerName,
        String kind,
        String name,
        @Nullable BigDecimal area,
        @Nullable String unit,
        @Nullable BigDecimal longitude,
        @Nullable BigDecimal latitude,
        List<String> photos,
        long batches) {
    public Place {
        photos = List.copyOf(photos);
    }

    /** What events call it. */
    String epc() {
        return epc(id);
    }

    /** What events call the place of that id. */
    static String epc(UUID id) {
        return "urn:uuid:" + id;
    }

    /** Such as 3.5亩; empty where nobody said. */
    public String size() {
        return area == null ? "" : area.stripTrailingZeros().toPlainString() + unit;
    }
}
