package cn.cunkou.funds;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fund has to claw back, with the payments that it went out by.
 *
 * @param done what was just done, in words
 */
public record RecoveriesPage(
        Fund fund, List<Row> rows, @Nullable String done, List<FormFault> faults)
        implements Faulty {
    /** One of them, and what was paid. */
    public record Row(Recovery recovery, List<Paid> payments) {
        public Row {
            payments = List.copyOf(payments);
        }
    }

    /** A payment under a contract of the project. */
    public record Paid(String id, String words) {}

    public RecoveriesPage {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    public String base() {
        return FundPages.PATH + "/" + fund.id();
    }
}
