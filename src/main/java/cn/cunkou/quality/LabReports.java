package cn.cunkou.quality;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.quality.LotSamples.Sample;
import cn.cunkou.region.Counties;
import cn.cunkou.traceability.Lots;
import cn.cunkou.values.DivisionCode;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What laboratories found. A report is prepared by one and signed by the laboratory or by another
 * officer; from then on it is locked, and only a new report takes its place.
 */
@Service
public class LabReports {
    private static final Files.Rule PAPER =
            new Files.Rule(20L << 20, Set.of("application/pdf"), "PDF");
    private static final String SELECT =
            """
            select report.id, report.sample, report.number, report.issued_on, report.passed, report.sha256, report.file,
                   file.size, file.media_type, report.replaces, report.reason, report.entered_at, report.entered_by,
                   report.entered_by_id, report.signed_at, report.signed_by, report.superseded_at, report.discarded_at
              from quality.report
              join platform.file on file.sha256 = report.sha256
            """;

    private final JdbcClient jdbc;
    private final LotSamples samples;
    private final Labs labs;
    private final Limits limits;
    private final Lots lots;
    private final Files files;
    private final Counties counties;
    private final Audit audit;

    LabReports(
            JdbcClient jdbc,
            LotSamples samples,
            Labs labs,
            Limits limits,
            Lots lots,
            Files files,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.samples = samples;
        this.labs = labs;
        this.limits = limits;
        this.lots = lots;
        this.files = files;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * A report.
     *
     * @param passed whether all that was tested keeps to its limit
     * @param sha256 of the PDF that the laboratory issued
     * @param replaces the report whose place it takes, for that reason
     */
    public record Report(
            UUID id,
            UUID sample,
            String number,
            LocalDate issuedOn,
            boolean passed,
            String sha256,
            String file,
            long size,
            String mediaType,
            @Nullable UUID replaces,
            @Nullable String reason,
            Instant enteredAt,
            String enteredBy,
            String enteredById,
            @Nullable Instant signedAt,
            @Nullable String signedBy,
            @Nullable Instant supersededAt,
            @Nullable Instant discardedAt) {
        public boolean isInForce() {
            return signedAt != null && supersededAt == null;
        }

        public boolean isPrepared() {
            return signedAt == null && discardedAt == null;
        }
    }

    /** Something that was tested; see {@link Limit}. */
    public record Result(Limit limit, String found, boolean passed) {}

    /**
     * A report as it was filled in.
     *
     * @param found what was found of each item of the sample's group, in the order of {@link
     *     #limits}; empty where it was not tested
     * @param reason why it takes the place of the one in force; empty for the first
     */
    public record ReportInput(
            @Nullable String number,
            @Nullable String issuedOn,
            List<String> found,
            @Nullable String reason) {}

    /** LabReports on a sample, the latest first. */
    @Transactional(readOnly = true)
    public List<Report> of(UUID sample) {
        return jdbc.sql(
                        SELECT
                                + " where report.sample = :sample order by entered_at desc, report.id desc")
                .param("sample", sample)
                .query(new DataClassRowMapper<>(Report.class))
                .list();
    }

    /**
     * The report of that id.
     *
     * @throws Problem when there is none in the actor's divisions
     */
    @Transactional(readOnly = true)
    public Report get(UUID id) {
        return jdbc.sql(SELECT + " where report.id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Report.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("这份报告"));
    }

    /** What a report says of each item. */
    @Transactional(readOnly = true)
    public List<Result> results(UUID report) {
        return jdbc.sql(
                        """
                        select item, kind, least, most, unit, standard, found, passed from quality.result
                         where report = :report order by position
                        """)
                .param("report", report)
                .query((row, _) ->
                        new Result(
                                new Limit(
                                        "",
                                        row.getString("item"),
                                        Limit.Kind.of(row.getString("kind")),
                                        row.getBigDecimal("least"),
                                        row.getBigDecimal("most"),
                                        row.getString("unit"),
                                        row.getString("standard")),
                                row.getString("found"),
                                row.getBoolean("passed")))
                .list();
    }

    /**
     * Prepares a report; whether it passed follows from what was found.
     *
     * @param fileName of the PDF
     * @throws Problem with everything that is wrong; a conflict while another waits for its
     *     signature
     */
    @Transactional
    public UUID enter(
            UUID sampleId, ReportInput input, String fileName, @Nullable InputStream pdf) {
        var sample = samples.get(sampleId);
        requireForLab(sample);
        var faults = new Faults();
        var number = faults.required("number", "报告编号", input.number(), 60);
        var issued = issued(sample, input.issuedOn(), faults);
        var before = of(sampleId).stream().filter(Report::isInForce).findFirst().orElse(null);
        var reason =
                before == null ? null : faults.required("reason", "更正的原因", input.reason(), 200);
        var results = judged(sample, input, before, faults);
        if (pdf == null) {
            faults.add("file", "没有选检测报告", "选检测机构出具的PDF");
        }
        Refusal.unlessSound(faults, "没有保存");
        var name = Files.plainName(fileName);
        var stored = files.store(Objects.requireNonNull(pdf), name, PAPER);
        var passed = results.stream().allMatch(Result::passed);
        var id = insert(sample, number, issued, passed, stored.sha256(), name, before, reason);
        insert(sample, id, results);
        audit.record("录入检测报告", LotSamples.subject(sample), null, get(id), reason);
        return id;
    }

    private UUID insert(
            Sample sample,
            String number,
            @Nullable LocalDate issued,
            boolean passed,
            String sha256,
            String name,
            @Nullable Report before,
            @Nullable String reason) {
        try {
            return jdbc.sql(
                            """
                            insert into quality.report (division, sample, number, issued_on, passed, sha256, file, replaces, reason,
                                                        entered_at, entered_by, entered_by_id)
                            values (:division, :sample, :number, :issued, :passed, :sha256, :file, :replaces, :reason, :now, :by,
                                    :id) returning id
                            """)
                    .param("division", sample.division())
                    .param("sample", sample.id())
                    .param("number", number)
                    .param("issued", issued)
                    .param("passed", passed)
                    .param("sha256", sha256)
                    .param("file", name)
                    .param("replaces", before == null ? null : before.id())
                    .param("reason", reason)
                    .param("now", Moment.of(counties, sample.division()))
                    .param("by", Actor.current().name())
                    .param("id", Actor.current().id())
                    .query((row, _) -> row.getObject(1, UUID.class))
                    .single();
        } catch (DataIntegrityViolationException e) {
            throw Refusal.because(
                    "没有保存", "number", "这个样品已经有一份报告等签发，或这个报告编号已经用过", "先签发或作废等着的那份，或核对编号");
        }
    }

    private void insert(Sample sample, UUID report, List<Result> results) {
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            var limit = result.limit();
            jdbc.sql(
                            """
                            insert into quality.result (report, division, position, item, kind, least, most, unit, standard, found,
                                                        passed)
                            values (:report, :division, :position, :item, :kind, :least, :most, :unit, :standard, :found, :passed)
                            """)
                    .param("report", report)
                    .param("division", sample.division())
                    .param("position", i + 1)
                    .param("item", limit.item())
                    .param("kind", limit.kind().id())
                    .param("least", limit.least())
                    .param("most", limit.most())
                    .param("unit", limit.unit())
                    .param("standard", limit.standard())
                    .param("found", result.found())
                    .param("passed", result.passed())
                    .update();
        }
    }

    private @Nullable LocalDate issued(Sample sample, @Nullable String typed, Faults faults) {
        var before = faults.found().size();
        var day = FormDay.read(faults, "issuedOn", typed);
        if (day == null) {
            if (faults.found().size() == before) {
                faults.add("issuedOn", "没有填签发日期", "照报告填");
            }
        } else if (day.isAfter(counties.today(DivisionCode.of(sample.division())))) {
            faults.add("issuedOn", "晚于今天", "照报告填");
        } else if (day.isBefore(sample.takenOn())) {
            faults.add("issuedOn", "早于抽样日期", "核对两个日期");
        }
        return day;
    }

    /** What a sample is held against: the limits of its group. */
    List<Limit> limits(Sample sample) {
        var all = limits.of(DivisionCode.of(sample.division()).county());
        return Limits.of(all, sample.productGroup());
    }

    /**
     * Items without which a sample does not pass: those that it was taken for, and those that
     * failed in the report in force.
     */
    @Transactional(readOnly = true)
    Set<String> needed(Sample sample, @Nullable Report before) {
        var needed = new LinkedHashSet<>(samples.items(sample.id()));
        if (needed.isEmpty()) {
            limits(sample).forEach(limit -> needed.add(limit.item()));
        }
        if (before != null) {
            results(before.id()).stream()
                    .filter(result -> !result.passed())
                    .forEach(result -> needed.add(result.limit().item()));
        }
        return needed;
    }

    private List<Result> judged(
            Sample sample, ReportInput input, @Nullable Report before, Faults faults) {
        var tested = limits(sample);
        var results = new ArrayList<Result>();
        for (int i = 0; i < Math.min(tested.size(), input.found().size()); i++) {
            var limit = tested.get(i);
            var typed = Faults.given(input.found().get(i));
            if (typed != null) {
                judge(limit, typed, "found-" + i, faults).ifPresent(results::add);
            }
        }
        // One item that failed is enough to fail; to pass, none may be missing.
        if (results.stream().allMatch(Result::passed)) {
            var needed = needed(sample, before);
            for (int i = 0; i < tested.size(); i++) {
                var item = tested.get(i).item();
                var isOpen =
                        i >= input.found().size() || Faults.given(input.found().get(i)) == null;
                if (isOpen && needed.contains(item)) {
                    faults.add("found-" + i, "没有填%s的结果".formatted(item), "照报告填，没有测就请检测机构补测");
                }
            }
        }
        if (results.isEmpty() && !faults.any()) {
            faults.add("found-0", "没有填检测结果", "照报告至少填一项");
        }
        return results;
    }

    private static java.util.Optional<Result> judge(
            Limit limit, String typed, String field, Faults faults) {
        var found = Limit.read(typed);
        if (found.isEmpty()) {
            faults.add(field, "%s的结果不是数".formatted(limit.item()), "填数、未检出，或<0.01这样");
            return java.util.Optional.empty();
        }
        var keeps = limit.keeps(found.get());
        if (keeps.isEmpty()) {
            faults.add(field, "%s的检出限比限量还高，判不了".formatted(limit.item()), "请检测机构用更灵敏的方法再测");
            return java.util.Optional.empty();
        }
        return keeps.map(passed -> new Result(limit, found.get(), passed));
    }

    /**
     * Signs and locks a report. One that passed in the place of one that failed lets the lot go;
     * one that failed stops it.
     *
     * @throws Problem when whoever prepared it would sign it, unless they act for the laboratory
     */
    @Transactional
    public void sign(UUID id) {
        var report = get(id);
        var sample = samples.get(report.sample());
        requireForLab(sample);
        if (!maySign(sample, report)) {
            throw Problem.conflict("录入的人不能自己签发，请检测机构的账号或另一位同事核对后签发。");
        }
        var place = sample.division();
        var now = Moment.of(counties, place);
        var today = counties.today(DivisionCode.of(place));
        if (report.replaces() != null) {
            jdbc.sql(
                            """
                            update quality.report set superseded_at = :now, superseded_on = :today
                             where id = :id and superseded_at is null
                            """)
                    .param("now", now)
                    .param("today", today)
                    .param("id", report.replaces())
                    .update();
        }
        var signed =
                jdbc.sql(
                                """
                                update quality.report set signed_at = :now, signed_by = :by, signed_on = :today
                                 where id = :id and signed_at is null and discarded_at is null
                                """)
                        .param("now", now)
                        .param("by", Actor.current().name())
                        .param("today", today)
                        .param("id", id)
                        .update();
        if (signed == 0) {
            throw Problem.conflict("这份报告已经签发或作废，请重新打开。");
        }
        audit.record("签发检测报告", LotSamples.subject(sample), report, get(id), null);
        settle(sample);
    }

    /** Stops the lot of a sample or lets it go, as its reports in force say. */
    private void settle(Sample sample) {
        var cause = "inspection " + sample.id();
        var failed =
                of(sample.id()).stream()
                        .filter(Report::isInForce)
                        .filter(report -> !report.passed())
                        .findFirst();
        if (failed.isPresent()) {
            lots.hold(sample.lot(), cause, "检测不合格（报告" + failed.get().number() + "）");
        } else {
            lots.release(sample.lot(), cause);
        }
    }

    /** Discards a report that was not signed. */
    @Transactional
    public void discard(UUID id) {
        var report = get(id);
        var sample = samples.get(report.sample());
        requireForLab(sample);
        var discarded =
                jdbc.sql(
                                """
                                update quality.report set discarded_at = :now, discarded_by = :by
                                 where id = :id and signed_at is null and discarded_at is null
                                """)
                        .param("now", Moment.of(counties, sample.division()))
                        .param("by", Actor.current().name())
                        .param("id", id)
                        .update();
        if (discarded == 0) {
            throw Problem.conflict("签发过的报告不能作废，有错就录一份更正的。");
        }
        audit.record("作废未签发的检测报告", LotSamples.subject(sample), report, null, null);
    }

    /** Whether whoever acts is the laboratory itself. */
    boolean isLab(Sample sample) {
        return Actor.current().bodies().contains(labs.get(sample.lab()).body().toString());
    }

    /** Whoever entered a report signs it for the laboratory alone. */
    boolean maySign(Sample sample, Report report) {
        return isLab(sample) || !report.enteredById().equals(Actor.current().id());
    }

    /** Whoever writes for certain bodies alone enters and signs what their own laboratory found. */
    boolean mayWrite(Sample sample) {
        return Actor.current().actsFor(labs.get(sample.lab()).body().toString());
    }

    private void requireForLab(Sample sample) {
        if (!mayWrite(sample)) {
            throw Problem.forbidden("只能录入和签发本机构检测的报告。");
        }
    }
}
