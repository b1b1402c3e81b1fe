package cn.cunkou.officers;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What information officers report, and what offices do about it. */
@Service
public class Reports {
    private static final String SUBJECT = "officer-report";
    private static final Files.Rule PHOTOGRAPHS =
            new Files.Rule(
                    20L << 20, Set.of("image/jpeg", "image/png", "image/webp"), "JPG、PNG或WebP照片");

    private final JdbcClient jdbc;
    private final ReportLists lists;
    private final ReportCheck check;
    private final Files files;
    private final Counties counties;
    private final Audit audit;

    Reports(
            JdbcClient jdbc,
            ReportLists lists,
            ReportCheck check,
            Files files,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.check = check;
        this.files = files;
        this.counties = counties;
        this.audit = audit;
    }

    /** A photograph as it is handed in. */
    record Upload(String name, InputStream content) {}

    private record Photograph(String sha256, String name) {}

    /**
     * The report of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    Report get(UUID id) {
        return lists.find(id).orElseThrow(() -> Problem.notFound("这条信息"));
    }

    /**
     * A report of whoever acts.
     *
     * @throws Problem when it is somebody else's
     */
    @Transactional(readOnly = true)
    Report own(UUID id) {
        var report = get(id);
        if (!report.reporter().equals(Actor.current().id())) {
            throw Problem.notFound("这条信息");
        }
        return report;
    }

    /**
     * Takes in a report of whoever acts.
     *
     * @throws Problem with everything that is wrong; nothing is kept then
     */
    @Transactional
    UUID report(ReportInput input, @Nullable Upload upload) {
        var said = check.check(input);
        var id = insert(null, said, officerOf(said.division()), stored(upload));
        audit.record("上报信息", subject(id, said), null, said, null);
        return id;
    }

    /**
     * Replaces an own report of today by what should have been said; the earlier row stays. The
     * photograph is taken over where no new one comes.
     *
     * @throws Problem as {@link #report}, and when it is somebody else's, of an earlier day,
     *     handled or replaced already
     */
    @Transactional
    UUID correct(UUID id, ReportInput input, @Nullable Upload upload) {
        lock(id);
        var before = correctable(id);
        var said = check.check(input);
        var photograph = stored(upload);
        var successor = jdbc.sql("select uuidv7()").query(UUID.class).single();
        jdbc.sql("update officers.report set superseded_by = :successor where id = :id")
                .param("successor", successor)
                .param("id", id)
                .update();
        insert(successor, said, before.officerOf(), photograph == null ? kept(id) : photograph);
        audit.record("更正上报的信息", subject(successor, said), before.said(), said, null);
        return successor;
    }

    /**
     * An own report that may still be corrected.
     *
     * @throws Problem when it may not
     */
    @Transactional(readOnly = true)
    Report correctable(UUID id) {
        var report = own(id);
        if (!mayCorrect(report)) {
            throw Problem.conflict(
                    report.isHandled() || !report.stands()
                            ? "这条信息%s，不能再改。有变化请另报一条。".formatted(report.state())
                            : "只有当天报的能改。有变化请另报一条。");
        }
        return report;
    }

    /** Whether it was reported today, stands, and no office has dealt with it. */
    boolean mayCorrect(Report report) {
        var today = counties.today(report.said().division());
        return report.stands()
                && !report.isHandled()
                && LocalDate.ofInstant(report.recorded().at(), Counties.ZONE).equals(today);
    }

