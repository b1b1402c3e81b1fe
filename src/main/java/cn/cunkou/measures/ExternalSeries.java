package cn.cunkou.measures;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Figures that others publish, as facts with their document: the measures {@code external.…}. */
@Service
public class ExternalSeries {
    public static final String PREFIX = "external.";

    static final String PERCENT = "%";

    private final SeriesBook book;
    private final Facts facts;
    private final Counties counties;
    private final Audit audit;

    ExternalSeries(SeriesBook book, Facts facts, Counties counties, Audit audit) {
        this.book = book;
        this.facts = facts;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * A row of figures that somebody publishes. Id, unit, aggregate and level are one for all
     * counties of the installation, like those of a measure; all else is what one county says of
     * it.
     *
     * @param id its measure is {@code external.} and this
     * @param unit as pages show it
     * @param meaning what a figure says, and what it leaves out; may be empty
     * @param base what published shares are a part of; empty where it is none, or nobody has said
     * @param aggregate latest or sum
     * @param level county, town or village: what each figure is about
     * @param publisher such as 县统计局
     */
    public record Series(
            String id,
            String title,
            String unit,
            String meaning,
            String base,
            Aggregate aggregate,
            Level level,
            Rhythm rhythm,
            String publisher) {

        /** One of which nobody says how often it is published, as a plan declares it. */
        public Series(
                String id,
                String title,
                String unit,
                String base,
                String aggregate,
                String level,
                String publisher) {
            this(
                    id,
                    title,
                    unit,
                    "",
                    base,
                    Aggregate.valueOf(constant(aggregate)),
                    Level.valueOf(constant(level)),
                    Rhythm.DAY,
                    publisher);
        }

        /** Whether its figures are published as shares; whoever publishes them keeps the parts. */
        public boolean isShare() {
            return unit.equals(PERCENT);
        }

        /** The same with what a plan says of it. */
        Series inWordsOf(Series plan) {
            return new Series(
                    id,
                    plan.title,
                    unit,
                    meaning,
                    plan.base,
                    aggregate,
                    level,
                    rhythm,
                    plan.publisher);
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
            return "%s发布%s，由登记人照文件录入。%s"
                    .formatted(
                            publisher, base.isEmpty() ? "" : "，是%s的百分比".formatted(base), meaning);
        }
    }

    /** The series that a county has, by id. */
    @Transactional(readOnly = true)
    public List<Series> all(DivisionCode county) {
        return book.all(county);
    }

    /** The series of that id, as a county has it. */
    @Transactional(readOnly = true)
    public Optional<Series> find(String id, DivisionCode county) {
        return book.find(id, county);
    }

    /**
     * The series of that id, as a county has it.
     *
     * @throws Problem when the county has none
     */
    @Transactional(readOnly = true)
    public Series get(String id, DivisionCode county) {
        return find(id, county).orElseThrow(() -> Problem.notFound("外部数据「" + id + "」"));
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

    /** Why a series cannot have its id: it stands for other figures in another county. */
    @Transactional(readOnly = true)
    public Optional<String> clash(Series wanted) {
        var own = SeriesBook.Kind.of(wanted);
        return book.kind(wanted.id())
                .filter(known -> !known.equals(own))
                .map(known ->
                        "外部数据 %s 已经设立，%s；这里是%s".formatted(wanted.id(), known.words(), own.words()));
    }

    /**
     * Begins a series in a county.
     *
     * @throws Problem when the county has one of that id, or it stands for other figures elsewhere
     */
    @Transactional
    public Series begin(Series series, DivisionCode county) {
        requireScope(county);
        if (find(series.id(), county).isPresent()) {
            throw Problem.conflict("代号「" + series.id() + "」已经有了。");
        }
        requireSame(series);
        book.write(series, county, counties.now(county));
        audit.record("设立外部数据", subject(series, county), null, series, null);
        return series;
    }

    /**
     * Begins a series that a county's plan speaks of, or gives the one that is there the plan's
     * words.
     *
     * @param was the id under which its figures were recorded before; null for none
     * @throws Problem when it stands for other figures elsewhere
     */
    @Transactional
    public void declare(Series wanted, @Nullable String was, DivisionCode county) {
        requireScope(county);
        var known = find(wanted.id(), county).orElse(null);
        if (known == null) {
            begin(wanted, county);
        } else {
            reword(known, wanted, county);
        }
        if (was != null) {
            find(was, county).ifPresent(before -> follow(before, wanted, county));
        }
    }

    private void reword(Series known, Series wanted, DivisionCode county) {
        requireSame(wanted);
        var reworded = known.inWordsOf(wanted);
        if (!reworded.equals(known)) {
            book.write(reworded, county, counties.now(county));
            audit.record("改写外部数据", subject(reworded, county), known, reworded, null);
        }
    }

    private void follow(Series before, Series after, DivisionCode county) {
        if (!SeriesBook.Kind.of(before).equals(SeriesBook.Kind.of(after))) {
            throw Problem.conflict(
                    "外部数据 %s 原来的代号 %s 是另一种数，不能接着用。".formatted(after.id(), before.id()));
        }
        book.follow(before, after, county);
        audit.record("外部数据改代号", subject(after, county), before, after, null);
    }

    /** One name stands for one figure everywhere, else one's unit would stand beside another's. */
    private void requireSame(Series wanted) {
        clash(wanted)
                .ifPresent(why -> {
                    throw Problem.conflict(why + "。一个编号只能是一种数，另起一个编号。");
                });
    }

    /**
     * Records a figure; one of the same place and period gives way to it and stays on record.
     *
     * @throws Problem when there is no such series, it is about other places, or the place lies
     *     outside the actor's divisions
     */
    @Transactional
    public Fact record(NewFact fact) {
        var series = get(fact.series(), fact.division().county());
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
