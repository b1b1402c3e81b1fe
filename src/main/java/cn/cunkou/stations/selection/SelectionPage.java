package cn.cunkou.stations.selection;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.stations.Station;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the keeper of a station is chosen.
 *
 * @param running the round under way; null while there is none
 * @param past rounds that came to an end, the latest first
 * @param named whether the plan names criteria for such a station
 * @param criteria as typed, or the plan's, one a line with its weight
 */
public record SelectionPage(
        Station station,
        @Nullable Selection running,
        List<Selection> past,
        boolean named,
        String criteria,
        @Nullable String done,
        List<FormFault> faults)
        implements Faulty {
    public String base() {
        return "/console/stations/" + station.id() + "/selection";
    }
}
