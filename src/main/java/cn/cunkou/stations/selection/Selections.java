package cn.cunkou.stations.selection;

import cn.cunkou.plan.Plans;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.Outcome;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationLife;
import cn.cunkou.values.PhoneNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Chooses keepers: one round at a time for a station, judged by at least two people. */
@Service
public class Selections {
    private static final Map<Level, String> CATALOGUES =
            Map.of(Level.VILLAGE, "village-keeper-criteria", Level.TOWN, "town-keeper-criteria");

    private final SelectionBook book;
    private final StationLife life;
    private final Plans plans;
    private final Counties counties;
    private final Audit audit;

    Selections(SelectionBook book, StationLife life, Plans plans, Counties counties, Audit audit) {
        this.book = book;
        this.life = life;
        this.plans = plans;
        this.counties = counties;
        this.audit = audit;
    }

    /** All rounds of a station, the latest first. */
    @Transactional(readOnly = true)
    public List<Selection> of(Station station) {
        return book.of(station.id());
    }

    /** The criteria that the county's plan names for such a station; none where it names none. */
    @Transactional(readOnly = true)
    public List<Criterion> criteria(Station station) {
        var catalogue = CATALOGUES.getOrDefault(station.level(), "");
        return plans.current(station.county())
                .flatMap(edition -> edition.plan().catalogue(catalogue))
                .map(list -> list.entries().stream().map(entry -> entry.label()).toList())
                .map(Criterion::equally)
                .orElse(List.of());
    }

    /**
     * Opens a round.
     *
     * @param typed one criterion a line, each with its weight
     */
    @Transactional
    public void open(Station station, @Nullable String typed) {
        var faults = new Faults();
        var criteria = Criterion.read(faults, typed);
        if (of(station).stream().anyMatch(Selection::isOpen)) {
            faults.add("criteria", "这个站正在遴选站长", "先选定，或者先结束那一次");
        }
        requireNone(faults);
        book.open(station, criteria, counties.today(station.county()));
        audit.record("开始遴选站长", subject(station), null, Criterion.written(criteria), null);
    }

    /** Enters a candidate. */
    @Transactional
    public void add(
            Station station,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String about) {
        var round = running(station);
        var faults = new Faults();
        var who = faults.required("name", "姓名", name, 40);
        var number = faults.required("phone", "电话", phone, 20);
        var said = faults.text("about", about, 300);
        if (!number.isEmpty() && !PhoneNumber.isValid(number)) {
            faults.add("phone", "不是手机号，也不是带区号的座机号", "核对电话");
        }
        requireNone(faults);
        var digits = PhoneNumber.parse(number).digits();
        if (!book.add(station, round.id(), who, digits, said == null ? "" : said)) {
            throw refused("phone", "这个电话的候选人已经登记过", "核对电话");
        }
        audit.record("登记站长候选人", subject(station), null, null, null);
    }

    /**
     * Whoever acts judges a candidate; the last word of each counts.
     *
     * @param points for each criterion in its order, from 0 to 100
     */
    @Transactional
    public void score(Station station, UUID candidate, List<String> points) {
        var round = running(station);
        require(round, candidate);
        var given = new ArrayList<Integer>();
        for (var typed : points) {
            if (typed.strip().matches("\\d{1,3}") && Integer.parseInt(typed.strip()) <= 100) {
                given.add(Integer.parseInt(typed.strip()));
            }
        }
        if (given.size() != round.criteria().size() || points.size() != given.size()) {
            throw refused("points", "每一条都要打0到100的整数分", "打完再交");
        }
        for (var criterion : round.criteria()) {
            book.score(station, candidate, criterion.place(), given.get(criterion.place() - 1));
        }
        audit.record("给站长候选人打分", subject(station), null, given.toString(), null);
    }

    /** Writes down that a candidate has passed the training, and what says so. */
    @Transactional
    public void train(
            Station station, UUID candidate, @Nullable String day, @Nullable String paper) {
        require(running(station), candidate);
        var faults = new Faults();
        var on = day(faults, "trained", "哪天合格", day);
        var title = faults.required("trainingPaper", "凭什么", paper, 120);
        if (on != null && on.isAfter(counties.today(station.county()))) {
            faults.add("trained", "%s还没有到".formatted(on), "合格了再登记");
        }
        requireNone(faults);
        book.train(candidate, Objects.requireNonNull(on), title);
        audit.record("候选人培训合格", subject(station), null, title, null);
    }

    /**
     * Chooses a candidate, who keeps the station from that day on.
     *
     * @param reason has to be given when it is not the best
     * @throws Problem when not enough people judged, or the training is not passed
     */
    @Transactional
    public void choose(
            Station station, UUID wanted, @Nullable String day, @Nullable String reason) {
        var round = running(station);
        var candidate = require(round, wanted);
        var faults = new Faults();
        var obstacle = candidate.obstacle(round.criteria());
        if (!obstacle.isEmpty()) {
            faults.add("chosen", obstacle, "补上以后再选");
        }
        var from = day(faults, "starts", "哪天起任职", day);
        var why = faults.text("reason", reason, 200);
        if (why == null
                && round.best().filter(best -> !best.id().equals(candidate.id())).isPresent()) {
            faults.add("reason", "选的不是得分最高的，没有写原因", "写明为什么");
        }
        requireNone(faults);
        var starts = Objects.requireNonNull(from);
        if (!book.decide(round.id(), wanted, starts, why == null ? "" : why)) {
            throw ended();
        }
        if (life.keep(station.id(), starts, candidate.name(), candidate.phone())
                instanceof Outcome.Faulty(var wrong)) {
            throw Problem.badRequest("没有选定：", wrong);
        }
        audit.record("选定站长", subject(station), null, starts.toString(), why);
    }

    /** Ends a round without anybody chosen. */
    @Transactional
    public void giveUp(Station station, @Nullable String reason) {
        var round = running(station);
        var faults = new Faults();
        var why = faults.required("reason", "为什么", reason, 200);
        requireNone(faults);
        book.giveUp(round.id(), why);
        audit.record("结束遴选", subject(station), null, null, why);
    }

    private Selection running(Station station) {
        return of(station).stream()
                .filter(Selection::isOpen)
                .findFirst()
                .orElseThrow(Selections::ended);
    }

    private static Problem ended() {
        return Problem.conflict("这个站现在没有在遴选站长。");
    }

    private static Candidate require(Selection round, UUID candidate) {
        return round.candidate(candidate).orElseThrow(() -> Problem.notFound("候选人"));
    }

    private static @Nullable LocalDate day(
            Faults faults, String field, String word, @Nullable String typed) {
        var text = faults.required(field, word, typed, 10);
        return FormDay.read(faults, field, text);
    }

    private static Problem refused(String field, String fault, String remedy) {
        var faults = new Faults();
        faults.add(field, fault, remedy);
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
    }

    private static void requireNone(Faults faults) {
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
        }
    }

    private static Audit.Subject subject(Station station) {
        return new Audit.Subject(
                "station", station.id().toString(), station.name(), station.division().digits());
    }
}
