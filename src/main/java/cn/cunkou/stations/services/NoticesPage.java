package cn.cunkou.stations.services;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import cn.cunkou.region.PlaceOptions;
import java.time.LocalDate;
import java.util.List;

/** Notices to stations, and the form for a new one. */
public record NoticesPage(
        County county,
        Paged<Row> rows,
        List<PlaceOptions.Group> places,
        Notices.NoticeInput input,
        LocalDate today,
        String done,
        List<FormFault> faults)
        implements Faulty {
    /** One notice in words. */
    public record Row(Notices.Notice notice, String to, String state) {}

    public String key() {
        return FormKeys.fresh();
    }
}
