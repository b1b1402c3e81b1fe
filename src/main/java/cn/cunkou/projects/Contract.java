package cn.cunkou.projects;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contract of a project.
 *
 * @param party the other side, in the register of parties
 * @param paper its text, in the register of papers
 * @param milestones what has to be done for each instalment, in their order
 */
public record Contract(
        UUID id,
        UUID project,
        DivisionCode division,
        Kind kind,
        String number,
        String title,
        UUID party,
        String partyName,
        Money amount,
        LocalDate signed,
        LocalDate starts,
        LocalDate ends,
        @Nullable UUID paper,
        List<Milestone> milestones) {
    /** What it is about. */
    public enum Kind {
        CONSTRUCTION("construction", "建设合同"),
        SERVICE("service", "服务合同"),
        SUPERVISION("supervision", "监理合同"),
        AUDIT("audit", "审计合同");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The word in the database and on the wire. */
        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        static Kind of(String id) {
            for (var kind : values()) {
                if (kind.id.equals(id)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of contract: " + id);
        }
    }

    public Contract {
        milestones = List.copyOf(milestones);
    }

    /** What the instalments of confirmed milestones add up to. */
    public Money confirmed() {
        return milestones.stream()
                .filter(one -> one.state() == Milestone.State.CONFIRMED)
                .map(Milestone::amount)
                .reduce(Money.ZERO, Money::plus);
    }
}
