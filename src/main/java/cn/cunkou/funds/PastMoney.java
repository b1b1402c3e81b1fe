package cn.cunkou.funds;

import cn.cunkou.funds.Entry.About;
import cn.cunkou.funds.Entry.Draft;
import cn.cunkou.funds.Entry.Kind;
import cn.cunkou.funds.Proposal.Investment;
import cn.cunkou.funds.Proposal.Payee;
import cn.cunkou.platform.Actor;
import cn.cunkou.region.Counties;
import cn.cunkou.values.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells a ledger what happened before it was kept here, by the rules that hold for everybody. */
@Service
public class PastMoney {
    private static final int HOUR = 16;
    private static final int ALL = Integer.MAX_VALUE;

    private final Funds funds;
    private final LedgerBook book;
    private final Payments payments;
    private final TownStations townStations;
    private final NamedContracts contracts;
    private final Seals seals;

    PastMoney(
            Funds funds,
            LedgerBook book,
            Payments payments,
            TownStations townStations,
            NamedContracts contracts,
            Seals seals) {
        this.funds = funds;
        this.book = book;
        this.payments = payments;
        this.townStations = townStations;
        this.contracts = contracts;
        this.seals = seals;
    }

    /** How much a source was granted, or a source that no plan names. */
    public record Grant(String id, String label, Money amount, String document) {}

    /** A budget line that no plan names. */
    public record Budget(
            String id,
            String label,
            Money amount,
            List<String> rules,
            LocalDate day,
            String document) {
        public Budget {
            rules = List.copyOf(rules);
        }
    }

    /** Something on a day. */
    public sealed interface Event {
        LocalDate day();
    }

    /** Money that came. */
    public record Receipt(String source, Money amount, LocalDate day, String document)
            implements Event {}

    /**
     * A contract that was signed.
     *
     * @param name id of a contract of projects, or any name
     */
    public record Contract(String line, Money amount, LocalDate day, String name)
            implements Event {}

    /**
     * An instalment that was paid to a contractor.
     *
     * @param contract of projects
     * @param milestone confirmed by that day
     * @param party the contractor, in the register of parties
     * @param paper in the register of papers
     */
    public record Instalment(
            String line,
            Money amount,
            LocalDate day,
            UUID contract,
            UUID milestone,
            UUID party,
            String partyName,
            String purpose,
            UUID paper)
            implements Event {}

    /**
     * Money that was paid to a body, or is asked for.
     *
     * @param paper in the register of papers
     * @param approvals how many of its approvals it has, at most
     */
    public record Spending(
            String line,
            Money amount,
            LocalDate day,
            UUID body,
            String bodyName,
            String purpose,
            UUID paper,
            int approvals)
            implements Event {}

    /** Who did it, as the trail names them. */
    public record Hands(String proposer, List<String> approvers) {
        public Hands {
            approvers = List.copyOf(approvers);
        }
    }

    /**
     * Opens a fund and tells it everything, in the order of days. What a rule stands in the way of
     * is left out.
     *
     * @return how many events were entered
     */
    @Transactional
    public int load(
            Fund fund, List<Grant> grants, List<Budget> budgets, List<Event> events, Hands hands) {
        funds.open(fund, at(fund.opened()));
        grants.forEach(grant ->
                funds.add(
                        fund,
                        new Charter.Added(
                                grant.id(), grant.label(), grant.amount().fen(), List.of()),
                        grant.document()));
        budgets.forEach(budget ->
                funds.add(
                        fund,
                        new Charter.Added(budget.id(), budget.label(), null, budget.rules()),
                        budget.amount().fen(),
                        budget.day(),
                        budget.document(),
                        at(budget.day())));
        var charter = funds.charter(fund);
        var entered = 0;
        for (var event : events.stream().sorted(Comparator.comparing(Event::day)).toList()) {
            var done =
                    switch (event) {
                        case Receipt receipt -> receive(fund, receipt);
                        case Contract contract -> promise(fund, contract);
                        case Spending spending ->
                                pay(charter, said(charter, spending), hands, spending.approvals());
                        case Instalment instalment ->
                                pay(charter, said(charter, instalment), hands, ALL);
                    };
            entered += done ? 1 : 0;
        }
        return entered;
    }

