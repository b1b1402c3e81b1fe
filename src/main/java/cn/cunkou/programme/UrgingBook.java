package cn.cunkou.programme;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders as they are stored. */
@Repository
class UrgingBook {
    private static final int MOST = 500;
    private static final String SELECT =
            """
            select urging.id, urging.division, plan, item, body, body.name as body_name, text, due, issued, issued_by, issuer
              from programme.urging join registry.body on body.id = urging.body
            """;
    private static final String STEPS =
            "select id, urging, kind, text, paper, day, by, actor from programme.urging_step";

    private final JdbcClient jdbc;

    UrgingBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order about to be given, its parts checked. */
    record Draft(
            DivisionCode division,
            String plan,
            String item,
            UUID body,
            String text,
            LocalDate due,
            LocalDate issued,
            Instant at,
            UUID request) {}

    /** A step about to be taken, its parts checked. */
    record StepDraft(
            Urging urging,
            Urging.Kind kind,
            String text,
            @Nullable String paper,
            LocalDate day,
            Instant at,
            UUID request) {}

    /** One at a time: orders are never updated, so their rows cannot be locked. */
    void lock(String what) {
        OneAtATime.on(jdbc, "urging " + what);
    }

    Optional<Urging> find(UUID id) {
        return jdbc
                .sql(SELECT + " where urging.id = :id")
                .param("id", id)
                .query(row(steps(" where urging = :value", id)))
                .stream()
                .findFirst();
    }

    /** The order that the form with that key gave. */
    Optional<Urging> requested(UUID request) {
        return jdbc.sql("select id from programme.urging where request = :request")
                .param("request", request)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /** The step that the form with that key took, with the order it belongs to. */
    Optional<Urging.Step> step(UUID urging, UUID request) {
        return jdbc.sql(STEPS + " where request = :request and urging = :urging")
                .param("request", request)
                .param("urging", urging)
                .query((row, number) -> step(row))
                .optional();
    }

    /** All of a county and its towns, the newest first. */
    List<Urging> all(DivisionCode county) {
        var of = " where division like :value";
        return jdbc.sql(
                        SELECT
                                + " where urging.division like :county order by issued desc, urging.id desc limit :most")
                .param("county", county.pattern())
                .param("most", MOST)
                .query(row(steps(of, county.pattern())))
                .list();
    }

    /** All about one item of a plan, the newest first. */
    List<Urging> about(String plan, String item) {
        var of = " where urging in (select id from programme.urging where item = :value)";
        return jdbc.sql(
                        SELECT
                                + " where plan = :plan and item = :item order by issued desc, urging.id desc limit :most")
                .param("plan", plan)
                .param("item", item)
                .param("most", MOST)
                .query(row(steps(of, item)))
                .list();
    }

    /** Empty when the key of the form was used elsewhere. */
    Optional<UUID> insert(Draft draft) {
        return jdbc.sql(
                        """
                        insert into programme.urging (division, plan, item, body, text, due, issued, issued_by, issuer, issued_at, request)
                        values (:division, :plan, :item, :body, :text, :due, :issued, :by, :issuer, :at, :request)
                            on conflict (request) do nothing
                        returning id
                        """)
                .param("division", draft.division().digits())
                .param("plan", draft.plan())
                .param("item", draft.item())
                .param("body", draft.body())
                .param("text", draft.text())
                .param("due", draft.due())
                .param("issued", draft.issued())
                .param("by", Actor.current().name())
                .param("issuer", Actor.current().id())
                .param("at", draft.at().atOffset(ZoneOffset.UTC))
                .param("request", draft.request())
                .query(UUID.class)
                .optional();
    }

    /** Whether it was taken; the key of the form may have been used elsewhere. */
    boolean insert(StepDraft draft) {
        return jdbc.sql(
                                """
                                insert into programme.urging_step (urging, division, kind, text, paper, day, by, actor, at, request)
                                values (:urging, :division, :kind, :text, :paper, :day, :by, :actor, :at, :request)
                                    on conflict (request) do nothing
                                """)
                        .param("urging", draft.urging().id())
                        .param("division", draft.urging().division().digits())
                        .param("kind", draft.kind().key())
                        .param("text", draft.text())
                        .param("paper", draft.paper())
                        .param("day", draft.day())
                        .param("by", Actor.current().name())
                        .param("actor", Actor.current().id())
                        .param("at", draft.at().atOffset(ZoneOffset.UTC))
                        .param("request", draft.request())
                        .update()
                == 1;
    }

    private static RowMapper<Urging> row(Map<UUID, List<Urging.Step>> steps) {
        return (row, number) -> {
            var id = row.getObject("id", UUID.class);
            return new Urging(
                    id,
                    DivisionCode.of(row.getString("division")),
                    row.getString("plan"),
                    row.getString("item"),
                    row.getObject("body", UUID.class),
                    row.getString("body_name"),
                    row.getString("text"),
                    row.getObject("due", LocalDate.class),
                    row.getObject("issued", LocalDate.class),
                    row.getString("issued_by"),
                    row.getString("issuer"),
                    steps.getOrDefault(id, List.of()));
        };
    }

    private Map<UUID, List<Urging.Step>> steps(String condition, Object value) {
        var steps = new HashMap<UUID, List<Urging.Step>>();
        jdbc.sql(STEPS + condition + " order by at, id")
                .param("value", value)
                .query(row -> {
                    steps.computeIfAbsent(
                                    row.getObject("urging", UUID.class), id -> new ArrayList<>())
                            .add(step(row));
                });
        return steps;
    }

    private static Urging.Step step(ResultSet row) throws SQLException {
        return new Urging.Step(
                row.getObject("id", UUID.class),
                Urging.Kind.of(row.getString("kind")),
                row.getString("text"),
                row.getString("paper"),
                row.getObject("day", LocalDate.class),
                row.getString("by"),
                row.getString("actor"));
    }
}
