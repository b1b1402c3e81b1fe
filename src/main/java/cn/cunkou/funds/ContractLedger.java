package cn.cunkou.funds;

import cn.cunkou.platform.Actor;
import cn.cunkou.projects.Contract;
import cn.cunkou.projects.ContractMoney;
import cn.cunkou.projects.Contracts;
import cn.cunkou.values.Money;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the ledgers say of the contracts of projects, and what those contracts are called. */
@Component
class ContractLedger implements ContractMoney {
    private final JdbcClient jdbc;
    private final Contracts contracts;

    ContractLedger(JdbcClient jdbc, Contracts contracts) {
        this.jdbc = jdbc;
        this.contracts = contracts;
    }

    /** What was moved, in fen; what was promised to a contract is not named by its instalments. */
    private record Row(
            @Nullable String contract,
            @Nullable String milestone,
            long paid,
            long waiting,
            long committed) {
        Row plus(Row other) {
            return new Row(
                    contract,
                    milestone,
                    paid + other.paid,
                    waiting + other.waiting,
                    committed + other.committed);
        }

        Drawn drawn() {
            return new Drawn(
                    new Money(paid), new Money(waiting), new Money(Math.max(0, committed)));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Drawn> drawn(Collection<Contract> asked) {
        var all = new HashMap<UUID, Drawn>();
        asked.stream()
                .filter(ContractLedger::isOpenToActor)
                .forEach(contract -> all.put(contract.id(), Drawn.NOTHING));
        if (all.isEmpty()) {
            return all;
        }
        var sums = new HashMap<UUID, Row>();
        for (var row : rows(all.keySet())) {
            for (var id : new @Nullable String[] {row.contract, row.milestone}) {
                if (id != null) {
                    sums.merge(UUID.fromString(id), row, Row::plus);
                }
            }
        }
        sums.forEach((id, row) -> all.put(id, row.drawn()));
        return all;
    }

    private List<Row> rows(Collection<UUID> ids) {
        return jdbc.sql(
                        """
                        select contract, milestone, sum(paid)::bigint as paid, sum(waiting)::bigint as waiting,
                               sum(committed)::bigint as committed
                          from (select contract, milestone,
                                       case kind when 'payment' then fen when 'claw-back' then -fen else 0 end as paid,
                                       0 as waiting,
                                       case when commitment is null then 0
                                            when kind in ('commitment', 'claw-back') then fen else -fen end as committed
                                  from funds.entry where contract = any (:ids)
                                   and kind in ('payment', 'claw-back', 'commitment', 'release')
                                union all
                                select contract, milestone, 0, fen, 0
                                  from funds.payment where contract = any (:ids) and state = 'proposed') as moved
                         group by contract, milestone
                        """)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) ->
                        new Row(
                                row.getString("contract"),
                                row.getString("milestone"),
                                row.getLong("paid"),
                                row.getLong("waiting"),
                                row.getLong("committed")))
                .list();
    }

    private static boolean isOpenToActor(Contract contract) {
        return Actor.current().scope().covers(contract.division().county().digits());
    }

    /** What a contract of the ledger is called: {@code 编号 名称}, or as it was written down. */
    String name(@Nullable String contract) {
        return of(contract)
                .map(found -> found.number() + " " + found.title())
                .orElse(contract == null ? "" : contract);
    }

    /** The contract of projects that the ledger names; empty where it is none of them. */
    Optional<Contract> of(@Nullable String contract) {
        return contract == null
                ? Optional.empty()
                : ProposalCheck.uuid(contract).flatMap(contracts::find);
    }
}
