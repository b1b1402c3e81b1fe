package cn.cunkou.stations.equipment;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.stations.Station;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a station, and the devices that report.
 *
 * @param kinds that the plan's checklist names, offered while typing
 * @param lines budget lines of the plan
 * @param token of a device just let in, shown this once
 */
public record EquipmentPage(
        Station station,
        List<Piece> pieces,
        List<Device> devices,
        List<String> kinds,
        List<Option> lines,
        PieceInput input,
        @Nullable String token,
        @Nullable String done,
        List<FormFault> faults)
        implements Faulty {
    public String base() {
        return "/console/stations/" + station.id() + "/equipment";
    }

    public String key() {
        return FormKeys.fresh();
    }

    /** Where a device's browser shows the screen. */
    public String screen() {
        return "/screen/" + token;
    }
}
