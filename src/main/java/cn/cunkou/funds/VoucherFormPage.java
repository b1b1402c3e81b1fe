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
        List<Option> uses,
        List<Option> subjects,
        List<Option> sources,
        LocalDate today,
        List<FormFault> faults,
        List<Breach> breaches)
        implements Faulty {
    public VoucherFormPage {
        lines = List.copyOf(lines);
        bodies = List.copyOf(bodies);
        uses = List.copyOf(uses);
        subjects = List.copyOf(subjects);
        sources = List.copyOf(sources);
        faults = List.copyOf(faults);
        breaches = List.copyOf(breaches);
    }

    public boolean isEarmarked() {
        return fund.attribution() == Attribution.EARMARKED;
    }

    public String base() {
        return FundPages.PATH + "/" + fund.id();
    }

    public String key() {
        return FormKeys.fresh();
    }
}
