package cn.cunkou.disclosure;

import cn.cunkou.plan.PublicRecord;
import cn.cunkou.plan.PublicRecords;
import cn.cunkou.programme.Promises;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How far the plan's promises are kept today. */
@Component
class ProgressRecords implements PublicRecords {
    private final Promises promises;
    private final Counties counties;

    ProgressRecords(Promises promises, Counties counties) {
        this.promises = promises;
        this.counties = counties;
    }

    @Override
    public String word() {
        return "progress";
    }

    @Override
    public List<PublicRecord> of(DivisionCode county) {
        return promises.glance(county, 0).stream()
                .map(glance -> {
                    var words = glance.strokes().words();
                    return new PublicRecord(
                            "承诺与进度", counties.today(county), "/", words, Map.of("进度", words));
                })
                .toList();
    }
}
