package cn.cunkou.funds.claims;

import cn.cunkou.funds.Payouts.Recipient;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application for a subsidy or reward.
 *
 * @param number in its fund, from 1
 * @param judged the day by which the subject is entitled or not
 * @param asked less than the rule comes to, where the applicant asks for less
 * @param amount as it was worked out when it was handed in; null before
 * @param edition of the plan it was worked out by
 * @param findings what each clause came to then
 * @param stages ids of the reviews it needs
 * @param done how many of them it has
 * @param handedBy id of whoever handed it in last
 * @param since the day it came into its state
 * @param notice the public notice that it waits for
 * @param shownUntil the last day of that notice
 * @param note why it was sent back, refused or bounced
 * @param fromStation whether the keeper of the station opened it
 * @param correction of the account to which the bank could not pay; null when nobody looks at one
 */
record Claim(
        UUID id,
        String fund,
        DivisionCode division,
        int number,
        String reward,
        String rewardLabel,
        Whom whom,
        LocalDate judged,
        Recipient payee,
        @Nullable Account account,
        @Nullable Money asked,
        @Nullable Money amount,
        @Nullable String edition,
        List<Found> findings,
        List<String> stages,
        int done,
        State state,
        int version,
        String openedBy,
        String openedName,
        Instant openedAt,
        @Nullable String handedBy,
        @Nullable LocalDate handedOn,
        List<String> reviewedBy,
        LocalDate since,
        @Nullable UUID notice,
        @Nullable LocalDate shownUntil,
        @Nullable UUID batch,
        @Nullable UUID payment,
        @Nullable LocalDate paidOn,
        @Nullable String note,
        boolean fromStation,
        @Nullable Correction correction) {
    Claim {
        findings = List.copyOf(findings);
        stages = List.copyOf(stages);
        reviewedBy = List.copyOf(reviewedBy);
    }

    /**
     * Whom it is for.
     *
     * @param publicName without the name of a person
     * @param place code of the village, town or county it belongs to
     */
    record Whom(
            SubjectKind kind,
            String id,
            String name,
            String publicName,
            boolean isPerson,
            String place) {
        /** The kind by which payments know it. */
        String paymentKind() {
            return switch (kind) {
                case STATION -> "station";
                case VILLAGE -> "village";
                case TOWN -> "town";
                default -> "enterprise";
            };
        }
    }

    /** The account that gets the money. */
    record Account(String holder, String bank, String number) {
        /** The last four digits alone. */
        String masked() {
            return "*".repeat(Math.max(0, number.length() - 4))
                    + number.substring(Math.max(0, number.length() - 4));
        }
    }

    /**
     * Another account that waits until a second person has looked at it.
     *
     * @param by id of whoever corrected it
     */
    record Correction(Account account, String by, String byName) {}

    /**
     * What a clause came to.
     *
     * @param truth yes, no or cannot-say
     * @param evidence address of the rows behind it
     * @param earlier the same of the former period that it is a rise over; null where it is none
     */
    record Found(
            String clause,
            String truth,
            String shown,
            String bound,
            @Nullable String evidence,
            @Nullable String earlier) {}

    /**
     * Something that was done with it.
     *
     * @param act what, in words
     */
    record Step(int number, String act, String said, String byId, String byName, Instant at) {}

    /**
     * A paper.
     *
     * @param size in bytes
     * @param handed whether it was handed in, so that it stays
     */
    record PaperFile(
            UUID id, String name, String sha256, String mediaType, long size, boolean handed) {}

    /**
     * What papers say where no register knows it.
     *
     * @param from first of the days that the rule looked at; null without a first
     * @param to last of them; null before the application is handed in
     */
    record Said(
            String name,
            String label,
            String value,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** {@code 申〔2019〕12号}: by the year it is judged in. */
    String title() {
        return "申〔%d〕%d号".formatted(judged.getYear(), number);
    }

    /** Whether no other may be opened for the same. */
    boolean stands() {
        return !state.isOver();
    }

    /** The id of the review it waits for; null when it waits for none. */
    @Nullable String waitsFor() {
        return state == State.REVIEW && done < stages.size() ? stages.get(done) : null;
    }

    /**
     * The same claim.
     *
     * @throws Problem when it is in none of these states, or somebody was faster
     */
    Claim in(int seen, State... states) {
        if (version != seen) {
            throw Problem.conflict("%s刚刚有人办过，请打开最新的看了再办。".formatted(title()));
        }
        if (!List.of(states).contains(state)) {
            throw Problem.conflict("%s%s，不能这样办。".formatted(title(), state.label()));
        }
        return this;
    }
}
