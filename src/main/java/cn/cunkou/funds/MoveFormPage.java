package cn.cunkou.funds;

import cn.cunkou.funds.MoveKind.Part;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import java.time.LocalDate;
import java.util.List;

/** The form that enters something into a ledger besides payments. */
public record MoveFormPage(
        Fund fund,
        MoveKind kind,
        MoveInput input,
        List<Option> sources,
        List<Option> lines,
        List<Option> promises,
        List<Option> payments,
        LocalDate today,
        List<FormFault> faults,
        List<Breach> breaches)
        implements Faulty {
    public MoveFormPage {
        sources = List.copyOf(sources);
        lines = List.copyOf(lines);
        promises = List.copyOf(promises);
        payments = List.copyOf(payments);
        faults = List.copyOf(faults);
        breaches = List.copyOf(breaches);
    }

    public boolean asks(Part part) {
        return kind.asks(part);
    }

    public String base() {
        return FundPages.PATH + "/" + fund.id();
    }

    public String key() {
        return FormKeys.fresh();
    }
}
