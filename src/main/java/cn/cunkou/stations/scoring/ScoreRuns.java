package cn.cunkou.stations.scoring;

import cn.cunkou.plan.NewNotice;
import cn.cunkou.plan.NoticeEnded;
import cn.cunkou.plan.NoticeWithdrawn;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Publicity;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Scores a county's stations for a year, puts the result up, and fixes it when nothing stands
 * against it.
 */
@Service
public class ScoreRuns {
    private static final String ABOUT = "station-scores:";
    private static final String CATALOGUE = "station-score";

    private final ScoreBook book;
    private final Publicity publicity;
    private final Plans plans;
    private final Registry registry;
    private final Counties counties;
    private final Audit audit;

    ScoreRuns(
            ScoreBook book,
            Publicity publicity,
            Plans plans,
            Registry registry,
            Counties counties,
            Audit audit) {
        this.book = book;
        this.publicity = publicity;
        this.plans = plans;
        this.registry = registry;
        this.counties = counties;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<ScoreRun> in(DivisionCode county) {
        return book.in(county);
    }

    /**
     * The run of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public ScoreRun get(UUID id) {
        return book.find(id).orElseThrow(() -> Problem.notFound("站点考核"));
    }

    /** The lines that the county's plan names, to be given points; none where it names none. */
    @Transactional(readOnly = true)
    public List<String> named(DivisionCode county) {
        return plans
                .current(county)
                .flatMap(edition -> edition.plan().catalogue(CATALOGUE))
                .stream()
                .flatMap(list -> list.entries().stream())
                .map(entry -> entry.label())
                .toList();
    }

    /**
     * Opens the scoring of a year.
     *
     * @param typed one line each: label, points, where they come from
     */
    @Transactional
    public UUID open(DivisionCode county, @Nullable String year, @Nullable String typed) {
        var faults = new Faults();
        var text = faults.required("year", "年度", year, 4);
        var number = text.matches("20\\d\\d") ? Integer.parseInt(text) : 0;
        if (number == 0 || number > counties.today(county).getYear()) {
            faults.add("year", "「%s」不是过去或今年的年度".formatted(text), "写成四位数字");
        }
        var lines = ScoreLine.read(faults, typed);
        requireNone(faults);
        var id = book.open(county, number, lines);
        if (id.isEmpty()) {
            throw fault("year", "%d年度已经有考核".formatted(number), "打开那一次");
        }
        audit.record("开始站点考核", subject(county, id.get(), number), null, lines, null);
        return id.get();
    }

    /** All stations, the best first: as they stand now, or as they were put up. */
    @Transactional(readOnly = true)
    public List<Scored> ranking(ScoreRun run) {
        return run.isOpen()
                ? Ranking.of(
                        run.lines(),
                        book.facts(run.county(), run.year(), last(run)),
                        book.given(run.id()))
                : book.results(run.id());
    }

    /**
     * Whoever acts gives a station the points of a line.
     *
     * @param paper what says so
     */
    @Transactional
    public void give(
            UUID id, UUID station, int place, @Nullable String typed, @Nullable String paper) {
        var run = open(id);
        var line =
                run.lines().stream()
                        .filter(one -> one.place() == place && one.isByPerson())
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("这一条"));
        var faults = new Faults();
        var mark = line.mark(faults, typed, paper);
        requireNone(faults);
        var given = Objects.requireNonNull(mark);
        book.give(id, place, station, scored(run, station).division(), given);
        audit.record(
                "站点考核打分",
                subject(run.county(), id, run.year()),
                null,
                line.label() + given.points(),
                given.paper());
    }

    /**
     * Puts the result up for everybody; it is frozen as it stands.
     *
     * @throws Problem when points are missing, or the days are fewer than the plan asks for
     */
    @Transactional
    public void publish(UUID id, @Nullable String typedDays) {
        var run = open(id);
        var ranking = ranking(run);
        var faults = new Faults();
        var days = faults.required("days", "公示几个工作日", typedDays, 2);
        if (!days.matches("[1-9]\\d?")) {
            faults.add("days", "「%s」不是天数".formatted(days), "填1到90的整数");
        }
        var missing = ranking.stream().filter(one -> !one.missing().isEmpty()).toList();
        if (!missing.isEmpty()) {
            faults.add(
                    "points",
                    "还有%d个站没有打完分，如%s的%s"
                            .formatted(
                                    missing.size(),
                                    missing.getFirst().name(),
                                    String.join("、", missing.getFirst().missing())),
                    "打完再公示");
        }
        if (ranking.isEmpty()) {
            faults.add("points", "这一年没有要考核的站", "核对年度");
        }
        requireNone(faults);
        var notice =
                publicity.open(
                        new NewNotice(
                                run.county(),
                                lead(run.county()),
                                "%d年度服务站点考核结果".formatted(run.year()),
                                "满分%d分。%s。对结果有异议的，请在公示期内提出。".formatted(run.most(), explained(run)),
                                null,
                                ABOUT + id,
                                counties.today(run.county()),
                                Integer.parseInt(days),
                                ranking.stream().map(ScoreRuns::line).toList()));
        book.publish(run, notice, last(run), ranking);
        audit.record("公示站点考核", subject(run.county(), id, run.year()), null, ranking.size(), null);
    }

