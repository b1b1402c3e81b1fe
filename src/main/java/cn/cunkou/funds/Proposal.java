package cn.cunkou.funds;

import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment that somebody wants made, everything in it read, nothing held against the rules.
 *
 * @param use a word that plans know for what money may not go to, or {@code ordinary}
 * @param subject whom or what it is for, where it is for one
 * @param source which money it wants, where it says
 * @param investment what a share may be taken of
 * @param contract id of a contract of projects
 * @param milestone id of the milestone that it pays for; null where the contract has none
 * @param commitment the promise that it draws on
 * @param reward of the plan, by which it is owed
 * @param papers in the register of papers
 * @param files how many files come with it
 */
record Proposal(
        String line,
        Money amount,
        LocalDate day,
        Payee payee,
        String use,
        @Nullable Subject subject,
        String purpose,
        @Nullable String source,
        Investment investment,
        @Nullable String contract,
        @Nullable String milestone,
        @Nullable UUID commitment,
        @Nullable String reward,
        List<UUID> papers,
        int files) {
    /** The use that no rule speaks of. */
    static final String ORDINARY = "ordinary";

    Proposal {
        papers = List.copyOf(papers);
    }

    /**
     * Whoever gets the money.
     *
     * @param kind body, party or station
     * @param publicName without the name of a person
     */
    record Payee(String kind, UUID id, String name, String publicName) {}

    /**
     * Whom or what a payment is for.
     *
     * @param kind village, town, station, enterprise or project
     * @param id the code of a place, the id of a station or enterprise, the name of a project
     * @param place the village or town it is in; null where it is in none
     */
    record Subject(String kind, String id, String name, @Nullable String place) {}

    /**
     * What the receipts say of an investment.
     *
     * @param eligible in all, without what is excluded; null when not said
     * @param excluded the kinds of cost that were left out
     * @param guide the guide price; null when there is none
     */
    record Investment(@Nullable Money eligible, List<String> excluded, @Nullable Money guide) {
        static final Investment NONE = new Investment(null, List.of(), null);

        Investment {
            excluded = List.copyOf(excluded);
        }
    }

    /** Whose turn it is in a rule that holds one by one; null when the payment does not say. */
    @Nullable String turn(Tally.Each each) {
        return each.of(
                subject == null ? null : subject.kind(),
                subject == null ? null : subject.id(),
                subject == null ? null : subject.place(),
                day.getYear());
    }
}
