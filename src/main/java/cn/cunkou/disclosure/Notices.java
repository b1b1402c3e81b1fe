package cn.cunkou.disclosure;

import cn.cunkou.plan.NewNotice;
import cn.cunkou.plan.NoticeEnded;
import cn.cunkou.plan.NoticeWithdrawn;
import cn.cunkou.plan.Publicity;
import cn.cunkou.plan.Publicity.State;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Sha256;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Public notices: put up for a number of working days, objected to by anybody, answered by the
 * bureau.
 */
@Service
public class Notices implements Publicity {
    static final int LONGEST_OBJECTION = 2_000;

    private final NoticeBook book;
    private final NoticeCheck check;
    private final Counties counties;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Notices(
            NoticeBook book,
            NoticeCheck check,
            Counties counties,
            Audit audit,
            ApplicationEventPublisher events) {
        this.book = book;
        this.check = check;
        this.counties = counties;
        this.audit = audit;
        this.events = events;
    }

    @Override
    @Transactional
    public UUID open(NewNotice notice) {
        check.requireSound(notice);
        var id = book.insert(notice);
        var after = get(id);
        audit.record("发布公示", subject(after), null, after, null);
        return id;
    }

    /**
     * The notice of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Notice get(UUID id) {
        return book.find(id).orElseThrow(Notices::missing);
    }

    @Override
    @Transactional(readOnly = true)
    public State state(UUID id) {
        var notice = get(id);
        return notice.state(counties.today(notice.division()));
    }

    @Override
    public String href(UUID notice) {
        return PublicNoticePages.href(notice);
    }

    /** Puts up many checked notices of the past, with one entry in the audit trail. */
    @Transactional
    public List<UUID> load(List<NewNotice> many) {
        if (many.isEmpty()) {
            return List.of();
        }
        var ids = many.stream().map(book::insert).toList();
        var county = many.getFirst().division().digits();
        audit.record(
                "批量登记公示",
                new Audit.Subject("notices", county, "%d件公示".formatted(many.size()), county),
                null,
                many.size(),
                null);
        return ids;
    }

    @Transactional(readOnly = true)
    List<Notice> all(DivisionCode county) {
        return book.all(county);
    }

    @Transactional(readOnly = true)
    List<Objection> objections(UUID notice) {
        return book.objections(notice);
    }

    /** How many objections wait for whoever acts. */
    @Transactional(readOnly = true)
    long openObjections() {
        return book.open();
    }

    /**
     * Takes it down before its end; it stays on record with the reason, which everybody may read.
     *
     * @throws Problem when it is down, its end was announced, or the reason is missing or has
     *     numbers of persons
     */
    @Transactional
    void withdraw(UUID id, @Nullable String why) {
        var before = book.lock(id).orElseThrow(Notices::missing);
        if (before.withdrawal() != null || before.ended() != null) {
            throw Problem.conflict("《%s》已经结束，不能撤回。".formatted(before.title()));
        }
        var faults = new Faults();
        var reason = faults.required("reason", "撤回的原因", why, 200);
        PersonalNumbers.refuse(faults, "reason", reason);
        refuse(faults);
        book.withdraw(before, reason);
        audit.record("撤回公示", subject(before), before, get(id), reason);
        events.publishEvent(new NoticeWithdrawn(id, before.division(), before.about()));
    }

    /**
     * Takes in an objection of somebody without an account; nothing of who they are is kept but
     * what they write.
     *
     * @param form key of the form; the same form counts once
     * @throws Problem when the notice is not running, or the objection is empty or too long
     */
    void object(PublicNotice notice, String form, ObjectionInput input) {
        if (notice.withdrawal() != null) {
            throw Problem.conflict("这件公示已经撤回，不再接收异议。可以写成意见。");
        }
        if (notice.state(counties.today(notice.county())) != State.RUNNING) {
            throw Problem.conflict("公示期已过，不再接收异议。可以写成意见。");
        }
        var faults = new Faults();
        var said = faults.requiredLines("said", "异议", input.said(), LONGEST_OBJECTION);
        var name = faults.text("name", input.name(), 60);
        var contact = faults.text("contact", input.contact(), 60);
        refuse(faults);
        Actor.run(
                Actor.system("接收异议", Scope.of(notice.county().digits())),
                () ->
                        book.object(
                                notice.id(),
                                notice.county(),
                                Sha256.hex("objection\n", form),
                                said,
                                name,
                                contact));
    }

    /**
     * Answers an objection; where it was the last that the notice waited for, its end is announced.
     *
     * @throws Problem when it is answered already, or the answer is missing
     */
    @Transactional
    void answer(UUID id, UUID objection, @Nullable String verdict, @Nullable String said) {
        var notice = book.lock(id).orElseThrow(Notices::missing);
        var found =
                book.objections(id).stream()
                        .filter(one -> one.id().equals(objection))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("这件异议"));
        if (found.answer() != null) {
            throw Problem.conflict("这件异议已经答复过。");
        }
        var faults = new Faults();
        var answer = faults.requiredLines("answer", "答复", said, LONGEST_OBJECTION);
        if (!"upheld".equals(verdict) && !"dismissed".equals(verdict)) {
            faults.add("verdict", "没有选成立不成立", "选一个");
        }
        refuse(faults);
        book.answer(found, "upheld".equals(verdict), answer, notice.division());
        audit.record("答复异议", subject(notice), "待办", "upheld".equals(verdict) ? "成立" : "不成立", null);
        settle(book.find(id).orElseThrow());
    }

    /** Announces the end of all notices that have come to it. */
    @Transactional
    int settleAll() {
        return (int) book.unended().stream().filter(this::settle).count();
    }

    private boolean settle(Notice notice) {
        var today = counties.today(notice.division());
        var state = notice.state(today);
        if (notice.ended() != null || (state != State.HOLDS && state != State.FAILS)) {
            return false;
        }
        var holds = state == State.HOLDS;
        book.end(notice, today, holds);
        events.publishEvent(new NoticeEnded(notice.id(), notice.division(), notice.about(), holds));
        return true;
    }

    private static void refuse(Faults faults) {
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
        }
    }

    private static Audit.Subject subject(Notice notice) {
        return new Audit.Subject(
                "notice", notice.id().toString(), notice.title(), notice.division().digits());
    }

    static Problem missing() {
        return Problem.notFound("公示");
    }
}
