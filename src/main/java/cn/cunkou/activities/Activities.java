package cn.cunkou.activities;

import cn.cunkou.activities.Activity.Said;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of what bodies do in public and keep up. */
@Service
public class Activities {
    static final String SUBJECT = "activity";

    private final ActivityBook book;
    private final Pictures pictures;
    private final ActivityChecks checks;
    private final Audit audit;

    Activities(ActivityBook book, Pictures pictures, ActivityChecks checks, Audit audit) {
        this.book = book;
        this.pictures = pictures;
        this.checks = checks;
        this.audit = audit;
    }

    /** A picture or scan as it is handed in. */
    record Upload(String name, InputStream content) {}

    /**
     * The activity of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Activity get(UUID id) {
        return book.find(id).orElseThrow(Activities::missing);
    }

    @Transactional(readOnly = true)
    public Optional<Activity> find(UUID id) {
        return book.find(id);
    }

    /** The activity and all it took the place of, the newest first. */
    @Transactional(readOnly = true)
    public List<Activity> lineage(UUID id) {
        return book.lineage(id);
    }

    /**
     * Registers an activity as it was filled in.
     *
     * @throws Problem with everything that is wrong; nothing is kept then
     */
    @Transactional
    Activity register(ActivityInput input, @Nullable Upload upload) {
        var said = checked(input, upload != null);
        var id = insert(said, null, null);
        if (upload != null) {
            pictures.add(get(id), upload);
        }
        return done("登记活动", null, id, null);
    }

    /**
     * Registers many checked activities of one county, with one entry in the audit trail.
     *
     * @throws Problem when one of them is on record already
     */
    @Transactional
    public void load(List<Said> many) {
        if (many.isEmpty()) {
            return;
        }
        many.forEach(said -> insert(said, null, null));
        var county = many.getFirst().division().county().digits();
        var subject =
                new Audit.Subject("activities", county, "%d项活动".formatted(many.size()), county);
        audit.record("批量登记活动", subject, null, many.size(), null);
    }

    /** Registers one of many, for which the caller writes the one entry in the audit trail. */
    UUID enter(Said said) {
        return insert(said, null, null);
    }

    /**
     * Registers what should have been said; the row that is corrected stays, with a reference to
     * the one that takes its place. Pictures are taken over.
     *
     * @throws Problem with everything that is wrong, or when it does not stand any more, or belongs
     *     to a body for which whoever acts may not write
     */
    @Transactional
    Activity correct(UUID id, ActivityInput input, @Nullable String why) {
        var before = standing(id);
        var faults = new Faults();
        var reason = faults.required("reason", "更正的原因", why, 200);
        var checked = checks.check(input, before.pictures() > 0);
        checked.faults().forEach(one -> faults.add(one.field(), one.fault(), one.remedy()));
        if (checked.said() == null || faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
        }
        return replace(before, checked.said(), reason);
    }

    /** See {@link #correct}, with what is checked already. */
    Activity replace(Activity before, Said said, String reason) {
        var successor = book.newId();
        book.supersede(before.id(), successor);
        insert(said, successor, reason);
        pictures.takeOver(before, successor, said.division());
        return done("更正活动", before, successor, reason);
    }

    /**
     * Takes an activity out of what counts; it stays in the register with the reason.
     *
     * @throws Problem as {@link #correct}
     */
    @Transactional
    Activity withdraw(UUID id, @Nullable String why) {
        var before = standing(id);
        var faults = new Faults();
        var reason = faults.required("reason", "撤回的原因", why, 200);
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有撤回", "请写明原因。", faults.found());
        }
        book.withdraw(before, reason);
        return done("撤回活动", before, id, reason);
    }

    /** The activity, held against other writers, which whoever acts may change. */
    Activity standing(UUID id) {
        return requireStanding(book.lock(id).orElseThrow(Activities::missing));
    }

    /**
     * The activity, which whoever acts may change.
     *
     * @throws Problem when it does not stand any more, or they may not write for its body
     */
    static Activity requireStanding(Activity activity) {
        if (!Actor.current().actsFor(activity.said().body().toString())) {
            throw Problem.forbidden("这是%s的活动，您只能改本单位的。".formatted(activity.body()));
        }
        if (!activity.stands()) {
            throw Problem.conflict(
                    "《%s》%s，不能再改。".formatted(activity.said().title(), activity.state()));
        }
        return activity;
    }

    private Said checked(ActivityInput input, boolean hasPicture) {
        var checked = checks.check(input, hasPicture);
        if (checked.said() == null) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT, "没有登记", "有几处需要改。", checked.faults());
        }
        return checked.said();
    }

    private UUID insert(Said said, @Nullable UUID id, @Nullable String reason) {
        return book.insert(said, id, reason)
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.CONFLICT,
                                "已经登记过",
                                "什么都还没有保存。",
                                List.of(
                                        new Problem.Fault(
                                                "title",
                                                "%s的「%s」已经登记过".formatted(said.day(), said.title()),
                                                "核对；要改那一项，请打开它点“更正”"))));
    }

    private Activity done(String act, @Nullable Activity before, UUID id, @Nullable String reason) {
        var after = get(id);
        audit.record(act, subject(after), before, after, reason);
        return after;
    }

    static Audit.Subject subject(Activity activity) {
        return new Audit.Subject(
                SUBJECT,
                activity.id().toString(),
                activity.said().title(),
                activity.said().division().digits());
    }

    static Problem missing() {
        return Problem.notFound("这项活动");
    }
}
