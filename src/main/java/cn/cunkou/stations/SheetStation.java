package cn.cunkou.stations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A station as a row of a workbook: the station, and the names of its places in words.
 *
 * @param served names of the villages it serves besides its own
 */
record SheetStation(
        NewStation station, @Nullable String town, @Nullable String village, List<String> served) {

    SheetStation {
        served = List.copyOf(served);
    }

    static SheetStation of(Station station) {
        return new SheetStation(
                NewStation.of(station),
                station.town(),
                station.village(),
                station.served().stream().map(Station.Served::name).toList());
    }

    boolean saysTheSameAs(SheetStation other) {
        return station.equals(other.station);
    }
}
