package cn.cunkou.funds;

import cn.cunkou.funds.Entry.Moved;
import cn.cunkou.funds.Proposal.Investment;
import cn.cunkou.funds.Proposal.Payee;
import cn.cunkou.registry.Registry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Holds vouchers against every rule of their line before anybody has one in hand, as if all of them
 * and all that were issued before were paid that day.
 */
@Component
class VoucherRules {
    private final VoucherTable table;
    private final TownStations townStations;
    private final Registry registry;

    VoucherRules(VoucherTable table, TownStations townStations, Registry registry) {
        this.table = table;
        this.townStations = townStations;
        this.registry = registry;
    }

    /**
     * An issue about to be made.
     *
     * @param townStations see {@link Rules#broken}
     */
    record Asked(Charter charter, Proposal said, Set<String> townStations) {}

    Asked ask(Charter charter, Vouchers.Plan plan, LocalDate day) {
        var provider = plan.providers().getFirst();
        var name = registry.body(provider).map(body -> body.name()).orElse("");
        var said =
                new Proposal(
                        plan.line(),
                        plan.total(),
                        day,
                        new Payee("body", provider, name, name),
                        plan.terms().use(),
                        plan.terms().subject(),
                        plan.title(),
                        plan.terms().source(),
                        Investment.NONE,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        // the document by which they are issued
                        1);
        return new Asked(charter, said, townStations.beside(charter, said));
    }

    /** The rules in its way by the sums of the ledger; asked with the ledger held. */
    List<Breach> broken(Asked asked, Tally tally) {
        var fund = asked.charter.fund();
        var sums = new Tally(tally);
        for (var issue : table.issues(fund.id())) {
            var open = issue.open().fen();
            if (open > 0) {
                sources(fund, issue, sums, open)
                        .forEach((source, fen) -> sums.add(paid(issue, source, fen)));
            }
        }
        return Rules.broken(asked.charter, sums, asked.said, asked.townStations);
    }

    /** Out of which money it would be paid; where there is not enough, one source is overdrawn. */
    private static Map<String, Long> sources(
            Fund fund, Voucher.Issue issue, Tally sums, long open) {
        var named = issue.terms().source();
        var lots = fund.attribution().lots(sums);
        var parts = fund.attribution().split(open, lots, named);
        if (!parts.isEmpty()) {
            return parts;
        }
        var first = lots.isEmpty() ? "" : lots.getFirst().source();
        return Map.of(named == null ? first : named, open);
    }

    private static Moved paid(Voucher.Issue issue, String source, long fen) {
        var subject = issue.terms().subject();
        return new Moved(
                0,
                new UUID(0, 0),
                issue.day().getYear(),
                Account.source(source),
                Account.line(issue.line()),
                fen,
                source,
                issue.line(),
                subject == null ? null : subject.kind(),
                subject == null ? null : subject.id(),
                subject == null ? null : subject.place(),
                issue.commitment(),
                null,
                issue.id());
    }
}
