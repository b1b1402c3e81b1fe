package cn.cunkou.stations.applications;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.messages.Messages;
import cn.cunkou.platform.messages.TextMessages;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.Outcome;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationInput;
import cn.cunkou.stations.Stations;
import cn.cunkou.stations.applications.Application.Money;
import cn.cunkou.stations.applications.Application.State;
import cn.cunkou.stations.fitting.Fitting;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 建站申请: handed in, seen by the town, decided by the county. What is approved becomes a station of
 * the register, with a checklist to be fitted out.
 */
@Service
public class Applications {
    static final String SUBJECT = "station-application";

    private final ApplicationBook book;
    private final ApplicationCheck check;
    private final Stations stations;
    private final Divisions divisions;
    private final Counties counties;
    private final Messages messages;
    private final TextMessages texts;
    private final Fitting fitting;
    private final Audit audit;

    Applications(
            ApplicationBook book,
            ApplicationCheck check,
            Stations stations,
            Divisions divisions,
            Counties counties,
            Messages messages,
            TextMessages texts,
            Fitting fitting,
            Audit audit) {
        this.book = book;
        this.check = check;
        this.stations = stations;
        this.divisions = divisions;
        this.counties = counties;
        this.messages = messages;
        this.texts = texts;
        this.fitting = fitting;
        this.audit = audit;
    }

    /**
     * One application.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Application get(UUID id) {
        return book.find(id).orElseThrow(Applications::missing);
    }

    /**
     * Takes an application in.
     *
     * @throws Problem with everything that is wrong; a conflict when one is open for the village
     */
    @Transactional
    public Application submit(DivisionCode county, ApplicationInput input) {
        var wanted = check.check(county, input);
        if (!Actor.current().scope().covers(wanted.village().digits())) {
            throw fault("division", "不在您的管理范围内", "选您管的村");
        }
        if (book.openIn(wanted.village()).isPresent()) {
            throw alreadyOpen();
        }
        var today = counties.today(county);
        Application application;
        try {
            application = book.insert(wanted, today);
        } catch (DuplicateKeyException sameMoment) {
            throw alreadyOpen();
        }
        book.step(application, Step.Kind.SUBMITTED, "", today);
        audit.record("提出建站申请", subject(application), null, application, null);
        return application;
    }

    /**
     * The town says what it thinks of an application, or sends it back.
     *
     * @param kind supported, opposed or returned
     */
    @Transactional
    public Application opine(UUID id, @Nullable String kind, @Nullable String note) {
        var application = locked(id);
        application.requireState(State.SUBMITTED);
        var step = choice(kind, Step.Kind.SUPPORTED, Step.Kind.OPPOSED, Step.Kind.RETURNED);
        return take(
                application, step, step.isOpinion() ? State.OPINED : State.RETURNED, null, note);
    }

    /**
     * The county decides. What is approved becomes a station of that name.
     *
     * @param kind approved, refused or returned
     * @throws Problem also when whoever acts entered it or gave the opinion
     */
    @Transactional
    public Application decide(
            UUID id, @Nullable String kind, @Nullable String name, @Nullable String note) {
        var application = locked(id);
        application.requireState(State.OPINED);
        var step = choice(kind, Step.Kind.APPROVED, Step.Kind.REFUSED, Step.Kind.RETURNED);
        requireOtherEyes(application);
        return switch (step) {
            case APPROVED -> approve(application, name, note);
            case REFUSED -> take(application, step, State.REFUSED, null, note);
            default -> take(application, step, State.RETURNED, null, note);
        };
    }

    /** Puts right what was sent back; the village stays, and the town looks at it again. */
    @Transactional
    public Application amend(UUID id, ApplicationInput input) {
        var application = locked(id);
        application.requireState(State.RETURNED);
        var wanted = check.check(application.village().county(), input);
        if (!wanted.village().equals(application.village())) {
            throw fault("division", "补正不能换村", "换村的话先撤回，再另外申请");
        }
        book.amend(id, wanted);
        return take(application, Step.Kind.AMENDED, State.SUBMITTED, null, "");
    }

    /** Takes it back, with the reason. */
    @Transactional
    public Application withdraw(UUID id, @Nullable String note) {
        var application = locked(id);
        if (!application.state().isOpen()) {
            throw Problem.conflict("这份申请%s，不能撤回。".formatted(application.state().label()));
        }
        return take(application, Step.Kind.WITHDRAWN, State.WITHDRAWN, null, note);
    }

    /** The name a station is given where nobody says otherwise. */
    @Transactional(readOnly = true)
    public String usualName(Application application) {
        var place = application.place();
        var name =
                divisions
                        .find(place, counties.today(place))
                        .map(found -> found.shortName())
                        .orElse("");
        return name + application.level().label();
    }

