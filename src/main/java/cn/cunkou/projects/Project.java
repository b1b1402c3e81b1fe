package cn.cunkou.projects;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sub-project as it stands.
 *
 * @param division the county, town or village that it is for
 * @param plan id of the plan that it belongs to
 * @param day on which it was set up
 * @param edition number of what it is to be; from 1, one more with each change
 * @param terms what it is to be
 * @param contracted sum of its contracts
 * @param begun the day its first contract was signed
 * @param percent how far it is by the last report
 * @param reported the last month that is reported
 * @param openRectifications how many findings are not put right
 * @param accepted the day it was accepted
 * @param inAcceptance whether an acceptance is under way
 */
public record Project(
        UUID id,
        DivisionCode division,
        String plan,
        LocalDate day,
        int edition,
        Terms terms,
        String bodyName,
        @Nullable String contractorName,
        Money contracted,
        @Nullable LocalDate begun,
        int percent,
        @Nullable YearMonth reported,
        int openRectifications,
        @Nullable LocalDate accepted,
        boolean inAcceptance) {
    /**
     * What a project is to be.
     *
     * @param body who is responsible, in the register of bodies
     * @param contractor who does it, in the register of parties
     * @param goals what it is to bring (绩效目标)
     * @param decision the paper by which it was decided, with its number
     * @param countyPost who is responsible for the county: a post, not a person
     * @param items ids of the plan's items and budget lines that it builds
     */
    public record Terms(
            String title,
            UUID body,
            @Nullable UUID contractor,
            String content,
            String goals,
            LocalDate deadline,
            String decision,
            String countyPost,
            String contractorPost,
            List<String> items) {
        public Terms {
            items = List.copyOf(items);
        }
    }

    /** Where it stands. */
    public enum State {
        PREPARING("preparing", "筹备中"),
        BUILDING("building", "在建"),
        IN_ACCEPTANCE("in-acceptance", "验收中"),
        ACCEPTED("accepted", "已验收");

        private final String id;
        private final String label;

        State(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The word in addresses and on the wire. */
        public String id() {
            return id;
        }

        public String label() {
            return label;
        }
    }

    public String title() {
        return terms.title();
    }

    public DivisionCode county() {
        return division.county();
    }

    public State state() {
        if (accepted != null) {
            return State.ACCEPTED;
        }
        return inAcceptance
                ? State.IN_ACCEPTANCE
                : begun == null ? State.PREPARING : State.BUILDING;
    }

    /** Whether its deadline is past although it is not accepted. */
    public boolean isOverdue(LocalDate today) {
        return accepted == null && terms.deadline().isBefore(today);
    }

    Audit.Subject subject() {
        return new Audit.Subject("project", id.toString(), title(), division.digits());
    }
}
