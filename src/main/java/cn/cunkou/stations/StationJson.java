package cn.cunkou.stations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A station as programs read it.
 *
 * @param area square metres, a decimal
 */
@Schema(name = "Station")
record StationJson(
        String id,
        String code,
        String name,
        @Schema(allowableValues = {"county", "town", "village"}) String level,
        @Schema(allowableValues = {"new", "consolidated"}) String origin,
        @Schema(description = "区划代码：村12位、镇9位、县6位") String division,
        @Schema(description = "镇 · 村") String place,
        @Nullable String address,
        @Schema(description = "平方米，十进制字符串") @Nullable String area,
        @Nullable String phone,
        boolean logisticsPoint,
        @Schema(allowableValues = {"planned", "opened", "in-service", "idle", "closed"})
                String state,
        @Schema(description = "状态的中文，如 歇业12天") String stateWords,
        @Schema(description = "是否计入运营中") boolean inService,
        @Nullable LocalDate opened,
        @Nullable LocalDate accepted,
        @Nullable String acceptancePaper,
        @Nullable LocalDate closed,
        @Nullable String closingReason,
        @Nullable LocalDate idleSince,
        @Nullable KeeperJson keeper,
        @Schema(description = "登记服务的其他村的区划代码") List<String> servedVillages,
        @Schema(description = "第几版") int version,
        Instant changedAt) {

    /** Who runs it; the phone is masked for those who do not keep the register. */
    @Schema(name = "StationKeeper")
    record KeeperJson(String name, @Nullable String phone, @Nullable LocalDate since) {}

    static StationJson of(Station station, KeeperPhones phones) {
        var life = station.life();
        var area = station.premises().area();
        return new StationJson(
                station.id().toString(),
                station.code(),
                station.name(),
                station.level().id(),
                station.origin().id(),
                station.division().digits(),
                station.place(),
                station.premises().address(),
                area == null ? null : area.stripTrailingZeros().toPlainString(),
                station.phone(),
                station.logisticsPoint(),
                life.state().id(),
                life.words(),
                life.isInService(),
                life.opened(),
                life.accepted(),
                life.acceptancePaper(),
                life.closed(),
                life.closingReason(),
                life.idleSince(),
                keeper(station, phones),
                station.served().stream().map(served -> served.village().digits()).toList(),
                station.version(),
                station.stamp().changedAt());
    }

    private static @Nullable KeeperJson keeper(Station station, KeeperPhones phones) {
        var keeper = station.keeper();
        return keeper == null
                ? null
                : new KeeperJson(keeper.name(), phones.shown(keeper.phone()), keeper.since());
    }
}
