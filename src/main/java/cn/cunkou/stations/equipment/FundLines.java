package cn.cunkou.stations.equipment;

import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.web.Option;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** The budget lines of a county's plan, of which one may have bought a piece of equipment. */
@Component
class FundLines {
    private final Plans plans;

    FundLines(Plans plans) {
        this.plans = plans;
    }

    List<Option> of(DivisionCode county) {
        return plans.current(county).stream()
                .flatMap(edition -> edition.plan().items().stream())
                .filter(item ->
                        item instanceof Target target && target.detail() instanceof Detail.Spending)
                .map(line -> new Option(line.id(), line.id() + " " + line.label()))
                .toList();
    }
}
