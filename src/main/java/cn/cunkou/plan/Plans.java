package cn.cunkou.plan;

import cn.cunkou.measures.ExternalSeries;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The plans of the counties, edition by edition. Everybody may read them. */
@Service
public class Plans {
    /** An edition without its text, which is long and never changes. */
    private record Row(EditionId id, int number, String sha256, Instant adoptedAt) {}

    private static final String ROWS =
            "select id, number, sha256, adopted_at from plan.public_edition ";

    private static final String IN_FORCE =
            " where (plan, number) in (select plan, max(number) from plan.public_edition group by plan)";

    private final JdbcClient jdbc;
    private final PlanCheck check;
    private final Counties counties;
    private final ExternalSeries series;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Map<EditionId, Plan> read = new ConcurrentHashMap<>();

    Plans(
            JdbcClient jdbc,
            PlanCheck check,
            Counties counties,
            ExternalSeries series,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.check = check;
        this.counties = counties;
        this.series = series;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Makes a file the county's plan, unless there is something to mend in it.
     *
     * @throws Problem when the county lies outside the actor's divisions, or the plan's id belongs
     *     to another county
     */
    @Transactional
    public Adoption adopt(byte[] file) {
        return switch (check.check(file)) {
            case Checked.Broken(var problems) -> new Adoption.Refused(problems);
            case Checked.Sound(var plan) -> adopt(plan, file);
        };
    }

    /**
     * The same for somebody who has seen what it changes.
     *
     * @param seen the number of the edition in force that it was compared with; 0 without one
     * @throws Problem also when there is another edition by now
     */
    @Transactional
    public Adoption adopt(byte[] file, int seen) {
        var adoption = adopt(file);
        if (adoption instanceof Adoption.Adopted(var edition) && edition.number() != seen + 1) {
            throw Problem.conflict("别人刚启用了第%d版，与您核对时的不同。请重新上传核对。".formatted(edition.number() - 1));
        }
        return adoption;
    }

    /** Whether this very file was adopted before, as whatever edition. */
    @Transactional(readOnly = true)
    public boolean knows(byte[] file) {
        return jdbc.sql("select exists (select from plan.public_edition where sha256 = :sha256)")
                .param("sha256", Sha256.hex(file))
                .query(Boolean.class)
                .single();
    }

    static void requireWhole(Plan plan) {
        if (!Actor.current().scope().covers(plan.division().digits())) {
            throw Problem.forbidden("方案属于全县，您的管理范围不含全县。");
        }
    }

    private Adoption adopt(Plan plan, byte[] file) {
        requireWhole(plan);
        // Two who adopt at once wait for each other here, so that numbers follow on.
        OneAtATime.on(jdbc, "plan " + plan.id());
        var before = find(plan.id());
        if (before.isPresent() && !before.get().plan().division().equals(plan.division())) {
            throw Problem.conflict("编号为%s的方案属于别的县。".formatted(plan.id()));
        }
        begin(plan);
        var sha256 = Sha256.hex(file);
        if (before.isPresent() && before.get().sha256().equals(sha256)) {
            return new Adoption.Unchanged(before.get());
        }
        var edition = insert(plan, before.map(Edition::number).orElse(0) + 1, file, sha256);
        audit.record(
                "启用方案",
                new Audit.Subject("plan", plan.id(), plan.title(), plan.division().digits()),
                before.map(Summary::of).orElse(null),
                Summary.of(edition),
                null);
        events.publishEvent(new PlanAdopted(edition.id(), plan.division()));
        return new Adoption.Adopted(edition);
    }

    /** The outside figures it is held against can be recorded from now on. */
    private void begin(Plan plan) {
        for (var declared : plan.series()) {
            var wanted =
                    new ExternalSeries.Series(
                            declared.id(),
                            declared.label(),
                            declared.unit(),
                            base(plan, declared),
                            declared.aggregate(),
                            declared.level(),
                            declared.publisher());
            series.declare(wanted, declared.was(), plan.division());
        }
    }

    private static String base(Plan plan, Series declared) {
        return plan.bases().stream()
                .filter(base -> base.id().equals(declared.base()))
                .map(Base::label)
                .findFirst()
                .orElse("");
    }

    /** What the audit trail keeps of an edition; the text is in the edition itself. */
    private record Summary(int number, String sha256, int items, int conflicts) {
        static Summary of(Edition edition) {
            return new Summary(
                    edition.number(),
                    edition.sha256(),
                    edition.plan().items().size(),
                    edition.plan().conflicts().size());
        }
    }

    private Edition insert(Plan plan, int number, byte[] file, String sha256) {
        // As exact as the database keeps it, so that this edition equals the one read back.
        var now = counties.now(plan.division()).truncatedTo(ChronoUnit.MICROS);
        var id =
                jdbc.sql(
                                """
                                insert into plan.edition (division, plan, number, text, sha256, adopted_by, adopted_at)
                                values (:division, :plan, :number, :text, :sha256, :by, :at)
                                returning id
                                """)
                        .param("division", plan.division().digits())
                        .param("plan", plan.id())
                        .param("number", number)
                        .param("text", new String(file, StandardCharsets.UTF_8))
                        .param("sha256", sha256)
                        .param("by", Actor.current().name())
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .query((row, index) -> row.getObject(1, UUID.class))
                        .single();
        return new Edition(new EditionId(id), number, plan, sha256, now)
                .with(resolutions(plan.id()));
    }

    /** The edition in force of every plan, the newest plan of a county first. */
    @Transactional(readOnly = true)
    public List<Edition> all() {
        return editions(IN_FORCE + " order by division, adopted_at desc, id desc", "");
    }

    /** The plan that a county works by, in force: the one adopted last. */
    @Transactional(readOnly = true)
    public Optional<Edition> current(DivisionCode county) {
        return editions(
                        IN_FORCE
                                + " and division = :value order by adopted_at desc, id desc limit 1",
                        county.digits())
                .stream()
                .findFirst();
    }

    /** The edition in force of a plan. */
    @Transactional(readOnly = true)
    public Optional<Edition> find(String plan) {
        return editions(" where plan = :value order by number desc limit 1", plan).stream()
                .findFirst();
    }

    /** All editions of a plan, the newest first. */
    @Transactional(readOnly = true)
    public List<Edition> editions(String plan) {
        return editions(" where plan = :value order by number desc", plan);
    }

    private List<Edition> editions(String condition, String value) {
        var statement = jdbc.sql(ROWS + condition);
        if (!value.isEmpty()) {
            statement = statement.param("value", value);
        }
        return statement.query(Plans::row).list().stream()
                .map(row ->
                        new Edition(
                                row.id(),
                                row.number(),
                                plan(row.id()),
                                row.sha256(),
                                row.adoptedAt()))
                .map(edition -> edition.with(resolutions(edition.paper().id())))
                .toList();
    }

    /** What was decided about a plan's contradictions, the latest first. */
    List<Resolution> resolutions(String plan) {
        return jdbc.sql(
                        """
                        select id, plan, conflict, wording, reading, reason, paper_title, paper_number, recorded_at
                          from plan.public_resolution where plan = :plan order by recorded_at desc, id desc
                        """)
                .param("plan", plan)
                .query(Resolutions::resolution)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new EditionId(row.getObject("id", UUID.class)),
                row.getInt("number"),
                row.getString("sha256"),
                row.getObject("adopted_at", OffsetDateTime.class).toInstant());
    }

    /** The file as it was handed in. */
    @Transactional(readOnly = true)
    String text(EditionId id) {
        return jdbc.sql("select text from plan.public_edition where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private Plan plan(EditionId id) {
        var known = read.get(id);
        if (known != null) {
            return known;
        }
        var plan = PlanCheck.adopted(text(id));
        read.put(id, plan);
        return plan;
    }
}
