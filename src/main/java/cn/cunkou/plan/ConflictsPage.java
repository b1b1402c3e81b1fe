package cn.cunkou.plan;

import cn.cunkou.platform.web.Problem.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The desk where contradictions of a plan are settled.
 *
 * @param open those nobody has settled, then the settled ones
 */
public record ConflictsPage(
        String plan, String title, int waiting, List<Matter> matters, List<Past> history) {

    /**
     * One contradiction.
     *
     * @param items what it leaves open, each with its page
     * @param settled how it was settled, absent while it is open
     * @param version of what is known about it, which a decision has to know
     * @param said what was just decided, null when nothing was
     * @param form what somebody has just handed in, with what is wrong with it
     */
    public record Matter(
            String id,
            String label,
            List<Item> items,
            List<Choice> choices,
            @Nullable Past settled,
            String version,
            @Nullable String said,
            Form form) {
        /** Whether the form is in sight without being asked for. */
        public boolean isOpen() {
            return settled == null || form.refused() != null || !form.faults().isEmpty();
        }
    }

    public record Item(String href, String label) {}

    /** One reading and what would hold if it were chosen. */
    public record Choice(String id, String figure, String holds, String sections) {}

    /** A decision as history tells it. */
    public record Past(
            String matter,
            String choice,
            String reason,
            String paper,
            String decidedBy,
            String recordedBy,
            String at) {}

    /**
     * The form as it was filled in.
     *
     * @param refused why it was not taken, where no field is to blame
     */
    public record Form(Decision decision, @Nullable String refused, List<Fault> faults) {
        static Form empty() {
            return new Form(new Decision(null, null, null, null, null), null, List.of());
        }

        public String value(String field) {
            var value =
                    switch (field) {
                        case "reading" -> decision.reading();
                        case "reason" -> decision.reason();
                        case "paperTitle" -> decision.paperTitle();
                        case "paperNumber" -> decision.paperNumber();
                        default -> decision.decidedBy();
                    };
            return value == null ? "" : value;
        }

        public @Nullable Fault fault(String field) {
            return faults.stream().filter(it -> it.field().equals(field)).findFirst().orElse(null);
        }
    }
}
