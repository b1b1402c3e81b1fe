package cn.cunkou.funds;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import java.time.LocalDate;
import java.util.List;

/**
 * The form that enters a budget line.
 *
 * @param rules of the plan that name no line
 */
public record LineFormPage(
        Fund fund, LineInput input, List<Option> rules, LocalDate today, List<FormFault> faults)
        implements Faulty {
    public LineFormPage {
        rules = List.copyOf(rules);
        faults = List.copyOf(faults);
    }

    public String base() {
        return FundPages.PATH + "/" + fund.id();
    }

    public String key() {
        return FormKeys.fresh();
    }
}
