package cn.cunkou.disclosure;

import cn.cunkou.access.Role;
import cn.cunkou.disclosure.Letter.Step.What;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.WorkingDays;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Sha256;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opinions and reports of wrongdoing: taken in from anybody, answered by those they are for, looked
 * up by whoever holds the receipt. What the public does here is done by the system for it, and no
 * entry of the audit trail tells when.
 */
@Service
class Letters {
    static final int LONGEST = 4_000;
    static final int MOST_FILES = 3;

    private static final int MOST_STEPS = 50;
    private static final Files.Rule KEPT =
            new Files.Rule(10L << 20, Set.of("image/jpeg", "application/pdf"), "JPG、PNG图片或PDF");

    private final LetterBook book;
    private final Hotlines hotlines;
    private final Plans plans;
    private final Files files;
    private final Counties counties;
    private final Audit audit;
    private final JdbcClient jdbc;

    Letters(
            LetterBook book,
            Hotlines hotlines,
            Plans plans,
            Files files,
            Counties counties,
            Audit audit,
            JdbcClient jdbc) {
        this.book = book;
        this.hotlines = hotlines;
        this.plans = plans;
        this.files = files;
        this.counties = counties;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * Takes in a letter; the same form counts once and has one receipt. The caller acts as the
     * system.
     *
     * @param form random key of the form
     * @throws Problem with everything that is wrong; also when the form was sent before with other
     *     words
     */
    @Transactional
    Receipt receive(DivisionCode county, String form, LetterInput input, List<byte[]> uploads) {
        var faults = new Faults();
        var kind = Letter.Kind.of(input.kind());
        if (kind == null) {
            faults.add("kind", "没有选意见还是举报", "选一个");
        }
        var said = faults.requiredLines("said", "内容", input.said(), LONGEST);
        var name = faults.text("name", input.name(), 60);
        var contact = faults.text("contact", input.contact(), 60);
        var body = body(faults, county, input.body());
        var pictures = pictures(faults, uploads);
        if (kind == null || faults.any()) {
            throw refused(faults);
        }
        var today = counties.today(county);
        var hotline = hotlines.of(county);
        var ofHandlers = body != null && body.id().equals(hotlines.handlers(county));
        var letter =
                new LetterBook.NewLetter(
                        county,
                        Sha256.hex("letter\n", form),
                        kind,
                        About.of(input.about()),
                        body,
                        ofHandlers,
                        // Those who would deal with it are meant themselves.
                        kind == Letter.Kind.REPORT && ofHandlers,
                        said,
                        name,
                        contact,
                        today,
                        due(kind, today, hotline));
        var receipt = Receipt.of(form, today);
        var id = book.insert(letter, receipt);
        if (id.isEmpty()) {
            return again(letter, form);
        }
        for (var i = 0; i < pictures.size(); i++) {
            keep(id.get(), county, pictures.get(i), i + 1);
        }
        return receipt;
    }

    private Receipt again(LetterBook.NewLetter letter, String form) {
        var before = book.withForm(letter.form()).orElseThrow();
        if (before.said().equals(letter.said()) && before.kind() == letter.kind()) {
            return Receipt.of(form, before.day());
        }
        throw new Problem(
                HttpStatus.CONFLICT,
                "已经交过一次",
                "没有保存。",
                List.of(
                        new Problem.Fault(
                                "said", "这张表已经交过一次，那次的内容已经收到", "要补充，请用那次的回执；要另写一件，核对后再点一次")));
    }

    private static LocalDate due(Letter.Kind kind, LocalDate today, Hotline hotline) {
        var days = kind == Letter.Kind.OPINION ? hotline.opinionDays() : hotline.reportDays();
        return WorkingDays.china().plus(today, days);
    }

    private void keep(UUID letter, DivisionCode county, byte[] content, int number) {
        var name = (isPdf(content) ? "文件%d.pdf" : "图片%d.jpg").formatted(number);
        var stored = files.storeByDay(new ByteArrayInputStream(content), name, KEPT);
        book.attach(letter, county, stored.sha256(), name);
    }

    private static List<byte[]> pictures(Faults faults, List<byte[]> uploads) {
        if (uploads.size() > MOST_FILES) {
            faults.add("file", "最多%d个".formatted(MOST_FILES), "挑最说明问题的");
            return List.of();
        }
        return uploads.stream()
                .flatMap(content -> {
                    var kept = isPdf(content) ? Optional.of(content) : PlainPicture.of(content);
                    if (kept.isEmpty()) {
                        faults.add("file", "有一个不是JPG、PNG图片或PDF，或者打不开", "换一个文件");
                    }
                    return kept.stream();
                })
                .toList();
    }

    private static boolean isPdf(byte[] content) {
        return content.length > 4
                && content[0] == '%'
                && content[1] == 'P'
                && content[2] == 'D'
                && content[3] == 'F';
    }

    private Letter.@Nullable Concerned body(
            Faults faults, DivisionCode county, @Nullable String typed) {
        var given = Faults.given(typed);
        if (given == null) {
            return null;
        }
        var body = bodies(county).stream().filter(one -> one.value().equals(given)).findFirst();
        if (body.isEmpty()) {
            faults.add("body", "没有这个单位", "从列表里选，或者不选");
            return null;
        }
        var lead = plans.current(county).map(edition -> edition.plan().lead().name());
        return new Letter.Concerned(
                UUID.fromString(given),
                body.get().label(),
                lead.filter(body.get().label()::equals).isPresent());
    }

    /** The bodies that a letter may concern, as everybody may know them. */
    @Transactional(readOnly = true)
    public List<Option> bodies(DivisionCode county) {
        return jdbc.sql(
                        "select id, name from registry.public_body where division like :county order by length(division), name")
                .param("county", county.pattern())
                .query((row, number) -> new Option(row.getString("id"), row.getString("name")))
                .list();
    }

    /**
     * The letter of a receipt; empty where number or code are not right. The caller acts as the
     * system.
     */
    @Transactional(readOnly = true)
    Optional<Letter> with(Receipt receipt) {
        return book.with(receipt);
    }

    /**
     * Adds what whoever wrote the letter has to add. The caller acts as the system.
     *
     * @throws Problem when there is nothing to add, or too much was added already
     */
    @Transactional
    void add(Receipt receipt, @Nullable String typed) {
        var found = book.with(receipt).orElseThrow(Letters::missing);
        var letter = book.lock(found.id()).orElseThrow(Letters::missing);
        var faults = new Faults();
        var said = faults.requiredLines("said", "补充的内容", typed, LONGEST);
        if (letter.steps().size() >= MOST_STEPS) {
            faults.add("said", "补充的次数太多了", "请拨打监督电话");
        }
        if (faults.any()) {
            throw refused(faults);
        }
        var last = letter.steps().isEmpty() ? null : letter.steps().getLast();
        // The same words sent twice.
        if (last == null || last.what() != What.ADDED || !last.said().equals(said)) {
            book.step(letter, What.ADDED, said, false, "", null);
        }
    }

    @Transactional(readOnly = true)
    List<Letter> list(DivisionCode county, String kind, boolean openOnly) {
        return book.list(county, kind, openOnly);
    }

    @Transactional(readOnly = true)
    long waiting(DivisionCode county, Letter.Kind kind, @Nullable LocalDate due) {
        return book.waiting(county, kind, due);
    }

    /**
     * The letter of that id.
     *
     * @throws Problem when there is none, or it is not for whoever acts
     */
    @Transactional(readOnly = true)
    Letter get(UUID id) {
        return book.find(id).orElseThrow(Letters::missing);
    }

    @Transactional(readOnly = true)
    Files.Stored file(UUID letter, UUID file) {
        return book.file(letter, file).orElseThrow(() -> Problem.notFound("附件"));
    }

    /**
     * Answers a letter.
     *
     * @param shown whether everybody may read the answer; opinions only
     * @param summary the matter in words that everybody may read
     * @throws Problem when something is missing, or what is to be public has numbers of persons
     */
    @Transactional
    void answer(UUID id, @Nullable String typed, boolean shown, @Nullable String summary) {
        var letter = book.lock(id).orElseThrow(Letters::missing);
        var faults = new Faults();
        var answer = faults.requiredLines("answer", "答复", typed, LONGEST);
        var matter = "";
        if (shown && letter.kind() == Letter.Kind.REPORT) {
            faults.add("shown", "举报的答复不公开", "去掉勾");
        } else if (shown) {
            matter = faults.required("summary", "公开时怎么写这件事", summary, 200);
            PersonalNumbers.refuse(faults, "answer", answer);
            PersonalNumbers.refuse(faults, "summary", matter);
        }
        if (faults.any()) {
            throw refused(faults);
        }
        book.step(letter, What.ANSWERED, answer, shown, matter, Actor.current());
        record("答复" + letter.kind().label(), letter);
    }

    /** Notes something for those who deal with a letter. */
    @Transactional
    void note(UUID id, @Nullable String typed) {
        var letter = book.lock(id).orElseThrow(Letters::missing);
        var faults = new Faults();
        var note = faults.requiredLines("note", "记录", typed, LONGEST);
        if (faults.any()) {
            throw refused(faults);
        }
        book.step(letter, What.NOTED, note, false, "", Actor.current());
        record("记录办理情况", letter);
    }

    /**
     * Says whom a report concerns, and passes it on to the leading body where that is wanted.
     *
     * @throws Problem when the leading body is meant itself, or whoever acts is or does not
     *     supervise
     */
    @Transactional
    void concern(UUID id, @Nullable String typed, boolean refer) {
        if (!Actor.current().roles().contains(Role.SUPERVISOR.id())) {
            throw Problem.forbidden("由监理督查核定。");
        }
        var letter = book.lock(id).orElseThrow(Letters::missing);
        var faults = new Faults();
        var body = body(faults, letter.division(), typed);
        if (body != null
                && (book.belongsTo(body.id())
                        || body.id().equals(hotlines.handlers(letter.division())))) {
            faults.add("body", "涉及您自己的单位，不能由您核定", "请交给审计");
        }
        if (refer && (body == null || body.lead())) {
            faults.add(
                    "refer", body == null ? "还不知道涉及哪个单位，不能转" : "涉及牵头单位自己，不能转给它", "先核定涉及的单位，或者自己办理");
        }
        if (faults.any()) {
            throw refused(faults);
        }
        var referred = refer || letter.referred() && (body == null || !body.lead());
        book.concern(letter, body, referred);
        if (refer && !letter.referred()) {
            book.step(letter, What.REFERRED, "", false, "", Actor.current());
        }
        record(refer ? "举报转牵头单位" : "核定举报涉及的单位", letter);
    }

    /** The trail tells that somebody acted on a letter, and nothing of what it says. */
    private void record(String act, Letter letter) {
        audit.record(
                act,
                new Audit.Subject(
                        "letter",
                        letter.id().toString(),
                        letter.kind().label() + " " + letter.number(),
                        letter.division().digits()),
                null,
                null,
                null);
    }

    private static Problem refused(Faults faults) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
    }

    static Problem missing() {
        return Problem.notFound("这件来信");
    }
}
