package cn.cunkou.funds;

import cn.cunkou.funds.Proposal.Investment;
import cn.cunkou.funds.Proposal.Payee;
import cn.cunkou.registry.Registry;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Holds vouchers against every rule of their line before anybody has one in hand, as if all of them
 * were paid that day.
 */
@Component
class VoucherRules {
    private final TownStations townStations;
    private final Registry registry;

    VoucherRules(TownStations townStations, Registry registry) {
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
    static List<Breach> broken(Asked asked, Tally tally) {
        return Rules.broken(asked.charter, tally, asked.said, asked.townStations);
    }
}
