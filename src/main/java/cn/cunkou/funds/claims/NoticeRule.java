package cn.cunkou.funds.claims;

import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Target;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * For how long applications are shown to everybody before they are paid.
 *
 * @param item of the plan that asks for it; null where none does
 * @param workingDays at least
 */
record NoticeRule(@Nullable String item, int workingDays) {
    /** The list of a plan whose entries are the duties to show applications. */
    static final String CATALOGUE = "claim-notices";

    private static final int HOUSE = 5;

    /** The longest that a plan asks for; never less than five working days. */
    static NoticeRule of(Plan plan) {
        return plan.catalogue(CATALOGUE).stream()
                .flatMap(catalogue -> catalogue.entries().stream())
                .flatMap(entry -> plan.item(entry.id()).stream())
                .map(item ->
                        new NoticeRule(
                                item.id(),
                                item instanceof Target target
                                                && target.detail() instanceof Detail.Task task
                                        ? Math.max(HOUSE, task.notice())
                                        : HOUSE))
                .max(Comparator.comparing(NoticeRule::workingDays))
                .orElse(new NoticeRule(null, HOUSE));
    }
}
