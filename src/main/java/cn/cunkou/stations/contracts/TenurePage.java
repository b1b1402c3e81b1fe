package cn.cunkou.stations.contracts;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.equipment.Piece;
import cn.cunkou.stations.services.ClosedDays;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who runs a station until when, and whether it lives.
 *
 * @param obliged last day on which it has to be run; null before its acceptance
 * @param hours when its door is open, in words; null where nobody has said
 * @param pieces what has to be signed off when it is handed over
 */
public record TenurePage(
        Station station,
        Vitality.Signs signs,
        @Nullable LocalDate obliged,
        List<StationContract> contracts,
        @Nullable String hours,
        List<ClosedDays.Stretch> closed,
        List<Handover> handovers,
        List<Piece> pieces,
        ContractInput contract,
        HandoverInput handover,
        @Nullable String done,
        String refused,
        List<FormFault> faults)
        implements Faulty {
    public String base() {
        return "/console/stations/" + station.id() + "/tenure";
    }

    public String key() {
        return FormKeys.fresh();
    }

    public LocalDate today() {
        return station.life().today();
    }

    /** The fault of a field of that form, or null. */
    public @Nullable FormFault fault(String form, String field) {
        return refused.equals(form) ? fault(field) : null;
    }

    /** Whether it has to be run today. */
    public boolean isObliged() {
        return obliged != null && !today().isAfter(obliged);
    }
}
