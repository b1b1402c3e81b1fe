package cn.cunkou.programme;

import cn.cunkou.plan.Body;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Urges bodies on: an order about an item, their dated answers, the word to all. */
@Service
public class Urgings {
    private static final int LONGEST_ORDER = 1000;
    private static final int LONGEST_STEP = 2000;
    private static final int LONGEST_PAPER = 200;
    private static final int MOST = 500;
    private static final String SELECT =
            """
            select urging.id, urging.division, plan, item, body, body.name as body_name, text, due, issued, issued_by
              from programme.urging join registry.body on body.id = urging.body
            """;

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Registry registry;
    private final Divisions divisions;
    private final Counties counties;
    private final Audit audit;

    Urgings(
            JdbcClient jdbc,
            Plans plans,
            Registry registry,
            Divisions divisions,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * An order as somebody fills it in.
     *
     * @param item the id of an item; with a colon and a town's code, its part of it
     * @param request the same when it is sent again
     */
    public record NewUrging(
            String plan, String item, @Nullable String text, @Nullable String due, UUID request) {}

    /**
     * Tells the body that answers for an item to do something about it.
     *
     * @throws Problem when there is no such item, or something is wrong with the order
     */
    @Transactional
    public UUID issue(NewUrging order) {
        var plan =
                plans.find(order.plan())
                        .orElseThrow(() -> Problem.notFound("方案" + order.plan()))
                        .plan();
        var today = counties.today(plan.division());
        var id = order.item().replaceFirst(":.*", "");
        var item = plan.item(id).orElseThrow(() -> Problem.notFound("方案里的" + id));
        var faults = new Faults();
        var text = faults.required("text", "要求", order.text(), LONGEST_ORDER);
        var due = due(faults, order.due(), today);
        var to = addressee(plan, item, order.item());
        if (faults.any()) {
            throw Problem.badRequest("督办单没有发出。", faults.found());
        }
        var known = requested("programme.urging", order.request());
        if (known.isPresent()) {
            return known.get();
        }
        var urging =
                jdbc.sql(
                                """
                                insert into programme.urging (division, plan, item, body, text, due, issued, issued_by, issued_at, request)
                                values (:division, :plan, :item, :body, :text, :due, :issued, :by, :at, :request) returning id
                                """)
                        .param("division", to.division().digits())
                        .param("plan", order.plan())
                        .param("item", order.item())
                        .param("body", to.body())
                        .param("text", text)
                        .param("due", due)
                        .param("issued", today)
                        .param("by", Actor.current().name())
                        .param("at", counties.now(plan.division()).atOffset(ZoneOffset.UTC))
                        .param("request", order.request())
                        .query(UUID.class)
                        .single();
        audit.record("发督办单", subject(urging, item.label(), to.division()), null, order, null);
        return urging;
    }

    private record Addressee(DivisionCode division, UUID body) {}

    /** The body that answers for the item; of what every town owes, that town's government. */
    private Addressee addressee(Plan plan, Item item, String part) {
        var owner = plan.body(item.owner()).orElseThrow();
        var county = plan.division();
        if (owner.role() != Body.Role.TOWNS) {
            return new Addressee(
                    county, registry.ensureBody(county, owner.name(), owner.role().words()));
        }
        var code = part.contains(":") ? part.substring(part.indexOf(':') + 1) : "";
        if (!DivisionCode.isValid(code)) {
            throw Problem.badRequest("这一项由各镇负责，请从某一个镇的那一行发督办。");
        }
        var town = DivisionCode.of(code);
        var name =
                divisions
                        .find(town, counties.today(county))
                        .orElseThrow(() -> Problem.notFound("镇" + code))
                        .name();
        return new Addressee(town, registry.ensureBody(town, name + "人民政府", owner.role().words()));
    }

    private static @Nullable LocalDate due(Faults faults, @Nullable String typed, LocalDate today) {
        var text = faults.required("due", "回复期限", typed, 10);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.isBefore(today)) {
                faults.add("due", "回复期限%s已经过了".formatted(day), "选今天（%s）或以后的日子".formatted(today));
            } else if (day.isAfter(today.plusYears(1))) {
                faults.add("due", "回复期限在一年以后", "核对年份");
            }
            return day;
        } catch (DateTimeParseException e) {
            faults.add("due", "「%s」不是日期".formatted(text), "写成2019-12-31的样子");
            return null;
        }
    }

    /**
     * Adds what happened: a reply of the body, or what was said to it.
     *
     * @param paper title and number of a paper; a circular needs one
     * @throws Problem when it does not fit where the order stands, or is not the actor's to do
     */
    @Transactional
    public void add(
            UUID id,
            Urging.Kind kind,
            @Nullable String typed,
            @Nullable String paper,
            UUID request) {
        var urging = find(id).orElseThrow(() -> Problem.notFound("督办单"));
        var county = DivisionCode.of(urging.division().digits().substring(0, 6));
        var today = counties.today(county);
        var faults = new Faults();
        var text = faults.required("text", kind.words() + "的内容", typed, LONGEST_STEP);
        var named =
                kind == Urging.Kind.CIRCULAR
                        ? faults.required("paper", "通报的文件名和文号", paper, LONGEST_PAPER)
                        : faults.text("paper", paper, LONGEST_PAPER);
        if (requested("programme.urging_step", request).isPresent()) {
            return;
        }
        refuse(urging, kind, today);
        if (faults.any()) {
            throw Problem.badRequest(kind.words() + "没有保存。", faults.found());
        }
        jdbc.sql(
                        """
                        insert into programme.urging_step (urging, division, kind, text, paper, day, by, at, request)
                        values (:urging, :division, :kind, :text, :paper, :day, :by, :at, :request)
                        """)
                .param("urging", id)
                .param("division", urging.division().digits())
                .param("kind", kind.key())
                .param("text", text)
                .param("paper", named)
                .param("day", today)
                .param("by", Actor.current().name())
                .param("at", counties.now(county).atOffset(ZoneOffset.UTC))
                .param("request", request)
                .update();
        audit.record(
                "督办" + kind.words(),
                subject(id, urging.bodyName(), urging.division()),
                null,
                text,
                null);
    }

    private static void refuse(Urging urging, Urging.Kind kind, LocalDate today) {
        var state = urging.state(today);
        if (state == Urging.State.DONE) {
            throw Problem.conflict("这张督办单已经办结。");
        }
        switch (kind) {
            case REPLY -> {
                if (!Actor.current().actsFor(urging.body().toString())) {
                    throw Problem.forbidden("这张督办单由%s回复。".formatted(urging.bodyName()));
                }
                if (state == Urging.State.ANSWERED) {
                    throw Problem.conflict("已经回复过，正等着审核；退回以后才能再回复。");
                }
            }
            case ACCEPT, RETURN -> {
                if (state != Urging.State.ANSWERED) {
                    throw Problem.conflict("还没有回复，不能%s。".formatted(kind.words()));
                }
            }
            case CIRCULAR -> {}
        }
    }

    private Optional<UUID> requested(String table, UUID request) {
        return jdbc.sql("select id from " + table + " where request = :request")
                .param("request", request)
                .query(UUID.class)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Urging> find(UUID id) {
        return jdbc
                .sql(SELECT + " where urging.id = :id")
                .param("id", id)
                .query(row(steps("urging = :value", id)))
                .stream()
                .findFirst();
    }

    /** All of a plan that the actor may see, the newest first. */
    @Transactional(readOnly = true)
    public List<Urging> all(String plan) {
        var of = "urging in (select id from programme.urging where plan = :value)";
        return jdbc
                .sql(
                        SELECT
                                + " where plan = :plan order by issued desc, urging.id desc limit :most")
                .param("plan", plan)
                .param("most", MOST)
                .query(row(steps(of, plan)))
                .list()
                .stream()
                .filter(urging -> Actor.current().actsFor(urging.body().toString()))
                .toList();
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
                    steps.getOrDefault(id, List.of()));
        };
    }

    private Map<UUID, List<Urging.Step>> steps(String condition, Object value) {
        var steps = new HashMap<UUID, List<Urging.Step>>();
        jdbc.sql(
                        "select id, urging, kind, text, paper, day, by from programme.urging_step where "
                                + condition
                                + " order by at, id")
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
                row.getString("by"));
    }

    private static Audit.Subject subject(UUID id, String label, DivisionCode division) {
        return new Audit.Subject("urging", id.toString(), label, division.digits());
    }
}
