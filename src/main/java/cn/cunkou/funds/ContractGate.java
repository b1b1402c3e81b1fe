package cn.cunkou.funds;

import cn.cunkou.funds.Breach.Cause;
import cn.cunkou.funds.Breach.Figures;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.projects.Contract;
import cn.cunkou.projects.Contracts;
import cn.cunkou.projects.Milestone;
import cn.cunkou.values.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds a payment against the contract and the milestone that it names: money follows a confirmed
 * milestone, goes to the contractor, and all funds together pay no more than the instalment.
 */
@Component
class ContractGate {
    static final String CONTRACTOR = "contractor";
    static final String MILESTONE = "milestone";
    static final String INSTALMENT = "instalment";

    private final Contracts contracts;
    private final JdbcClient jdbc;

    ContractGate(Contracts contracts, JdbcClient jdbc) {
        this.contracts = contracts;
        this.jdbc = jdbc;
    }

    /** Keeps others from drawing on the same contract until the transaction ends. */
    void hold(Proposal said) {
        if (said.contract() != null) {
            OneAtATime.on(jdbc, "funds contract " + said.contract());
        }
    }

    /**
     * What stands in the way.
     *
     * @param own the payment itself, where it is on record already
     */
    List<Breach> broken(Proposal said, @Nullable UUID own) {
        var contract = named(said);
        if (contract.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Breach>();
        var evidence = "/api/projects/" + contract.get().project();
        if (!contract.get().party().equals(said.payee().id())) {
            found.add(
                    new Breach(
                            CONTRACTOR,
                            "合同的对方",
                            Cause.FORBIDDEN,
                            "合同%s的对方是%s，不是%s"
                                    .formatted(
                                            contract.get().number(),
                                            contract.get().partyName(),
                                            said.payee().name()),
                            "付给合同的对方，或者不写这份合同",
                            null,
                            evidence,
                            null));
        }
        var milestone =
                contract.get().milestones().stream()
                        .filter(one -> one.id().toString().equals(said.milestone()))
                        .findFirst();
        milestone
                .filter(one -> one.state() != Milestone.State.CONFIRMED)
                .ifPresent(one ->
                        found.add(
                                new Breach(
                                        MILESTONE,
                                        "付款节点",
                                        Cause.NOT_ENTITLED,
                                        "付款节点「%s」%s，不能付"
                                                .formatted(one.title(), one.state().label()),
                                        "做到了先在项目里报告，由另一个人确认",
                                        null,
                                        evidence,
                                        null)));
        within(contract.get(), milestone, said, own, evidence).ifPresent(found::add);
        return found;
    }

    private Optional<Breach> within(
            Contract contract,
            Optional<Milestone> milestone,
            Proposal said,
            @Nullable UUID own,
            String evidence) {
        var most = milestone.map(Milestone::amount).orElse(contract.amount()).fen();
        var already = already(contract, milestone.map(Milestone::id).orElse(null), own);
        if (already + said.amount().fen() <= most) {
            return Optional.empty();
        }
        return Optional.of(
                new Breach(
                        INSTALMENT,
                        "合同价款",
                        Cause.OVER,
                        "%s%s，已付和待审批%s，只能再付%s"
                                .formatted(
                                        milestone
                                                .map(one -> "「%s」一笔是".formatted(one.title()))
                                                .orElse("合同一共"),
                                        new Money(most),
                                        new Money(already),
                                        new Money(Math.max(0, most - already))),
                        "减少金额，或者先办合同变更",
                        new Figures("fen", most, already, said.amount().fen(), null),
                        evidence,
                        null));
    }

    /** What all funds paid or were asked for of an instalment, or of the whole contract, in fen. */
    private long already(Contract contract, @Nullable UUID milestone, @Nullable UUID own) {
        return jdbc.sql(
                        """
                        select (select coalesce(sum(fen), 0) from funds.payment
                                 where contract = :contract and state in ('proposed', 'paid')
                                   and (cast(:milestone as text) is null or milestone = :milestone)
                                   and (cast(:own as uuid) is null or id <> :own))
                             - (select coalesce(sum(fen), 0) from funds.entry
                                 where contract = :contract and kind = 'claw-back'
                                   and (cast(:milestone as text) is null or milestone = :milestone))
                        """)
                .param("contract", contract.id().toString())
                .param("milestone", Objects.toString(milestone, null))
                .param("own", own)
                .query(Long.class)
                .single();
    }

    private Optional<Contract> named(Proposal said) {
        return said.contract() == null
                ? Optional.empty()
                : ProposalCheck.uuid(said.contract()).flatMap(contracts::find);
    }
}
