package cn.cunkou.funds.claims;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is entitled to a reward on a day, and who may have an application opened.
 *
 * @param reward {@code fund/reward}; empty before one is chosen
 * @param sentence the rule in words
 * @param truth yes, no, cannot-say or all
 * @param subject what was typed into the form that opens one by name
 * @param asksPapers whether the rule asks what only papers can say
 */
public record EntitledPage(
        County county,
        List<Option> rewards,
        String reward,
        String sentence,
        LocalDate day,
        LocalDate today,
        String truth,
        Paged<Row> rows,
        boolean asksPapers,
        String subject,
        List<FormFault> faults) {
    public EntitledPage {
        rewards = List.copyOf(rewards);
        faults = List.copyOf(faults);
    }

    /**
     * One subject.
     *
     * @param claim address of its application; null while it has none
     */
    public record Row(
            String id,
            String name,
            String place,
            String verdict,
            String tone,
            String icon,
            String amount,
            List<String> reasons,
            List<FoundRow> findings,
            @Nullable String claim,
            boolean mayOpen) {
        public Row {
            reasons = List.copyOf(reasons);
            findings = List.copyOf(findings);
        }
    }

    /**
     * What a clause came to.
     *
     * @param href address of the rows behind it
     * @param earlier the same of the former period that it is a rise over
     */
    public record FoundRow(
            String clause,
            String verdict,
            String tone,
            String icon,
            String shown,
            String bound,
            @Nullable String href,
            @Nullable String earlier) {
        static FoundRow of(Claim.Found found) {
            return new FoundRow(
                    found.clause(),
                    words(found.truth()),
                    EntitledPage.tone(found.truth()),
                    EntitledPage.icon(found.truth()),
                    found.shown(),
                    found.bound(),
                    found.evidence(),
                    found.earlier());
        }
    }

    static String words(String truth) {
        return switch (truth) {
            case "yes" -> "符合";
            case "no" -> "不符合";
            default -> "说不准";
        };
    }

    static String tone(String truth) {
        return switch (truth) {
            case "yes" -> "state-kept";
            case "no" -> "state-broken";
            default -> "state-behind";
        };
    }

    static String icon(String truth) {
        return switch (truth) {
            case "yes" -> "check";
            case "no" -> "cross";
            default -> "question";
        };
    }

    public String key() {
        return FormKeys.fresh();
    }
}
