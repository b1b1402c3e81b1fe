package cn.cunkou.funds.claims;

import cn.cunkou.platform.Actor;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An application in a list.
 *
 * @param name of the subject, without that of a person where the reader need not know it
 * @param amount empty before it is handed in
 * @param since the day it came into its state
 * @param over whether it came to nothing, so that another may be opened
 */
public record ClaimRow(
        String id,
        String title,
        String name,
        String reward,
        String amount,
        String state,
        String tone,
        String icon,
        LocalDate since,
        @Nullable String note,
        boolean over) {
    static ClaimRow of(Claim claim) {
        var amount = claim.amount();
        return new ClaimRow(
                claim.id().toString(),
                claim.title(),
                shown(claim),
                claim.rewardLabel(),
                amount == null ? "" : amount.toString(),
                claim.state().label(),
                claim.state().tone(),
                claim.state().icon(),
                claim.since(),
                claim.note(),
                claim.state().isOver());
    }

    /** The subject's name as whoever acts may read it. */
    static String shown(Claim claim) {
        return seesPrivate() ? claim.whom().name() : claim.whom().publicName();
    }

    /** Whether whoever acts pays money out, and so needs names of persons and accounts. */
    static boolean seesPrivate() {
        return Actor.current().roles().contains("finance");
    }
}
