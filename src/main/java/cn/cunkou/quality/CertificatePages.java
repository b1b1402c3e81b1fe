package cn.cunkou.quality;

import cn.cunkou.platform.documents.LabelDots;
import cn.cunkou.platform.documents.LabelPaper;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.Download;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.quality.Certificates.Certificate;
import cn.cunkou.quality.Certificates.CertificateInput;
import cn.cunkou.quality.Certificates.PublicCertificate;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.traceability.Lots;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** 合格证: issue, print, make void; and what a buyer reads of one. */
@Controller
public class CertificatePages {
    static final String PATH = SamplePages.PATH + "/certificates";
    static final String OPEN = PublicQualityPages.PATH + "/certificates";

    private static final int ROWS = 50;
    private static final int MOST_COPIES = 500;
    private static final String PROMISE = "我承诺对销售的农产品：不使用禁用的农药、兽药及其他化合物；使用的常规农药、兽药残留不超标；对承诺的真实性负责。";
    private static final Columns SHEET =
            Columns.of(
                    "合格证",
                    Column.code("编号"),
                    Column.text("产品"),
                    Column.text("批次"),
                    Column.text("数量"),
                    Column.text("产地"),
                    Column.text("承诺主体"),
                    Column.text("承诺依据"),
                    Column.day("开具日期"),
                    Column.day("作废日期"),
                    Column.text("作废原因"));

    private final Certificates certificates;
    private final Lots lots;
    private final Counties counties;
    private final FormKeys keys;

    CertificatePages(Certificates certificates, Lots lots, Counties counties, FormKeys keys) {
        this.certificates = certificates;
        this.lots = lots;
        this.counties = counties;
        this.keys = keys;
    }

    /** The list. */
    public record ListPage(County county, String q, Paged<Certificate> certificates) {}

    /** The form for one. */
    public record FormPage(
            CertificateInput input, List<Option> lots, String key, List<FormFault> faults)
            implements Faulty {
        public List<Option> bases() {
            return SamplePages.options(Certificates.BASES);
        }
    }

    /** One certificate. */
    public record CertificatePage(
            Certificate certificate, String promise, boolean isDone, List<FormFault> faults)
            implements Faulty {}

    /** What a buyer reads of one. */
    public record OpenPage(PublicCertificate certificate, String promise) {}

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        model.addAttribute(
                "page",
                new ListPage(
                        chosen,
                        q,
                        certificates.list(chosen.code(), q, new Paged.Request(page, ROWS))));
        return "quality/certificates";
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String q) {
        var chosen = counties.chosen(county);
        var rows =
                Paged.all(page -> certificates.list(chosen.code(), q, page)).stream()
                        .map(CertificatePages::cells)
                        .toList();
        return Excel.download(chosen.name() + "承诺达标合格证", SHEET, rows);
    }

    private static List<@Nullable String> cells(Certificate one) {
        return Arrays.asList(
                one.number(),
                one.product(),
                one.lotNumber(),
                one.amount(),
                one.origin(),
                one.promiser(),
                one.basisWords(),
                one.issuedOn().toString(),
                one.voidedOn() == null ? null : one.voidedOn().toString(),
                one.voidReason());
    }

    @GetMapping(PATH + "/new")
    String blank(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(required = false) @Nullable String lot,
            Model model) {
        var input = new CertificateInput(lot, null, null, null);
        model.addAttribute("page", form(counties.chosen(county).code(), input, List.of()));
        return "quality/certificateForm";
    }

    @PostMapping(PATH + "/new")
    String issue(
            @ModelAttribute CertificateInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var county = counties.chosen("").code();
        try {
            var id =
                    keys.once(
                            key,
                            PATH + "/new",
                            input,
                            UUID.class,
                            () -> certificates.issue(county, input));
            return "redirect:" + PATH + "/" + id + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", form(county, input, QualityWords.faults(refused)));
            return "quality/certificateForm";
        }
    }

    private FormPage form(DivisionCode county, CertificateInput input, List<FormFault> faults) {
        return new FormPage(
                input,
                lots.within(county).stream()
                        .map(lot ->
                                new Option(
                                        lot.id().toString(),
                                        lot.productName()
                                                + " · "
                                                + lot.number()
                                                + (lot.held() == null ? "" : "（停止）")))
                        .toList(),
                FormKeys.fresh(),
                faults);
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute(
                "page",
                new CertificatePage(certificates.get(id), PROMISE, !done.isEmpty(), List.of()));
        return "quality/certificate";
    }

    @PostMapping(PATH + "/{id}/void")
    String makeVoid(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            certificates.makeVoid(id, reason);
            return "redirect:" + PATH + "/" + id + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page",
                    new CertificatePage(
                            certificates.get(id), PROMISE, false, QualityWords.faults(refused)));
            return "quality/certificate";
        }
    }

    /** The label, 80 × 60 mm, as often as asked for: PDF, or for a label printer. */
    @GetMapping(PATH + "/{id}/label")
    ResponseEntity<byte[]> label(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int copies,
            @RequestParam(defaultValue = "") String format,
            HttpServletRequest request) {
        var one = certificates.get(id);
        if (one.voidedOn() != null) {
            throw Problem.conflict("作废的合格证不能打印。");
        }
        var place = DivisionCode.of(one.division());
        var site =
                ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                        + (counties.all().size() > 1 ? Counties.root(place) : "");
        var wanted = Math.clamp(copies, 1, MOST_COPIES);
        var language = LabelDots.Language.read(format);
        var pdf =
                LabelPaper.pdf(
                        80,
                        60,
                        "承诺达标合格证",
                        List.of(
                                PROMISE,
                                "承诺依据：" + one.basisWords(),
                                "产品名称：" + one.product(),
                                "数量（重量）：" + one.amount(),
                                "产地：" + one.origin(),
                                "承诺主体：" + one.promiser(),
                                "联系方式：" + one.contact(),
                                "开具日期：" + one.issuedOn(),
                                "编号：" + one.number()),
                        site + OPEN + "/" + id,
                        language.isPresent() ? 1 : wanted);
        if (language.isPresent()) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            Download.as(
                                    "合格证 %s.%s".formatted(one.number(), language.get().ending())))
                    .body(LabelDots.of(pdf, wanted, language.get()));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Download.shownAs("合格证 " + one.number() + ".pdf"))
                .body(pdf);
    }

    @GetMapping(OPEN + "/{id}")
    String open(@PathVariable UUID id, Model model) {
        var county = counties.home();
        model.addAttribute(
                "page",
                new OpenPage(
                        Objects.requireNonNull(certificates.open(county.code(), id)), PROMISE));
        return "quality/openCertificate";
    }
}
