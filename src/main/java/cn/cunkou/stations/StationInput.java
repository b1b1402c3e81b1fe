package cn.cunkou.stations;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A station as somebody filled it in, nothing of it checked: a form gives all parts, a program
 * those it knows.
 *
 * @param level county, town or village
 * @param division code of the village, the town or the county
 * @param area square metres
 * @param served villages served besides its own, by code or by town and name, one a line
 */
public record StationInput(
        @Nullable String level,
        @Nullable String division,
        @Nullable String code,
        @Nullable String name,
        @Nullable String origin,
        @Nullable String address,
        @Nullable String area,
        @Nullable String phone,
        @Nullable String logisticsPoint,
        @Nullable String keeperName,
        @Nullable String keeperPhone,
        @Nullable String opened,
        @Nullable String accepted,
        @Nullable String acceptancePaper,
        @Nullable String served) {

    public static StationInput empty(String division) {
        return new StationInput(
                "village", division, "", "", "new", "", "", "", "", "", "", "", "", "", "");
    }

    /** A form asks for the place only: what kind of place it is says the level. */
    StationInput withLevelOfDivision() {
        var digits = division == null ? 0 : division.strip().length();
        var of = digits == 6 ? Level.COUNTY : digits == 9 ? Level.TOWN : Level.VILLAGE;
        return new StationInput(
                of.id(),
                division,
                code,
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
                served);
    }

    static StationInput of(Station station) {
        var life = station.life();
        var keeper = station.keeper();
        return new StationInput(
                station.level().id(),
                station.division().digits(),
                station.code(),
                station.name(),
                station.origin().id(),
                station.premises().address(),
                text(station.premises().area(), area -> area.stripTrailingZeros().toPlainString()),
                station.phone(),
                station.logisticsPoint() ? "true" : "",
                text(keeper, Station.Keeper::name),
                text(keeper, Station.Keeper::phone),
                text(life.opened(), Object::toString),
                text(life.accepted(), Object::toString),
                life.acceptancePaper(),
                String.join("\n", station.served().stream().map(Station.Served::name).toList()));
    }

    private static <T> @Nullable String text(
            @Nullable T value, Function<T, @Nullable String> words) {
        return value == null ? null : words.apply(value);
    }
}
