package cn.cunkou.funds;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vouchers that were issued together.
 *
 * @param line the budget line with its label
 * @param subject whom or what all of them are for, where they are for one
 * @param providers who may take them
 * @param due what providers took and nobody proposed to pay
 * @param breaches the rules that stand in the way of a settlement
 */
public record VoucherPage(
        Fund fund,
        VouchersPage.Row issue,
        String service,
        String line,
        @Nullable String subject,
        String document,
        List<String> providers,
        List<Row> rows,
        List<Due> due,
        @Nullable String done,
        List<FormFault> faults,
        List<Breach> breaches)
        implements Faulty {
    /** One of them; the code is null where it is not to be shown. */
    public record Row(
            int number,
            String holder,
            String state,
            @Nullable String provider,
            @Nullable LocalDate day,
            @Nullable String payment,
            @Nullable String code) {}

    /** What a provider is owed. */
    public record Due(String provider, String name, int count, Money sum) {}

    public VoucherPage {
        providers = List.copyOf(providers);
        rows = List.copyOf(rows);
        due = List.copyOf(due);
        faults = List.copyOf(faults);
        breaches = List.copyOf(breaches);
    }

    public String base() {
        return FundPages.PATH + "/" + fund.id();
    }

    public String self() {
        return base() + "/vouchers/" + issue.id();
    }

    public String key() {
        return FormKeys.fresh();
    }
}
