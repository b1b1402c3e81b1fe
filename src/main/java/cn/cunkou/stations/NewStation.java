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
        served = List.copyOf(served);
    }
}
