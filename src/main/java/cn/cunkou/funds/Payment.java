package cn.cunkou.funds;

import cn.cunkou.funds.Proposal.Investment;
import cn.cunkou.funds.Proposal.Payee;
import cn.cunkou.funds.Proposal.Subject;
import cn.cunkou.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment on its way, or made.
 *
 * @param said what was proposed
 * @param stages ids of the approvals it needs
 * @param done how many of them it has
 * @param approvedBy ids of those who gave them
 * @param hashes of its files, SHA-256
 */
record Payment(
        UUID id,
        String fund,
        Proposal said,
        List<String> stages,
        int done,
        State state,
        int version,
        String proposedBy,
        String proposedName,
        Instant proposedAt,
        List<String> approvedBy,
        List<String> hashes) {

    /** What became of it. */
    enum State {
        PROPOSED("proposed", "待审批"),
        PAID("paid", "已支付"),
        REFUSED("refused", "已退回"),
        WITHDRAWN("withdrawn", "已撤回");

        private final String id;
        private final String label;

        State(String id, String label) {
            this.id = id;
            this.label = label;
        }

        String id() {
            return id;
        }

        String label() {
            return label;
        }

        static State of(String id) {
            return Stream.of(values())
                    .filter(state -> state.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no state: " + id));
        }
    }

    /** Something that was done with it. */
    record Step(
            int number,
            String stage,
            String verdict,
            String reason,
            String byId,
            String byName,
            Instant at) {}

    /** A file that came with it; size in bytes. */
    record PaperFile(UUID id, String name, String sha256, String mediaType, long size) {}

    /**
     * What the ledger keeps of its papers: the hashes of files and the ids of registered papers.
     */
    String document() {
        return Stream.concat(hashes.stream(), said.papers().stream().map(UUID::toString))
                .collect(Collectors.joining(","));
    }

    /** The same with one approval more. */
    Payment after(State next) {
        return new Payment(
                id,
                fund,
                said,
                stages,
                done + 1,
                next,
                version + 1,
                proposedBy,
                proposedName,
                proposedAt,
                approvedBy,
                hashes);
    }

    Money amount() {
        return said.amount();
    }

    Payee payee() {
        return said.payee();
    }

    @Nullable Subject subject() {
        return said.subject();
    }

    Investment investment() {
        return said.investment();
    }

    boolean isOpen() {
        return state == State.PROPOSED;
    }

    /** The id of the approval it waits for; null when it waits for none. */
    @Nullable String waitsFor() {
        return isOpen() && done < stages.size() ? stages.get(done) : null;
    }
}
