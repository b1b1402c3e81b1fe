package cn.cunkou.funds;

import cn.cunkou.access.Role;
import cn.cunkou.plan.Catalogue;
import cn.cunkou.plan.Plan;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An approval that a payment needs.
 *
 * @param role whose it is
 */
public record Stage(String id, String label, Role role) {
    /** The list of a plan that says which approvals there are. */
    static final String CATALOGUE = "payment-stages";

    private static final List<Stage> USUAL =
            List.of(
                    new Stage("lead-review", "牵头单位复核", Role.BUREAU_OFFICER),
                    new Stage("finance-approval", "财政审批", Role.FINANCE));

    /**
     * The approvals of a plan, in order; those of its catalogue, else two. An entry of the
     * catalogue whose id begins with finance or operator is theirs, any other the lead body's.
     */
    static List<Stage> of(@Nullable Plan plan) {
        return of(plan, CATALOGUE, USUAL);
    }

    /** The approvals that a catalogue of a plan names; the usual ones where it has none. */
    public static List<Stage> of(@Nullable Plan plan, String catalogue, List<Stage> usual) {
        return plan == null
                ? usual
                : plan.catalogue(catalogue)
                        .map(found -> found.entries().stream().map(Stage::of).toList())
                        .filter(stages -> !stages.isEmpty())
                        .orElse(usual);
    }

    private static Stage of(Catalogue.Entry entry) {
        var role =
                Stream.of(Role.FINANCE, Role.OPERATOR_STAFF)
                        .filter(one -> entry.id().startsWith(one.id().replaceFirst("-.*", "")))
                        .findFirst()
                        .orElse(Role.BUREAU_OFFICER);
        return new Stage(entry.id(), entry.label(), role);
    }

    /** The stage of that id, also when the plan no longer has it. */
    public static Stage named(String id, List<Stage> stages) {
        return stages.stream()
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Stage(id, id, Role.FINANCE));
    }
}
