package cn.cunkou.funds;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import java.time.LocalDate;
import java.util.List;

/**
 * The form that proposes a payment.
 *
 * @param lines with what is left of each
 * @param payees names that the payee's field offers
 * @param costs kinds of cost that may have been left out of an investment
 * @param breaches the rules that stand in the way of what was typed
 */
public record PaymentFormPage(
        Fund fund,
        ProposalInput input,
        List<Option> lines,
        List<Option> sources,
        List<Option> uses,
        List<Option> subjects,
        List<String> payees,
        List<Option> costs,
        List<Option> promises,
        List<Option> instalments,
        List<Option> rewards,
        LocalDate today,
        List<FormFault> faults,
        List<Breach> breaches)
        implements Faulty {
    public PaymentFormPage {
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

    /** Whether that form has more filled in than the few things that every payment needs. */
    public boolean isDetailed() {
        return input.eligible() != null
                || input.guide() != null
                || input.reward() != null
                || input.commitment() != null
                || input.contract() != null
                || input.milestone() != null
                || !faults.isEmpty()
                || !breaches.isEmpty();
    }
}
