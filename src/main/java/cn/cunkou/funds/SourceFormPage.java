package cn.cunkou.funds;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import java.util.List;

/**
 * The form that enters a source.
 *
 * @param open sources of the plan whose amount it leaves open
 */
public record SourceFormPage(
        Fund fund, SourceInput input, List<Charter.Source> open, List<FormFault> faults)
        implements Faulty {
    public SourceFormPage {
        open = List.copyOf(open);
        faults = List.copyOf(faults);
    }

    public String base() {
        return FundPages.PATH + "/" + fund.id();
    }

    public String key() {
        return FormKeys.fresh();
    }
}
