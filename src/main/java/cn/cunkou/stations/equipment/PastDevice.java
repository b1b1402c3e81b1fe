package cn.cunkou.stations.equipment;

import cn.cunkou.stations.Station;
import java.time.LocalDate;
import java.util.List;

/** A device that reported on some days, as a history tells it. */
public record PastDevice(Station station, String label, List<LocalDate> days) {
    public PastDevice {
        days = List.copyOf(days);
    }
}
