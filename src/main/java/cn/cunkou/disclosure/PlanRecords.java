package cn.cunkou.disclosure;

import cn.cunkou.plan.Plans;
import cn.cunkou.plan.PublicRecord;
import cn.cunkou.plan.PublicRecords;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The plan itself, as everybody can read it: the page of its promises. */
@Component
class PlanRecords implements PublicRecords {
    private final Plans plans;

    PlanRecords(Plans plans) {
        this.plans = plans;
    }

    @Override
    public String word() {
        return "plan";
    }

    @Override
    public List<PublicRecord> of(DivisionCode county) {
        return plans.current(county).stream()
                .map(edition -> {
                    var items = "%d条要求，每条都能看到出处".formatted(edition.plan().items().size());
                    return new PublicRecord(
                            edition.plan().title(),
                            LocalDate.ofInstant(edition.adoptedAt(), ChineseTime.ZONE),
                            "/promises",
                            items,
                            Map.of("内容", items));
                })
                .toList();
    }
}