    private static NewNotice.Line line(Scored one) {
        return new NewNotice.Line(
                one.name(),
                false,
                "第%d名，%s分：%s".formatted(one.rank(), one.total().toPlainString(), one.said()),
                null);
    }

    private static String explained(ScoreRun run) {
        return String.join(
                "；",
                run.lines().stream()
                        .map(line ->
                                "%s%d分，%s"
                                        .formatted(
                                                line.label(),
                                                line.points(),
                                                line.source().explained()))
                        .toList());
    }

    /** The days of the notice are over. */
    @EventListener
    @Transactional
    public void ended(NoticeEnded ended) {
        if (ended.about().startsWith(ABOUT)) {
            book.end(ended.notice(), ended.holds());
        }
    }

    /** The notice was taken down: the scores are open again. */
    @EventListener
    @Transactional
    public void withdrawn(NoticeWithdrawn withdrawn) {
        if (withdrawn.about().startsWith(ABOUT)) {
            book.reopen(withdrawn.notice());
        }
    }

    @Transactional(readOnly = true)
    public List<Consequence> consequences(UUID run) {
        return book.consequences(run);
    }

    /** Writes down what follows for a station, once the result is fixed. */
    @Transactional
    public void follow(UUID id, UUID station, @Nullable String kind, @Nullable String note) {
        var run = book.lock(id).orElseThrow(() -> Problem.notFound("站点考核"));
        if (run.state() != ScoreRun.State.FIXED) {
            throw Problem.conflict("结果还没有定，公示期满没有异议才能定。");
        }
        var faults = new Faults();
        var wanted = Consequence.Kind.read(kind == null ? "" : kind);
        var said = faults.required("note", "依据", note, 200);
        if (wanted.isEmpty()) {
            faults.add("kind", "没有选怎么办", "从列表里选");
        }
        wanted.filter(one -> isFollowedBy(id, station, one))
                .ifPresent(one ->
                        faults.add(
                                "kind",
                                "这次考核已经登记过%s".formatted(one.label()),
                                "在下面的列表里看，要登记的不同就选别的"));
        requireNone(faults);
        var scored = scored(run, station);
        book.follow(id, scored, wanted.orElseThrow(), said, counties.today(run.county()));
        audit.record(
                "站点考核：" + wanted.orElseThrow().label(),
                new Audit.Subject(
                        "station", station.toString(), scored.name(), scored.division().digits()),
                null,
                said,
                null);
    }

    private boolean isFollowedBy(UUID run, UUID station, Consequence.Kind kind) {
        return book.consequences(run).stream()
                .anyMatch(one -> one.station().equals(station) && one.kind() == kind);
    }

    private Scored scored(ScoreRun run, UUID station) {
        return ranking(run).stream()
                .filter(one -> one.station().equals(station))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("这次考核里的站点"));
    }

    /**
     * The run, held from here on.
     *
     * @throws Problem when no points can be given in it
     */
    ScoreRun open(UUID id) {
        var run = book.lock(id).orElseThrow(() -> Problem.notFound("站点考核"));
        if (!run.isOpen()) {
            throw Problem.conflict("%d年度的考核%s，不能再改。".formatted(run.year(), run.state().label()));
        }
        return run;
    }

    /** The last day that counts: the year's, or today while it lasts. */
    private LocalDate last(ScoreRun run) {
        var end = LocalDate.of(run.year(), 12, 31);
        var today = counties.today(run.county());
        return today.isBefore(end) ? today : end;
    }

    private UUID lead(DivisionCode county) {
        return plans.current(county)
                .map(edition -> edition.plan().lead().name())
                .flatMap(name -> registry.body(county, name))
                .orElseThrow(() -> Problem.conflict("本县还没有方案，不知道由哪个单位公示。"))
                .id();
    }

    private static Audit.Subject subject(DivisionCode county, UUID id, int year) {
        return new Audit.Subject("station-scores", id.toString(), year + "年度站点考核", county.digits());
    }

    private static Problem fault(String field, String fault, String remedy) {
        var faults = new Faults();
        faults.add(field, fault, remedy);
        return refused(faults);
    }

    private static void requireNone(Faults faults) {
        if (faults.any()) {
            throw refused(faults);
        }
    }

    private static Problem refused(Faults faults) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
    }
}
