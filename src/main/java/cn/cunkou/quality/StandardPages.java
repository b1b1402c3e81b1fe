package cn.cunkou.quality;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.quality.StandardWork.Check;
import cn.cunkou.quality.StandardWork.CheckInput;
import cn.cunkou.quality.StandardWork.Handbook;
import cn.cunkou.quality.StandardWork.HandbookInput;
import cn.cunkou.quality.Standards.Follower;
import cn.cunkou.quality.Standards.Standard;
import cn.cunkou.quality.Standards.StandardInput;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.PlaceOptions;
import cn.cunkou.registry.Party;
import cn.cunkou.traceability.Products;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 标准: which there are, who works by them, who was checked, who got a handbook. */
@Controller
public class StandardPages {
    static final String PATH = SamplePages.PATH + "/standards";

    private static final int ROWS = 50;
    private static final String LIST = "quality/standards";
    private static final String ONE = "quality/standard";
    private static final Columns SHEET =
            Columns.of(
                    "标准",
                    Column.text("标准号"),
                    Column.text("名称"),
                    Column.text("类别"),
                    Column.text("发布单位"),
                    Column.day("实施日期"),
                    Column.day("有效期到"),
                    Column.integer("执行的产品"),
                    Column.integer("检查次数"),
                    Column.integer("发放手册"));

    private final Standards standards;
    private final StandardWork work;
    private final Products products;
    private final Files files;
    private final PlaceOptions places;
    private final Counties counties;
    private final FormKeys keys;

    StandardPages(
            Standards standards,
            StandardWork work,
            Products products,
            Files files,
            PlaceOptions places,
            Counties counties,
            FormKeys keys) {
        this.standards = standards;
        this.work = work;
        this.products = products;
        this.files = files;
        this.places = places;
        this.counties = counties;
        this.keys = keys;
    }

    /** The register, and the form for one more. */
    public record ListPage(
            County county,
            Paged<Standard> standards,
            StandardInput input,
            String key,
            List<FormFault> faults)
            implements Faulty {
        public List<Option> kinds() {
            return SamplePages.options(Standards.KINDS);
        }
    }

    /** One standard with all that was done for it, and the forms for more. */
    public record StandardPage(
            Standard standard,
            List<Follower> followers,
            List<Check> checks,
            List<Handbook> handbooks,
            List<Option> products,
            List<Option> producers,
            List<PlaceOptions.Group> places,
            CheckInput check,
            HandbookInput handbook,
            String key,
            boolean isDone,
            List<FormFault> faults)
            implements Faulty {}

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var blank = new StandardInput(null, null, null, null, null, null, null);
        model.addAttribute("page", list(counties.chosen(county), page, blank, List.of()));
        return LIST;
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String county) {
        var chosen = counties.chosen(county);
        return Excel.download(
                chosen.name() + "质量标准",
                SHEET,
                Paged.all(page -> standards.list(chosen.code(), page)).stream()
                        .map(StandardPages::cells)
                        .toList());
    }

    private static List<@Nullable String> cells(Standard one) {
        return Arrays.asList(
                one.number(),
                one.title(),
                one.kindWords(),
                one.issuer(),
                one.validFrom().toString(),
                one.validTo() == null ? null : one.validTo().toString(),
                Long.toString(one.products()),
                Long.toString(one.checks()),
                Long.toString(one.handbooks()));
    }

    private ListPage list(County county, int page, StandardInput input, List<FormFault> faults) {
        var found = standards.list(county.code(), new Paged.Request(page, ROWS));
        return new ListPage(county, found, input, FormKeys.fresh(), faults);
    }

    @PostMapping(PATH)
    String add(
            @ModelAttribute StandardInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var county = counties.chosen("");
        try (var content = file == null || file.isEmpty() ? null : file.getInputStream()) {
            var name = file == null ? null : file.getOriginalFilename();
            var id =
                    keys.once(
                            key,
                            PATH,
                            input,
                            UUID.class,
                            () -> standards.add(county.code(), input, name, content));
            return seen(id);
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", list(county, 1, input, QualityWords.faults(refused)));
            return LIST;
        }
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", page(id, noCheck(), noHandbook(), !done.isEmpty(), List.of()));
        return ONE;
    }

    @GetMapping(PATH + "/{id}/file")
    ResponseEntity<InputStreamResource> file(@PathVariable UUID id) {
        var standard = standards.get(id);
        var sha256 = standard.sha256();
        if (sha256 == null) {
            throw Problem.notFound("标准的文件");
        }
        return files.show(
                Objects.requireNonNull(standard.file()),
                new Files.Stored(
                        sha256, standard.size(), Objects.requireNonNull(standard.mediaType())));
    }

    @PostMapping(PATH + "/{id}/products")
    String follow(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletResponse response) {
        try {
            standards.follow(id, product, code);
            return seen(id);
        } catch (Problem refused) {
            return again(id, noCheck(), noHandbook(), refused, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/checks")
    String check(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String producer,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String checker,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String nextDue,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        var unmet = request.getParameterValues("unmet");
        var input =
                new CheckInput(
                        producer,
                        day,
                        checker,
                        unmet == null ? List.of() : List.of(unmet),
                        note,
                        nextDue);
        try {
            keys.once(key, PATH + "/" + id + "/checks", input, () -> work.check(id, input));
            return seen(id);
        } catch (Problem refused) {
            return again(id, input, noHandbook(), refused, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/handbooks")
    String give(
            @PathVariable UUID id,
            @ModelAttribute HandbookInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try (var content = file == null || file.isEmpty() ? null : file.getInputStream()) {
            var name = file == null ? null : file.getOriginalFilename();
            keys.once(
                    key,
                    PATH + "/" + id + "/handbooks",
                    input,
                    () -> work.give(id, input, name, content));
            return seen(id);
        } catch (Problem refused) {
            return again(id, noCheck(), input, refused, model, response);
        }
    }

    private String again(
            UUID id,
            CheckInput check,
            HandbookInput handbook,
            Problem refused,
            Model model,
            HttpServletResponse response) {
        refused.shownAgain(response);
        model.addAttribute("page", page(id, check, handbook, false, QualityWords.faults(refused)));
        return ONE;
    }

    private static String seen(UUID id) {
        return "redirect:" + PATH + "/" + id + "?done=yes";
    }

    private StandardPage page(
            UUID id,
            CheckInput check,
            HandbookInput handbook,
            boolean isDone,
            List<FormFault> faults) {
        var standard = standards.get(id);
        var county = DivisionCode.of(standard.division());
        return new StandardPage(
                standard,
                standards.followers(id),
                work.checks(id),
                work.handbooks(id),
                Paged.all(page -> products.list(county, "", page)).stream()
                        .map(one ->
                                new Option(
                                        one.id().toString(), one.name() + " · " + one.producer()))
                        .toList(),
                options(work.producers(county)),
                places.of(county),
                check,
                handbook,
                FormKeys.fresh(),
                isDone,
                faults);
    }

    static List<Option> options(List<Party> parties) {
        return parties.stream()
                .map(party -> new Option(party.id().toString(), party.publicName()))
                .toList();
    }

    private static CheckInput noCheck() {
        return new CheckInput(null, null, null, null, null, null);
    }

    private static HandbookInput noHandbook() {
        return new HandbookInput(null, null, null, null, null, null);
    }
}
