package cn.cunkou.quality;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.quality.Labs.LabInput;
import cn.cunkou.quality.LotSamples.SampleInput;
import cn.cunkou.quality.Marks.MarkInput;
import cn.cunkou.quality.Marks.UserInput;
import cn.cunkou.quality.StandardWork.CheckInput;
import cn.cunkou.quality.StandardWork.HandbookInput;
import cn.cunkou.quality.Standards.StandardInput;
import cn.cunkou.region.Counties;
import cn.cunkou.traceability.Lots;
import cn.cunkou.traceability.Products;
import cn.cunkou.values.DivisionCode;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes over what was tested, checked and certified before, such as a demonstration's. */
@Service
public class QualityPast {
    private static final Files.Rule PAPER =
            new Files.Rule(20L << 20, Set.of("application/pdf"), "PDF");

    private final Labs labs;
    private final LotSamples samples;
    private final Limits limits;
    private final Standards standards;
    private final StandardWork work;
    private final Marks marks;
    private final Certificates certificates;
    private final Products products;
    private final Lots lots;
    private final Files files;
    private final Counties counties;
    private final JdbcClient jdbc;

    QualityPast(
            Labs labs,
            LotSamples samples,
            Limits limits,
            Standards standards,
            StandardWork work,
            Marks marks,
            Certificates certificates,
            Products products,
            Lots lots,
            Files files,
            Counties counties,
            JdbcClient jdbc) {
        this.labs = labs;
        this.samples = samples;
        this.limits = limits;
        this.standards = standards;
        this.work = work;
        this.marks = marks;
        this.certificates = certificates;
        this.products = products;
        this.lots = lots;
        this.files = files;
        this.counties = counties;
        this.jdbc = jdbc;
    }

    /**
     * A sample with its report.
     *
     * @param group of products whose limits hold
     * @param found what was found of each item of the group, in the order of the limits
     */
    public record Tested(
            UUID lot,
            String number,
            LocalDate takenOn,
            LocalDate issuedOn,
            String group,
            List<String> found) {}

    /** A recall: whom it was told, and how it ended. */
    public record Called(
            LocalDate openedOn, String reason, String told, String amount, String outcome) {}

    /** A standard, the products made by it, and the producers checked against it. */
    public record Kept(
            StandardInput standard,
            List<UUID> products,
            LocalDate since,
            List<CheckInput> checks,
            List<HandbookInput> handbooks) {}

    /** A mark and those who may use it. */
    public record Borne(MarkInput mark, List<UserInput> users) {}

    /** Registers a laboratory. */
    @Transactional
    public UUID lab(
            DivisionCode county, String name, String qualification, LocalDate from, LocalDate to) {
        return labs.add(county, new LabInput(name, qualification, from.toString(), to.toString()));
    }

    /** Which lots there are, the newest first. */
    @Transactional(readOnly = true)
    public List<cn.cunkou.traceability.Lot> lots(DivisionCode county) {
        return lots.within(county);
    }

    /** Who makes a product. */
    @Transactional(readOnly = true)
    public UUID producer(UUID product) {
        return products.get(product).party();
    }

    /**
     * Takes over samples with signed reports.
     *
     * @param pdf the paper that all the reports have
     */
    @Transactional
    public void test(DivisionCode county, UUID lab, byte[] pdf, List<Tested> all) {
        var stored = files.store(new ByteArrayInputStream(pdf), "检测报告.pdf", PAPER);
        for (var one : all) {
            var sample =
                    samples.add(
                            county,
                            new SampleInput(
                                    one.lot().toString(),
                                    lab.toString(),
                                    one.number(),
                                    "monitoring",
                                    one.takenOn().toString(),
                                    "包装间",
                                    "农业农村部门抽样组",
                                    "2公斤",
                                    "F" + one.number(),
                                    one.group(),
                                    null));
            report(county, sample, stored.sha256(), one);
        }
    }

