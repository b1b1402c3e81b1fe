package cn.cunkou.stations;

import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service station as it is today.
 *
 * @param division the village, the town, or for the centre the county it belongs to
 * @param code 编号, unique in its county
 * @param phone the public number of the station
 * @param logisticsPoint whether it is a logistics point too
 * @param served villages it declares to serve besides its own
 */
public record Station(
        UUID id,
        DivisionCode division,
        @Nullable String town,
        @Nullable String village,
        String code,
        String name,
        Level level,
        Origin origin,
        Premises premises,
        @Nullable String phone,
        boolean logisticsPoint,
        Life life,
        @Nullable Keeper keeper,
        List<Served> served,
        Stamp stamp) {

    /** Its rooms: {@code site} is the site of the region module; the area is in square metres. */
    public record Premises(
            @Nullable UUID site, @Nullable String address, @Nullable BigDecimal area) {}

    /** Who runs it: 站长. */
    public record Keeper(
            UUID party, String name, @Nullable String phone, @Nullable LocalDate since) {}

    public record Served(DivisionCode village, String name) {}

    /** Which state of the record this is, and whose. */
    public record Stamp(
            int version,
            Instant recordedAt,
            String createdBy,
            Instant changedAt,
            String changedBy) {}

    public Station {
        served = List.copyOf(served);
    }

    /** Town and village, always both; the county centre has neither. */
    public String place() {
        if (town == null) {
            return "城区";
        }
        return village == null ? town : town + " · " + village;
    }

    public int version() {
        return stamp.version();
    }

    public DivisionCode county() {
        return division.county();
    }

    Station with(Life changed) {
        return new Station(
                id,
                division,
                town,
                village,
                code,
                name,
                level,
                origin,
                premises,
                phone,
                logisticsPoint,
                changed,
                keeper,
                served,
                stamp);
    }
}
