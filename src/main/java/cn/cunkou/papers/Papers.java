package cn.cunkou.papers;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of official papers. */
@Service
public class Papers {
    static final String SUBJECT = "paper";

    private final PaperBook book;
    private final PaperFiles files;
    private final PaperChecks checks;
    private final Audit audit;

    Papers(PaperBook book, PaperFiles files, PaperChecks checks, Audit audit) {
        this.book = book;
        this.files = files;
        this.checks = checks;
        this.audit = audit;
    }

    /** The paper, if whoever acts may see it. */
    @Transactional(readOnly = true)
    public Optional<Paper> find(UUID id) {
        return book.find(id);
    }

    /**
     * The paper of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Paper get(UUID id) {
        return book.find(id).orElseThrow(Papers::missing);
    }

    /** The paper and all it took the place of, the newest first. */
    @Transactional(readOnly = true)
    public List<Paper> lineage(UUID id) {
        return book.lineage(id);
    }

    /** Registers a paper as it was filled in. */
    @Transactional
    public Outcome register(PaperInput input) {
        var checked = checks.check(input);
        return checked.paper() == null
                ? new Outcome.Faulty(checked.faults())
                : register(checked.paper());
    }

    /** Registers a paper that is checked already. */
    @Transactional
    public Outcome register(NewPaper paper) {
        var id = book.insert(paper, null, null);
        if (id.isEmpty()) {
            return taken(paper);
        }
        return done("登记公文", null, id.get(), null);
    }

    /**
     * Registers many checked papers of one county, with one entry in the audit trail.
     *
     * @throws IllegalArgumentException when a body has one of the numbers already
     */
    @Transactional
    public void load(List<NewPaper> many) {
        if (many.isEmpty()) {
            return;
        }
        many.forEach(this::enter);
        var county = many.getFirst().division().county().digits();
        var subject = new Audit.Subject("papers", county, "%d份公文".formatted(many.size()), county);
        audit.record("批量登记公文", subject, null, many.size(), null);
    }

    /**
     * Registers one of many papers, for which the caller writes the one entry in the audit trail.
     */
    UUID enter(NewPaper paper) {
        return book.insert(paper, null, null)
                .orElseThrow(() -> new IllegalArgumentException("taken: " + paper.number()));
    }

    /**
     * Registers what a paper should have said; the row that is corrected stays, with a reference to
     * the one that takes its place. Files are taken over.
     *
     * @throws Problem when it does not stand any more, or belongs to a body for which whoever acts
     *     may not write
     */
    @Transactional
    public Outcome correct(UUID id, PaperInput input, @Nullable String why) {
        standing(id);
        var checked = checks.check(input);
        var paper = checked.paper();
        var reason = Reasons.read(why, "更正", checked.faults());
        return paper == null || reason.text() == null
                ? new Outcome.Faulty(reason.faults())
                : replace(id, paper, reason.text());
    }

    /** See {@link #correct}, with a paper that is checked already. */
    Outcome replace(UUID id, NewPaper paper, String reason) {
        var before = standing(id);
        var successor = book.newId();
        book.supersede(id, successor);
        if (book.insert(paper, successor, reason).isEmpty()) {
            // The old row is closed already; throwing would hide the answer, so it is opened again.
            book.supersede(id, null);
            return taken(paper);
        }
        files.takeOver(before, successor, paper.division());
        return done("更正公文", before, successor, reason);
    }

    /**
     * Takes a paper out of what counts; it stays in the register with the reason.
     *
     * @throws Problem as {@link #correct}
     */
    @Transactional
    public Outcome withdraw(UUID id, @Nullable String why) {
        var before = standing(id);
        var reason = Reasons.read(why, "撤回", List.of());
        if (reason.text() == null) {
            return new Outcome.Faulty(reason.faults());
        }
        book.withdraw(before, reason.text());
        return done("撤回公文", before, id, reason.text());
    }

    private Paper standing(UUID id) {
        return requireStanding(book.lock(id).orElseThrow(Papers::missing));
    }

    /**
     * The paper, which whoever acts may change.
     *
     * @throws Problem when it does not stand any more, or they may not write for its body
     */
    static Paper requireStanding(Paper paper) {
        if (!Actor.current().actsFor(paper.issuer().id().toString())) {
            throw Problem.forbidden("这是%s的文件，您只能改本单位的。".formatted(paper.issuer().name()));
        }
        if (!paper.stands()) {
            throw Problem.conflict("《%s》%s，不能再改。".formatted(paper.title(), paper.state()));
        }
        return paper;
    }

    private Outcome taken(NewPaper paper) {
        var number = Objects.requireNonNull(paper.number());
        return new Outcome.NumberTaken(
                number, book.numbered(paper.body(), number).orElseThrow(Papers::missing));
    }

    private Outcome done(String act, @Nullable Paper before, UUID id, @Nullable String reason) {
        var after = book.find(id).orElseThrow(Papers::missing);
        audit.record(act, subject(after), before, after, reason);
        return new Outcome.Done(after);
    }

    static Audit.Subject subject(Paper paper) {
        return new Audit.Subject(
                SUBJECT, paper.id().toString(), paper.title(), paper.division().digits());
    }

    static Problem missing() {
        return Problem.notFound("公文");
    }
}
