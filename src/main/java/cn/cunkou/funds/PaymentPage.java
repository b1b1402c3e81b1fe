package cn.cunkou.funds;

import cn.cunkou.funds.Payment.State;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment, with what was done and what is left to do.
 *
 * @param whyNot why the reader may not decide; null when they may
 * @param breaches rules that stand in the way now, of one that waits
 * @param warnings what to look at, though no rule stands in the way
 */
public record PaymentPage(
        Fund fund,
        String id,
        int version,
        String title,
        String state,
        String css,
        String icon,
        boolean isOpen,
        boolean isOwn,
        List<Fact> facts,
        List<Turn> stages,
        List<FileLink> files,
        List<EntriesPage.Row> entries,
        List<Breach> breaches,
        List<String> warnings,
        @Nullable String whyNot,
        @Nullable String done,
        List<FormFault> faults) {
    public PaymentPage {
        facts = List.copyOf(facts);
        stages = List.copyOf(stages);
        files = List.copyOf(files);
        entries = List.copyOf(entries);
        breaches = List.copyOf(breaches);
        warnings = List.copyOf(warnings);
        faults = List.copyOf(faults);
    }

    /** A label and what stands behind it. */
    public record Fact(String label, String text, @Nullable String href) {
        static Fact of(String label, String text) {
            return new Fact(label, text, null);
        }
    }

    /**
     * Something that was done, or has to be.
     *
     * @param by null of what has to be
     */
    public record Turn(String label, String verdict, @Nullable String by, @Nullable Instant at) {}

    /** A paper of the payment. */
    public record FileLink(String href, String name) {}

    public String base() {
        return FundPages.PATH + "/" + fund.id();
    }

    public String self() {
        return base() + "/payments/" + id;
    }

    public String key() {
        return FormKeys.fresh();
    }

    static String css(State state) {
        return switch (state) {
            case PROPOSED -> "state-track";
            case PAID -> "state-kept";
            case REFUSED -> "state-broken";
            case WITHDRAWN -> "";
        };
    }

    static String icon(State state) {
        return switch (state) {
            case PROPOSED -> "clock";
            case PAID -> "check";
            case REFUSED, WITHDRAWN -> "cross";
        };
    }
}
