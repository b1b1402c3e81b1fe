package cn.cunkou.stations.services;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import cn.cunkou.region.PlaceOptions;
import java.time.LocalDate;
import java.util.List;

/** Bulletins to stations, and the form for a new one. */
public record BulletinsPage(
        County county,
        Paged<Row> rows,
        List<PlaceOptions.Group> places,
        Bulletins.BulletinInput input,
        LocalDate today,
        String done,
        List<FormFault> faults)
        implements Faulty {
    /** One bulletin in words. */
    public record Row(Bulletins.Bulletin bulletin, String to, String state) {}

    public String key() {
        return FormKeys.fresh();
    }
}
