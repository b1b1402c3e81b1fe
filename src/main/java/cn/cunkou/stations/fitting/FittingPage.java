package cn.cunkou.stations.fitting;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.stations.Station;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checklist of one station.
 *
 * @param listLabel the plan's list; null where it names none
 * @param refused the entry whose form came back, or nothing
 */
public record FittingPage(
        Station station,
        Checklist checklist,
        @Nullable String listLabel,
        @Nullable String done,
        String refused,
        List<FormFault> faults)
        implements Faulty {
    public String base() {
        return "/console/stations/" + station.id() + "/fitting";
    }

    public String key() {
        return FormKeys.fresh();
    }

    /** Whether the form of an entry stands open: it came back, or nothing was seen of it yet. */
    public boolean isOpen(FittingEntry entry) {
        return refused.equals(entry.id());
    }
}