    private void report(DivisionCode county, UUID sample, String sha256, Tested one) {
        var tested =
                limits.of(county).stream()
                        .filter(limit -> limit.product().equals(one.group()))
                        .toList();
        var division = samples.get(sample).division();
        var passed = true;
        for (int i = 0; i < tested.size(); i++) {
            passed &= tested.get(i).keeps(one.found().get(i)).orElseThrow();
        }
        var report =
                jdbc.sql(
                                """
                                insert into quality.report (division, sample, number, issued_on, passed, sha256, file, entered_at,
                                                            entered_by, entered_by_id, signed_at, signed_by, signed_on)
                                values (:division, :sample, :number, :issued, :passed, :sha256, '检测报告.pdf', :now, :by, :id, :now,
                                        :by, :issued) returning id
                                """)
                        .param("division", division)
                        .param("sample", sample)
                        .param("number", "JC" + one.number())
                        .param("issued", one.issuedOn())
                        .param("passed", passed)
                        .param("sha256", sha256)
                        .param("now", Moment.of(counties, county))
                        .param("by", Actor.current().name())
                        .param("id", Actor.current().id())
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .single();
        for (int i = 0; i < tested.size(); i++) {
            var limit = tested.get(i);
            var found = one.found().get(i);
            jdbc.sql(
                            """
                            insert into quality.result (report, division, position, item, kind, least, most, unit, standard, found,
                                                        passed)
                            values (:report, :division, :position, :item, :kind, :least, :most, :unit, :standard, :found, :passed)
                            """)
                    .param("report", report)
                    .param("division", division)
                    .param("position", i + 1)
                    .param("item", limit.item())
                    .param("kind", limit.kind().id())
                    .param("least", limit.least())
                    .param("most", limit.most())
                    .param("unit", limit.unit())
                    .param("standard", limit.standard())
                    .param("found", found)
                    .param("passed", limit.keeps(found).orElseThrow())
                    .update();
        }
        if (!passed) {
            lots.hold(one.lot(), "inspection " + sample, "检测不合格（报告JC" + one.number() + "）");
        }
    }

    /** Takes over the recall of a lot that failed. */
    @Transactional
    public void recall(UUID lot, Called called) {
        jdbc.sql(
                        """
                        with failed as (
                            select report.id, report.division
                              from quality.report
                              join quality.sample on sample.id = report.sample
                             where sample.lot = :lot and not report.passed and report.superseded_at is null),
                        called as (
                            insert into quality.recall (division, lot, report, reason, opened_on, opened_at, opened_by)
                            select division, :lot, id, :reason, :day, :now, :by from failed returning id, division),
                        told as (
                            insert into quality.recall_notice (division, recall, told, way, words, day, recorded_at, recorded_by)
                            select division, id, :told, '电话', '停止销售，退回生产者', :day, :now, :by from called)
                        insert into quality.recall_return (division, recall, giver, amount, unit, handling, day, recorded_at,
                                                           recorded_by)
                        select division, id, :told, cast(:amount as numeric), '件', 'destroyed', cast(:day as date) + 3, :now, :by
                          from called
                        """)
                .param("lot", lot)
                .param("reason", called.reason())
                .param("day", called.openedOn())
                .param("now", Moment.of(counties, lots.get(lot).division()))
                .param("by", Actor.current().name())
                .param("told", called.told())
                .param("amount", called.amount())
                .update();
        jdbc.sql(
                        """
                        update quality.recall
                           set outcome = :outcome, proposed_at = :now, proposed_by = :by, proposed_by_id = 'demonstration'
                         where lot = :lot
                        """)
                .param("outcome", called.outcome())
                .param("now", Moment.of(counties, lots.get(lot).division()))
                .param("by", Actor.current().name())
                .param("lot", lot)
                .update();
    }

    /** Issues certificates for lots. */
    @Transactional
    public void certify(
            DivisionCode county, UUID lot, String amount, String contact, String basis) {
        certificates.issue(
                county, new Certificates.CertificateInput(lot.toString(), amount, contact, basis));
    }

    /** Takes over a standard with all that was done for it. */
    @Transactional
    public UUID standard(DivisionCode county, Kept kept, @Nullable String classCode) {
        var id = standards.add(county, kept.standard(), null, null);
        for (var product : kept.products()) {
            jdbc.sql(
                            """
                            insert into quality.product_standard (division, product, standard, class_code, since, recorded_at,
                                                                  recorded_by)
                            values (:division, :product, :standard, :code, :since, :now, :by)
                            """)
                    .param("division", products.get(product).division())
                    .param("product", product)
                    .param("standard", id)
                    .param("code", classCode)
                    .param("since", kept.since())
                    .param("now", Moment.of(counties, county))
                    .param("by", Actor.current().name())
                    .update();
        }
        kept.checks().forEach(check -> work.check(id, check));
        kept.handbooks().forEach(handbook -> work.give(id, handbook, null, null));
        return id;
    }

    /** Takes over a mark. */
    @Transactional
    public void mark(DivisionCode county, Borne borne) {
        var id = marks.add(county, borne.mark());
        borne.users().forEach(user -> marks.let(id, user));
    }
}
