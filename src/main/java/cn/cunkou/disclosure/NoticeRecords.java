package cn.cunkou.disclosure;

import cn.cunkou.plan.PublicRecord;
import cn.cunkou.plan.PublicRecords;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notices, running and past. */
@Component
class NoticeRecords implements PublicRecords {
    private final PublicNotices notices;
    private final Counties counties;

    NoticeRecords(PublicNotices notices, Counties counties) {
        this.notices = notices;
        this.counties = counties;
    }

    @Override
    public String word() {
        return "notices";
    }

    @Override
    public List<PublicRecord> of(DivisionCode county) {
        var today = counties.today(county);
        return notices.of(county).stream()
                .map(notice -> {
                    var state = notice.state(today).words();
                    var values = new LinkedHashMap<String, String>();
                    values.put("单位", notice.body());
                    values.put("公示期", notice.term());
                    values.put("状态", state);
                    return new PublicRecord(
                            notice.title(),
                            notice.from(),
                            PublicNoticePages.href(notice.id()),
                            notice.term() + "，" + state,
                            values);
                })
                .toList();
    }
}
