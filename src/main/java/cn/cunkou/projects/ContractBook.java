package cn.cunkou.projects;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contracts and their milestones, as they are stored. */
@Repository
class ContractBook {
    private static final String CONTRACTS =
            """
            select contract.*, party.public_name as party_name
              from projects.contract join registry.public_party as party on party.id = contract.party
            """;
    private static final String MILESTONES =
            """
            select milestone.*, contract.project, standing.kind as state, standing.day as since
              from projects.milestone
              join projects.contract on contract.id = milestone.contract
              left join projects.standing on standing.subject = milestone.id
            """;

    private final JdbcClient jdbc;

    ContractBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A contract about to be recorded, its parts checked. */
    record Draft(
            Contract.Kind kind,
            String number,
            String title,
            UUID party,
            Money amount,
            LocalDate signed,
            LocalDate starts,
            LocalDate ends,
            @Nullable UUID paper,
            List<Instalment> instalments) {
        Draft {
            instalments = List.copyOf(instalments);
        }
    }

    record Instalment(String title, String condition, Money amount, @Nullable LocalDate due) {}

    /** Records it; empty when the project has one of that number already. */
    Optional<UUID> insert(Project project, Draft draft, Stamp stamp) {
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into projects.contract (project, division, kind, number, title, party, amount_fen, signed,
                                                                   starts, ends, paper, recorded_at, recorded_by)
                                    values (:project, :division, :kind, :number, :title, :party, :amount, :signed, :starts, :ends,
                                            :paper, :at, :by)
                                        on conflict (project, number) do nothing
                                    returning id
                                    """)
                            .param("project", project.id())
                            .param("division", project.division().digits())
                            .param("kind", draft.kind().id())
                            .param("number", draft.number())
                            .param("title", draft.title())
                            .param("party", draft.party())
                            .param("amount", draft.amount().fen())
                            .param("signed", draft.signed())
                            .param("starts", draft.starts())
                            .param("ends", draft.ends())
                            .param("paper", draft.paper())
                            .param("at", stamp.time())
                            .param("by", stamp.by())
                            .query(UUID.class)
                            .optional();
            id.ifPresent(contract -> insert(project.division(), contract, draft.instalments()));
            return id;
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    private void insert(DivisionCode division, UUID contract, List<Instalment> instalments) {
        for (var i = 0; i < instalments.size(); i++) {
            var one = instalments.get(i);
            jdbc.sql(
                            """
                            insert into projects.milestone (contract, division, number, title, condition, amount_fen, due)
                            values (:contract, :division, :number, :title, :condition, :amount, :due)
                            """)
                    .param("contract", contract)
                    .param("division", division.digits())
                    .param("number", i + 1)
                    .param("title", one.title())
                    .param("condition", one.condition())
                    .param("amount", one.amount().fen())
                    .param("due", one.due())
                    .update();
        }
    }

    List<Contract> of(UUID project) {
        var milestones =
                jdbc.sql(
                                MILESTONES
                                        + " where contract.project = :project order by milestone.number")
                        .param("project", project)
                        .query(ContractBook::milestone)
                        .list();
        return jdbc.sql(CONTRACTS + " where project = :project order by signed, contract.id")
                .param("project", project)
                .query((row, number) -> contract(row, milestones))
                .list();
    }

    List<Contract> in(DivisionCode county) {
        var milestones =
                jdbc
                        .sql(
                                MILESTONES
                                        + " where contract.division like :county || '%' order by milestone.number")
                        .param("county", county.digits())
                        .query(ContractBook::milestone)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Milestone::contract));
        return jdbc.sql(
                        CONTRACTS
                                + " where contract.division like :county || '%' order by signed desc, contract.id desc")
                .param("county", county.digits())
                .query((row, number) ->
                        contract(
                                row,
                                milestones.getOrDefault(
                                        row.getObject("id", UUID.class), List.of())))
                .list();
    }

    Optional<Contract> find(UUID id) {
        var milestones =
                jdbc.sql(MILESTONES + " where contract.id = :id order by milestone.number")
                        .param("id", id)
                        .query(ContractBook::milestone)
                        .list();
        return jdbc.sql(CONTRACTS + " where contract.id = :id")
                .param("id", id)
                .query((row, number) -> contract(row, milestones))
                .optional();
    }

    Optional<Milestone> milestone(UUID id) {
        return jdbc.sql(MILESTONES + " where milestone.id = :id")
                .param("id", id)
                .query(ContractBook::milestone)
                .optional();
    }

    private static Contract contract(ResultSet row, List<Milestone> milestones)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Contract(
                id,
                row.getObject("project", UUID.class),
                DivisionCode.of(row.getString("division")),
                Contract.Kind.of(row.getString("kind")),
                row.getString("number"),
                row.getString("title"),
                row.getObject("party", UUID.class),
                row.getString("party_name"),
                new Money(row.getLong("amount_fen")),
                day(row, "signed"),
                day(row, "starts"),
                day(row, "ends"),
                row.getObject("paper", UUID.class),
                milestones.stream().filter(one -> one.contract().equals(id)).toList());
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }

    private static Milestone milestone(ResultSet row, int number) throws SQLException {
        var last = row.getString("state");
        return new Milestone(
                row.getObject("id", UUID.class),
                row.getObject("contract", UUID.class),
                row.getObject("project", UUID.class),
                row.getInt("number"),
                row.getString("title"),
                row.getString("condition"),
                new Money(row.getLong("amount_fen")),
                row.getObject("due", LocalDate.class),
                Milestone.State.after(last == null ? null : Step.Kind.of(last)),
                row.getObject("since", LocalDate.class));
    }
}
