package cn.cunkou.stations;

import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A station to be entered, every part of it checked.
 *
 * @param code 编号, or null to be given the county's next one
 * @param area in square metres
 */
public record NewStation(
        Level level,
        DivisionCode division,
        @Nullable String code,
        String name,
        Origin origin,
        @Nullable String address,
        @Nullable BigDecimal area,
        @Nullable String phone,
        boolean logisticsPoint,
        @Nullable String keeperName,
        @Nullable String keeperPhone,
        @Nullable LocalDate opened,
        @Nullable LocalDate accepted,
        @Nullable String acceptancePaper,
        @Nullable LocalDate closed,
        @Nullable String closingReason,
        List<DivisionCode> served) {

    public NewStation {
        area = area == null ? null : area.stripTrailingZeros();
        served = served.stream().sorted().distinct().toList();
    }

    /** What is said of a station that is there. */
    static NewStation of(Station station) {
        var life = station.life();
        var keeper = station.keeper();
        return new NewStation(
                station.level(),
                station.division(),
                station.code(),
                station.name(),
                station.origin(),
                station.premises().address(),
                station.premises().area(),
                station.phone(),
                station.logisticsPoint(),
                keeper == null ? null : keeper.name(),
                keeper == null ? null : keeper.phone(),
                life.opened(),
                life.accepted(),
                life.acceptancePaper(),
                life.closed(),
                life.closingReason(),
                station.served().stream().map(Station.Served::village).toList());
    }

    NewStation withCode(String given) {
        return new NewStation(
                level,
                division,
                given,
                name,
                origin,
                address,
                area,
                phone,
                logisticsPoint,
                keeperName,
                keeperPhone,
                opened,
                accepted,
                acceptancePaper,
                closed,
                closingReason,
                served);
    }

    NewStation withKeeperPhone(String given) {
        return new NewStation(
                level,
                division,
                code,
                name,
                origin,
                address,
                area,
                phone,
                logisticsPoint,
                keeperName,
                given,
                opened,
                accepted,
                acceptancePaper,
                closed,
                closingReason,
                served);
    }

    /** Whether anything is known of its rooms. */
    boolean hasPremises() {
        return address != null || area != null;
    }
}
