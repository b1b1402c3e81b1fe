package cn.cunkou.measures;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Figures that others publish, as facts with their document: the measures {@code external.…}. */
@Service
public class ExternalSeries {
    static final String PREFIX = "external.";

    private final JdbcClient jdbc;
    private final Facts facts;
    private final Counties counties;
    private final Audit audit;

    ExternalSeries(JdbcClient jdbc, Facts facts, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * A row of figures that somebody publishes. Like a measure it is one for all counties of the
     * installation; its figures belong to each.
     *
     * @param id its measure is {@code external.} and this
     * @param unit as pages show it
     * @param meaning what a figure says, and what it leaves out; may be empty
     * @param aggregate latest or sum
     * @param level county, town or village: what each figure is about
     * @param publisher such as 县统计局
     */
    public record Series(
            String id,
            String title,
            String unit,
            String meaning,
            Aggregate aggregate,
            Level level,
            Rhythm rhythm,
            String publisher) {

        /** One of which nobody says how often it is published, as a plan declares it. */
        public Series(
                String id,
                String title,
                String unit,
                String aggregate,
                String level,
                String publisher) {
            this(
                    id,
                    title,
                    unit,
                    "",
                    Aggregate.valueOf(constant(aggregate)),
                    Level.valueOf(constant(level)),
                    Rhythm.DAY,
                    publisher);
        }

        /** The measure that its figures are. */
        public String measure() {
            return PREFIX + id;
        }

        public String levelLabel() {
            return label(level);
        }

        public String aggregateLabel() {
            return label(aggregate);
        }

        public static String label(Level level) {
            return switch (level) {
                case PROVINCE, CITY, COUNTY -> "县";
                case TOWN -> "镇";
                case VILLAGE -> "村";
            };
        }

        public static String label(Aggregate aggregate) {
            return aggregate == Aggregate.SUM ? "各期相加" : "取最近一期";
        }

        /** Where a figure comes from, for whoever asks how it was computed. */
        String origin() {
            return publisher + "发布，由登记人照文件录入。" + meaning;
        }
    }

    @Transactional(readOnly = true)
    public List<Series> all() {
        return SeriesRows.read(jdbc, null);
    }

    @Transactional(readOnly = true)
    public Optional<Series> find(String id) {
        return SeriesRows.read(jdbc, id).stream().findFirst();
    }

    /**
     * The series of that id.
     *
     * @throws Problem when there is none
     */
    @Transactional(readOnly = true)
    public Series get(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("外部数据「" + id + "」"));
    }

    /**
     * The records of a series, the latest period first, corrected ones included.
     *
     * @param within a division's code; empty for all that whoever acts may see
     */
    @Transactional(readOnly = true)
    public Paged<Fact> facts(String series, String within, Paged.Request page) {
        return facts.page(series, within, page);
    }

    /** All records of a series in a division. */
    @Transactional(readOnly = true)
    public List<Fact> history(String series, DivisionCode within) {
        return facts.all(series, within);
    }

    /**
     * The last figure of each series, by its id.
     *
     * @param within a division's code; empty for all that whoever acts may see
     */
    @Transactional(readOnly = true)
    public Map<String, Fact> latest(String within) {
        return facts.latest(within).stream().collect(Collectors.toMap(Fact::series, fact -> fact));
    }

    /** All figures that hold in a division. */
    @Transactional(readOnly = true)
    public List<Fact> holding(DivisionCode within) {
        return facts.holding(within);
    }

    /** The figure that holds for a place and the period which ends on that day. */
    @Transactional(readOnly = true)
    public Optional<Fact> holding(String series, DivisionCode division, LocalDate day) {
        return facts.holding(series, division, day);
    }

    /**
     * One record.
     *
     * @throws Problem when there is none that whoever acts may see
     */
    @Transactional(readOnly = true)
    public Fact fact(String series, UUID id) {
        return facts.find(series, id).orElseThrow(() -> Problem.notFound("这个数"));
    }

    /**
     * Begins a series.
     *
     * @param county where it is begun
     * @throws Problem when there is one of that id
     */
    @Transactional
    public Series begin(Series series, DivisionCode county) {
        requireScope(county);
        if (find(series.id()).isPresent()) {
            throw Problem.conflict("代号「" + series.id() + "」已经有了。");
        }
        jdbc.sql(
                        """
                        insert into measures.external_series (id, title, unit, meaning, aggregate, level, rhythm,
                                    publisher, recorded_by, recorded_at)
                        values (:id, :title, :unit, :meaning, :aggregate, :level, :rhythm, :publisher, :by, :now)
                        """)
                .param("id", series.id())
                .param("title", series.title())
                .param("unit", series.unit())
                .param("meaning", series.meaning())
                .param("aggregate", word(series.aggregate()))
                .param("level", word(series.level()))
                .param("rhythm", series.rhythm().id())
                .param("publisher", series.publisher())
                .param("by", Actor.current().name())
                .param("now", counties.now(county).atOffset(ZoneOffset.UTC))
                .update();
        audit.record("设立外部数据", subject(series, county), null, series, null);
        return series;
    }

    /**
     * Records a figure; one of the same place and period gives way to it and stays on record.
     *
     * @throws Problem when there is no such series, it is about other places, or the place lies
     *     outside the actor's divisions
     */
    @Transactional
    public Fact record(NewFact fact) {
        var series = get(fact.series());
        if (fact.division().level() != series.level()) {
            throw Problem.badRequest(
                    "「%s」按%s记，区划代码应为%d位。"
                            .formatted(
                                    series.title(), series.levelLabel(), series.level().length()));
        }
        requireScope(fact.division());
        var before = facts.holding(fact.series(), fact.division(), fact.day()).orElse(null);
        var id = facts.add(fact, counties.now(fact.division()));
        var act = fact.value() == null ? "撤回外部数据" : before == null ? "录入外部数据" : "更正外部数据";
        var reason = fact.reason().isEmpty() ? null : fact.reason();
        audit.record(act, subject(series, fact.division()), before, fact, reason);
        return fact(fact.series(), id);
    }

    /**
     * Takes a figure back; it stays on record.
     *
     * @throws Problem when there is none, or it does not hold any more
     */
    @Transactional
    public Fact withdraw(String series, UUID id, String reason) {
        var fact = fact(series, id);
        if (!fact.holds() || fact.withdraws()) {
            throw Problem.conflict("这个数已经被更正或撤回，请看最新的记录。");
        }
        return record(NewFact.of(fact, reason).withdrawn());
    }

    private static void requireScope(DivisionCode division) {
        if (!Actor.current().scope().covers(division.digits())) {
            throw Problem.forbidden("这个区划不在您的管理范围内。");
        }
    }

    private static Audit.Subject subject(Series series, DivisionCode division) {
        return new Audit.Subject("external-series", series.id(), series.title(), division.digits());
    }

    /** The word in the database and on the wire. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
