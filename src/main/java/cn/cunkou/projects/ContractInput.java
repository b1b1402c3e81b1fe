package cn.cunkou.projects;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it is filled in. The lists of milestones belong together; what has neither title
 * nor amount is no milestone.
 *
 * @param amount in yuan
 * @param milestoneAmount in yuan, or percent of the amount with a % behind
 * @param paper 文号 or title in the register of papers
 */
public record ContractInput(
        @Nullable String kind,
        @Nullable String number,
        @Nullable String title,
        @Nullable String party,
        @Nullable String amount,
        @Nullable String signed,
        @Nullable String starts,
        @Nullable String ends,
        @Nullable String paper,
        @Nullable List<String> milestone,
        @Nullable List<String> condition,
        @Nullable List<String> milestoneAmount,
        @Nullable List<String> due) {
    private static final int ROWS = 6;

    static ContractInput empty(String party) {
        return new ContractInput(
                "construction",
                "",
                "",
                party,
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** One row of the form. */
    public record Row(String title, String condition, String amount, String due) {
        boolean isEmpty() {
            return title.isBlank() && amount.isBlank() && condition.isBlank();
        }
    }

    /** The rows that were filled in, and empty ones up to as many as a form shows. */
    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var i = 0; i < Math.max(ROWS, milestone == null ? 0 : milestone.size()); i++) {
            rows.add(
                    new Row(
                            at(milestone, i),
                            at(condition, i),
                            at(milestoneAmount, i),
                            at(due, i)));
        }
        return rows;
    }

    private static String at(@Nullable List<String> list, int index) {
        return list == null || index >= list.size() || list.get(index) == null
                ? ""
                : list.get(index);
    }
}
