package cn.cunkou.stations.equipment;

import cn.cunkou.stations.Produce;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the screen of a station shows: of persons only the names under which they sell.
 *
 * @param county whose station it is
 * @param hours when the door is open, in words; null where nobody has said
 * @param phone the public number of the station
 * @param closed days ahead on which it is shut, in words
 * @param services kinds that the plan names for it
 * @param isDemo whether all of it is made up
 */
public record Screen(
        UUID station,
        String county,
        String name,
        String place,
        @Nullable String hours,
        @Nullable String phone,
        List<String> closed,
        List<String> services,
        List<Told> notices,
        List<Produce.Ware> produce,
        String at,
        boolean isDemo) {
    /** A notice. */
    public record Told(String title, String body, String from) {}

    public Screen {
        closed = List.copyOf(closed);
        services = List.copyOf(services);
        notices = List.copyOf(notices);
        produce = List.copyOf(produce);
    }
}
