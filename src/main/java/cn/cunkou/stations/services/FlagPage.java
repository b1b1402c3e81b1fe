package cn.cunkou.stations.services;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import java.util.List;
import java.util.UUID;

/**
 * One group with its services.
 *
 * @param chosen services whose box is ticked
 */
public record FlagPage(
        Flag flag,
        String station,
        String place,
        List<Rendered> services,
        List<UUID> chosen,
        String verdict,
        String reason,
        List<FormFault> faults)
        implements Faulty {
    public boolean isOpen() {
        return flag.state() == Flag.State.OPEN;
    }
}
