package cn.cunkou.funds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment as somebody filled it in, nothing of it checked.
 *
 * @param amount yuan
 * @param payee id or name of a body or party, id or code of a station
 * @param use a word that plans forbid money for, or {@code ordinary}
 * @param subject code of a place, id, code or name of a station or enterprise, name of a project
 * @param eligible yuan of receipts without what is excluded
 * @param guide guide price, yuan
 * @param contract id or number of a contract of projects
 * @param milestone id of a milestone, which alone says the contract too
 * @param papers 文号, title or id of registered papers, with commas between
 */
public record ProposalInput(
        @Nullable String line,
        @Nullable String amount,
        @Nullable String day,
        @Nullable String payee,
        @Nullable String use,
        @Nullable String subjectKind,
        @Nullable String subject,
        @Nullable String purpose,
        @Nullable String source,
        @Nullable String eligible,
        @Nullable List<String> excluded,
        @Nullable String guide,
        @Nullable String contract,
        @Nullable String milestone,
        @Nullable String commitment,
        @Nullable String reward,
        @Nullable String papers) {
    static ProposalInput empty(@Nullable String line, String day) {
        return new ProposalInput(
                line,
                null,
                day,
                null,
                Proposal.ORDINARY,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public boolean leavesOut(String kind) {
        return excluded != null && excluded.contains(kind);
    }
}
