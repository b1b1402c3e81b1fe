package cn.cunkou.phone;

import cn.cunkou.stations.Station;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page on the phone shows and its script has to know.
 *
 * @param account of the keeper; what waits on the phone belongs to it
 * @param station null for a keeper without one
 * @param others further stations of the same keeper
 * @param made when the page was made, for who reads it without a network
 */
public record Handset(
        String account, @Nullable Station station, List<Station> others, String made) {
    public Handset {
        others = List.copyOf(others);
    }

    public String stationId() {
        return station == null ? "" : station.id().toString();
    }

    /** The address of a page about this station. */
    public String page(String path) {
        return others.isEmpty() ? path : path + "?station=" + stationId();
    }
}
