package cn.cunkou.funds.claims;

import cn.cunkou.funds.claims.EntitledPage.FoundRow;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application, with what was done and what is left to do.
 *
 * @param verdict what the rule makes of it today, in words; empty once nothing is decided any more
 * @param open whether it may still be filled in
 * @param bounced whether its account alone may be mended
 * @param mayClose whether the reader may close what somebody else began
 * @param correction the corrected account that somebody else has to look at; empty without one
 * @param whyNotAccount why the reader may not look at that; null when they may
 * @param whyNot why the reader may not review it; null when they may, or nobody reviews it now
 */
public record ClaimPage(
        ClaimRow row,
        int version,
        String fund,
        List<Fact> facts,
        String verdict,
        String tone,
        String icon,
        List<String> reasons,
        List<FoundRow> findings,
        List<InvoiceRow> invoices,
        String eligible,
        boolean hasCost,
        List<FileRow> files,
        List<Turn> turns,
        boolean open,
        boolean bounced,
        boolean isReview,
        boolean mayWithdraw,
        boolean mayClose,
        String correction,
        @Nullable String whyNotAccount,
        boolean hasReceipt,
        Filled filled,
        List<Asked> asked,
        InvoiceInput invoice,
        @Nullable String whyNot,
        @Nullable String done,
        List<FormFault> faults)
        implements Faulty {
    public ClaimPage {
        facts = List.copyOf(facts);
        reasons = List.copyOf(reasons);
        findings = List.copyOf(findings);
        invoices = List.copyOf(invoices);
        files = List.copyOf(files);
        turns = List.copyOf(turns);
        asked = List.copyOf(asked);
        faults = List.copyOf(faults);
    }

    /** A label and what stands behind it. */
    public record Fact(String label, String text, @Nullable String href) {}

    /** An invoice; one that does not count says so. */
    public record InvoiceRow(
            String id,
            String number,
            String seller,
            String day,
            String kind,
            String amount,
            boolean counts) {}

    /**
     * A paper.
     *
     * @param mayGo whether it may be taken away
     */
    public record FileRow(String id, String name, boolean mayGo) {}

    /** Something that was done, or has to be. */
    public record Turn(String act, String said, @Nullable String by, @Nullable Instant at) {}

    /** What the form holds; of the account only what the reader may see. */
    public record Filled(String payee, String holder, String bank, String account, String asked) {}

    /** A question with the answer so far. */
    public record Asked(Question question, String value) {}

    public String self() {
        return ClaimPages.PATH + "/" + row.id();
    }

    public List<Option> kinds() {
        return Invoice.options();
    }

    public String key() {
        return FormKeys.fresh();
    }
}