    /**
     * Notes that an office has read a report, or dealt with it.
     *
     * @param note what was done; needed when it is dealt with
     * @throws Problem when it was corrected or dealt with before, or the note is missing
     */
    @Transactional
    void follow(UUID id, Report.Step step, @Nullable String note) {
        lock(id);
        var report = get(id);
        if (!report.stands() || report.isHandled()) {
            throw Problem.conflict("这条信息%s。".formatted(report.state()));
        }
        var faults = new Faults();
        var words =
                step == Report.Step.HANDLED
                        ? faults.required("note", "处理情况", note, 200)
                        : Objects.requireNonNullElse(faults.text("note", note, 200), "");
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
        }
        var division = report.said().division();
        jdbc.sql(
                        """
                        insert into officers.follow_up (report, division, step, note, recorded_at, recorded_by)
                        values (:report, :division, :step, :note, :now, :by)
                        """)
                .param("report", id)
                .param("division", division.digits())
                .param("step", step.id())
                .param("note", words)
                .param("now", now(division))
                .param("by", Actor.current().name())
                .update();
        audit.record(
                "信息标为" + step.label(), subject(id, report.said()), report.state(), words, null);
    }

    /** Takes in many reports of one county's past, with one entry in the audit trail. */
    @Transactional
    public void load(List<PastReport> many) {
        if (many.isEmpty()) {
            return;
        }
        var ids =
                jdbc.sql(
                                """
                                insert into officers.report (division, day, kind, said, quantity, unit, officer_of, reporter,
                                                             recorded_at, recorded_by)
                                select division, cast(day as date), kind, said, cast(quantity as numeric), unit, officer_of,
                                       'loaded', cast(at as timestamptz), name
                                  from unnest(cast(:divisions as text[]), cast(:days as text[]), cast(:kinds as text[]),
                                              cast(:said as text[]), cast(:quantities as text[]), cast(:units as text[]),
                                              cast(:officers as text[]), cast(:at as text[]), cast(:names as text[]))
                                       with ordinality as loaded (division, day, kind, said, quantity, unit, officer_of, at, name,
                                                                  number)
                                 order by number
                                returning id
                                """)
                        .param("divisions", column(many, one -> one.said().division().digits()))
                        .param("days", column(many, one -> one.said().day().toString()))
                        .param("kinds", column(many, one -> one.said().kind()))
                        .param("said", column(many, one -> one.said().text()))
                        .param("quantities", column(many, Reports::plainQuantity))
                        .param("units", column(many, one -> one.said().unit()))
                        .param("officers", column(many, one -> one.officerOf().digits()))
                        .param("at", column(many, one -> one.at().toString()))
                        .param("names", column(many, PastReport::by))
                        .query(UUID.class)
                        .list();
        for (int i = 0; i < ids.size(); i++) {
            var done = many.get(i).followUp();
            if (done != null) {
                jdbc.sql(
                                """
                                insert into officers.follow_up (report, division, step, note, recorded_at, recorded_by)
                                values (:report, :division, :step, :note, :at, :by)
                                """)
                        .param("report", ids.get(i))
                        .param("division", many.get(i).said().division().digits())
                        .param("step", done.step().id())
                        .param("note", done.note())
                        .param("at", done.stamp().at().atOffset(ZoneOffset.UTC))
                        .param("by", done.stamp().by())
                        .update();
            }
        }
        var county = many.getFirst().said().division().county().digits();
        audit.record(
                "批量登记上报的信息",
                new Audit.Subject(
                        "officer-reports", county, "%d条信息".formatted(many.size()), county),
                null,
                many.size(),
                null);
    }

    private static @Nullable String plainQuantity(PastReport one) {
        var quantity = one.said().quantity();
        return quantity == null ? null : quantity.toPlainString();
    }

    private static @Nullable String[] column(
            List<PastReport> many, Function<PastReport, @Nullable String> value) {
        return many.stream().map(value).toArray(String[]::new);
    }

    private UUID insert(
            @Nullable UUID id,
            Report.Said said,
            DivisionCode officerOf,
            @Nullable Photograph photograph) {
        return jdbc.sql(
                        """
                        insert into officers.report (id, division, day, kind, said, quantity, unit, sha256, picture, officer_of,
                                                     reporter, recorded_at, recorded_by)
                        values (coalesce(cast(:id as uuid), uuidv7()), :division, :day, :kind, :said, :quantity, :unit, :sha256,
                                :picture, :officerOf, :reporter, :now, :by)
                        returning id
                        """)
                .param("id", id)
                .param("division", said.division().digits())
                .param("day", said.day())
                .param("kind", said.kind())
                .param("said", said.text())
                .param("quantity", said.quantity())
                .param("unit", said.unit())
                .param("sha256", photograph == null ? null : photograph.sha256())
                .param("picture", photograph == null ? null : photograph.name())
                .param("officerOf", officerOf.digits())
                .param("reporter", Actor.current().id())
                .param("now", now(said.division()))
                .param("by", Actor.current().name())
                .query(UUID.class)
                .single();
    }

    /** The smallest place that whoever acts answers for and that holds the one reported about. */
    private static DivisionCode officerOf(DivisionCode about) {
        return Actor.current().scope().prefixes().stream()
                .filter(own -> DivisionCode.isValid(own) && own.length() >= 6)
                .filter(own -> about.digits().startsWith(own))
                .max(Comparator.comparing(String::length))
                .map(DivisionCode::of)
                .orElse(about.county());
    }

    private @Nullable Photograph stored(@Nullable Upload upload) {
        if (upload == null) {
            return null;
        }
        var name = Files.plainName(upload.name());
        return new Photograph(files.store(upload.content(), name, PHOTOGRAPHS).sha256(), name);
    }

    private @Nullable Photograph kept(UUID report) {
        return jdbc.sql(
                        "select sha256, picture from officers.report where id = :id and sha256 is not null")
                .param("id", report)
                .query((row, number) ->
                        new Photograph(row.getString("sha256"), row.getString("picture")))
                .optional()
                .orElse(null);
    }

    /** The photograph of a report that whoever acts may see. */
    @Transactional(readOnly = true)
    Shown photograph(UUID report) {
        return jdbc.sql(
                        """
                        select picture, report.sha256, size, media_type
                          from officers.report join platform.file on file.sha256 = report.sha256
                         where report.id = :id
                        """)
                .param("id", report)
                .query((row, number) ->
                        new Shown(
                                row.getString("picture"),
                                new Files.Stored(
                                        row.getString("sha256"),
                                        row.getLong("size"),
                                        row.getString("media_type"))))
                .optional()
                .orElseThrow(() -> Problem.notFound("照片"));
    }

    record Shown(String name, Files.Stored stored) {}

    private void lock(UUID id) {
        jdbc.sql("select id from officers.report where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    private static Audit.Subject subject(UUID id, Report.Said said) {
        return new Audit.Subject(
                SUBJECT, id.toString(), said.day() + " 信息", said.division().digits());
    }

    private OffsetDateTime now(DivisionCode division) {
        return counties.now(division).atOffset(ZoneOffset.UTC);
    }
}
