package cn.cunkou.funds;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.region.County;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The form that opens a fund. */
public record FundFormPage(
        County county, FundInput input, List<Option> plans, LocalDate today, List<FormFault> faults)
        implements Faulty {
    public FundFormPage {
        plans = List.copyOf(plans);
        faults = List.copyOf(faults);
    }

    public List<Option> policies() {
        return Stream.of(Attribution.values())
                .map(policy -> new Option(policy.id(), policy.label()))
                .toList();
    }

    public String key() {
        return FormKeys.fresh();
    }
}