    /** Seals all that was told, each day by itself. */
    public void seal(String fund) {
        seals.seal(fund);
    }

    private boolean receive(Fund fund, Receipt receipt) {
        book.post(
                fund,
                at(receipt.day()),
                _ ->
                        List.of(
                                new Draft(
                                        receipt.day(),
                                        Kind.RECEIPT,
                                        Account.TREASURY,
                                        Account.source(receipt.source()),
                                        receipt.amount().fen(),
                                        About.source(receipt.source()),
                                        "资金到账",
                                        receipt.document())));
        return true;
    }

    private boolean promise(Fund fund, Contract contract) {
        return !book.post(
                        fund,
                        at(contract.day()),
                        tally ->
                                tally.left(contract.line()) < contract.amount().fen()
                                        ? List.of()
                                        : List.of(
                                                new Draft(
                                                        contract.day(),
                                                        Kind.COMMITMENT,
                                                        Account.planLine(contract.line()),
                                                        Account.committed(contract.line()),
                                                        contract.amount().fen(),
                                                        About.promise(
                                                                contract.line(),
                                                                UUID.randomUUID(),
                                                                contract.name()),
                                                        "签订合同",
                                                        contract.name())))
                .isEmpty();
    }

    private static Proposal said(Charter charter, Spending spending) {
        return new Proposal(
                spending.line(),
                spending.amount(),
                spending.day(),
                new Payee("body", spending.body(), spending.bodyName(), spending.bodyName()),
                Proposal.ORDINARY,
                null,
                spending.purpose(),
                earmarked(charter),
                Investment.NONE,
                null,
                null,
                null,
                null,
                List.of(spending.paper()),
                0);
    }

    private Proposal said(Charter charter, Instalment paid) {
        var contract = paid.contract().toString();
        return new Proposal(
                paid.line(),
                paid.amount(),
                paid.day(),
                new Payee("party", paid.party(), paid.partyName(), paid.partyName()),
                Proposal.ORDINARY,
                null,
                paid.purpose(),
                earmarked(charter),
                Investment.NONE,
                contract,
                paid.milestone().toString(),
                contracts
                        .promise(charter.fund().id(), paid.line(), contract)
                        .map(EntryLists.Commitment::id)
                        .orElse(null),
                null,
                List.of(paid.paper()),
                0);
    }

    private boolean pay(Charter charter, Proposal said, Hands hands, int approvals) {
        var fund = charter.fund();
        var beside = townStations.beside(charter, said);
        if (!book.read(fund.id(), tally -> Rules.broken(charter, tally, said, beside)).isEmpty()) {
            return false;
        }
        var at = at(said.day());
        var payment = as(hands.proposer(), () -> payments.enter(charter, said, List.of(), at));
        var steps = Math.min(payment.stages().size(), approvals);
        for (var step = 0; step < steps; step++) {
            var waiting = payment;
            var approver = hands.approvers().get(step % hands.approvers().size());
            payment = as(approver, () -> payments.approve(charter, waiting, at));
        }
        return true;
    }

    private static @Nullable String earmarked(Charter charter) {
        return charter.fund().attribution() == Attribution.EARMARKED
                ? charter.sources().getFirst().id()
                : null;
    }

    private static <T> T as(String name, ScopedValue.CallableOp<T, RuntimeException> act) {
        var actor = Actor.current();
        return Actor.as(new Actor(Actor.Kind.SYSTEM, name, name, Set.of(), actor.scope()), act);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(HOUR, 0).atZone(Counties.ZONE).toInstant();
    }
}
