package cn.cunkou.funds.claims;

import cn.cunkou.funds.Fund;
import cn.cunkou.platform.web.FormFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of payments.
 *
 * @param waiting how many wait for the reader's approval
 * @param blocked why the reader cannot approve what waits; null when they can, or none waits
 * @param ready how many lines the file for the bank has
 * @param arrived how many of these the bank has paid already
 * @param sum of what the bank may pay
 * @param sha256 of the file for the bank
 */
public record PayRunPage(
        Fund fund,
        PayRun run,
        List<Row> rows,
        long waiting,
        @Nullable String blocked,
        int ready,
        long arrived,
        String sum,
        String sha256,
        @Nullable String done,
        List<Left> left,
        List<FormFault> faults) {
    public PayRunPage {
        rows = List.copyOf(rows);
        left = List.copyOf(left);
        faults = List.copyOf(faults);
    }

    /** An application with its account, as far as the reader may see it. */
    public record Row(ClaimRow claim, String account, String payment, String standing) {}

    public String self() {
        return ClaimPages.PATH + "/runs/" + run.id();
    }
}
