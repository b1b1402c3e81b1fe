package cn.cunkou.stations;

import java.util.List;

/** Knows what is made around a station, for the screen on its wall. */
public interface Produce {
    /**
     * Something that somebody around makes and sells.
     *
     * @param producer as everybody may read the name
     */
    record Ware(String name, String producer) {}

    /** So many at most: of the station's town, or of the county where the town has none. */
    List<Ware> around(Station station, int most);
}