    private Application approve(
            Application application, @Nullable String name, @Nullable String note) {
        if (application.money() == Money.CENTRAL) {
            // Another station may have come to the village while this waited.
            var faults = new Faults();
            check.onceOnly(faults, application.village());
            if (faults.any()) {
                throw refused(faults);
            }
        }
        var title = Faults.given(name);
        var station = register(application, title == null ? usualName(application) : title);
        if (application.level() == Level.TOWN) {
            book.seat(station.id(), application.place(), application.village());
        }
        fitting.begin(station);
        return take(application, Step.Kind.APPROVED, State.APPROVED, station.id(), note);
    }

    private Station register(Application application, String name) {
        var input =
                new StationInput(
                        application.level().id(),
                        application.place().digits(),
                        null,
                        name,
                        "new",
                        application.premises(),
                        application.area().stripTrailingZeros().toPlainString(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        return switch (stations.register(input)) {
            case Outcome.Done(var station) -> station;
            case Outcome.Faulty(var faults) ->
                    throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "站点登记不上：", faults);
            case Outcome.Overtaken overtaken ->
                    throw new IllegalStateException("a new station was overtaken: " + overtaken);
        };
    }

    private Application take(
            Application application,
            Step.Kind kind,
            State next,
            @Nullable UUID station,
            @Nullable String typed) {
        var faults = new Faults();
        var note = faults.text("note", typed, 300);
        if (note == null && kind.needsReason()) {
            faults.add("note", "没有写原因", "写明原因，申请人看得到");
        }
        if (faults.any()) {
            throw refused(faults);
        }
        var today = counties.today(application.village());
        book.move(application.id(), next, station, today);
        book.step(application, kind, note == null ? "" : note, today);
        var after = book.find(application.id()).orElseThrow();
        audit.record(kind.label(), subject(after), application, after, note);
        tell(after, kind);
        return after;
    }

    /** Tells whoever entered it, and the applicant where it is for the applicant to know. */
    private void tell(Application application, Step.Kind kind) {
        var place = place(application);
        var words = "%s的建站申请：%s".formatted(place, kind.label());
        var actor = Actor.current();
        if (!application.byId().equals(actor.id()) && !application.byId().equals("public")) {
            messages.send(
                    application.byId(),
                    application.village().digits(),
                    words,
                    application.state().label(),
                    ApplicationPages.PATH + "/" + application.id());
        }
        var phone = new PhoneNumber(book.applicant(application.id()).phone());
        if ((kind.needsReason() || kind == Step.Kind.APPROVED) && phone.isMobile()) {
            texts.send(
                    List.of(
                            new TextMessages.Outgoing(
                                    application.village().digits(),
                                    phone,
                                    "%s。查询号%s".formatted(words, application.receiptInGroups()))));
        }
    }

    private static Problem alreadyOpen() {
        return fault("division", "这个村有一份申请还在办", "等它办完，或者请镇里撤回后再申请");
    }

    private void requireOtherEyes(Application application) {
        var me = Actor.current().id();
        var mine =
                book.steps(application.id()).stream()
                        .filter(step -> step.byId().equals(me))
                        .map(Step::kind)
                        .toList();
        if (application.byId().equals(me) || mine.contains(Step.Kind.AMENDED)) {
            throw Problem.forbidden("申请是您自己登记的，要由另一个人批复。");
        }
        if (mine.stream().anyMatch(Step.Kind::isOpinion)) {
            throw Problem.forbidden("镇里的意见是您签的，要由另一个人批复。");
        }
    }

    String place(Application application) {
        var county = application.village().county();
        return divisions.gazetteer(county, counties.today(county)).place(application.village());
    }

    private Application locked(UUID id) {
        return book.lock(id).orElseThrow(Applications::missing);
    }

    private static Step.Kind choice(@Nullable String typed, Step.Kind... offered) {
        var wanted = Faults.given(typed);
        for (var one : offered) {
            if (one.id().equals(wanted)) {
                return one;
            }
        }
        throw fault("kind", "没有选怎么办", "从列表里选");
    }

    private Audit.Subject subject(Application application) {
        return new Audit.Subject(
                SUBJECT,
                application.id().toString(),
                place(application) + "建站申请",
                application.village().digits());
    }

    private static Problem fault(String field, String fault, String remedy) {
        var faults = new Faults();
        faults.add(field, fault, remedy);
        return refused(faults);
    }

    private static Problem refused(Faults faults) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
    }

    private static Problem missing() {
        return Problem.notFound("建站申请");
    }

    /** The business day where an application lies. */
    LocalDate today(Application application) {
        return counties.today(application.village());
    }
}
