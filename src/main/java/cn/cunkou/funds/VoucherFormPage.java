package cn.cunkou.funds;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import java.time.LocalDate;
import java.util.List;

/** The form that issues vouchers. */
public record VoucherFormPage(
        Fund fund,
        VoucherInput input,
        List<Option> lines,
        List<Option> bodies,
        LocalDate today,
        List<FormFault> faults)
        implements Faulty {
    public VoucherFormPage {
        lines = List.copyOf(lines);
        bodies = List.copyOf(bodies);
        faults = List.copyOf(faults);
    }

    public String base() {
        return FundPages.PATH + "/" + fund.id();
    }

    public String key() {
        return FormKeys.fresh();
    }
}
