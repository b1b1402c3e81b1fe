package cn.cunkou.officers;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.PlaceOptions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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

/** 上报信息: for information officers, on a phone. */
@Controller
class ReportingPages {
    static final String PATH = "/report";

    private static final String PAGE = "officers/reporting";
    private static final int ROWS = 10;

    private final Reports reports;
    private final ReportLists lists;
    private final ReportKinds kinds;
    private final Files files;
    private final PlaceOptions places;
    private final Divisions divisions;
    private final Counties counties;
    private final FormKeys keys;

    ReportingPages(
            Reports reports,
            ReportLists lists,
            ReportKinds kinds,
            Files files,
            PlaceOptions places,
            Divisions divisions,
            Counties counties,
            FormKeys keys) {
        this.reports = reports;
        this.lists = lists;
        this.kinds = kinds;
        this.files = files;
        this.places = places;
        this.divisions = divisions;
        this.counties = counties;
        this.keys = keys;
    }

    @Bean
    static MenuEntry reportingMenu() {
        return new MenuEntry(Place.CONSOLE, "业务", 341, "上报信息", PATH, "upload");
    }

    @GetMapping(PATH)
    String blank(
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var county = counties.chosen("").code();
        var input = ReportInput.empty(counties.today(county), null);
        model.addAttribute("page", page(null, input, page, words(done), List.of()));
        return PAGE;
    }

    @PostMapping(PATH)
    String report(
            @ModelAttribute ReportInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try (var upload = new Uploaded(file)) {
            keys.once(key, PATH, input, UUID.class, () -> reports.report(input, upload.get()));
            return "redirect:" + PATH + "?done=new";
        } catch (Problem refused) {
            return again(null, input, refused, model, response);
        }
    }

    @GetMapping(PATH + "/{id}/correct")
    String correct(@PathVariable UUID id, Model model) {
        var report = reports.correctable(id);
        model.addAttribute("page", page(report, ReportInput.of(report.said()), 1, null, List.of()));
        return PAGE;
    }

    @PostMapping(PATH + "/{id}/correct")
    String correct(
            @PathVariable UUID id,
            @ModelAttribute ReportInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var path = PATH + "/" + id + "/correct";
        try (var upload = new Uploaded(file)) {
            keys.once(key, path, input, UUID.class, () -> reports.correct(id, input, upload.get()));
            return "redirect:" + PATH + "?done=correct";
        } catch (Problem refused) {
            return again(reports.own(id), input, refused, model, response);
        }
    }

    @GetMapping(PATH + "/{id}/picture")
    ResponseEntity<InputStreamResource> picture(@PathVariable UUID id) {
        var shown = reports.photograph(reports.own(id).id());
        return files.show(shown.name(), shown.stored());
    }

    private String again(
            @Nullable Report corrected,
            ReportInput input,
            Problem refused,
            Model model,
            HttpServletResponse response) {
        refused.shownAgain(response);
        model.addAttribute(
                "page", page(corrected, input, 1, null, ReportCheck.labelled(refused.faults())));
        return PAGE;
    }

    private ReportingPage page(
            @Nullable Report corrected,
            ReportInput input,
            int number,
            @Nullable String done,
            List<FormFault> faults) {
        var county = counties.chosen("").code();
        var today = counties.today(county);
        var names = divisions.gazetteer(county, today);
        var found = lists.own(county, new Paged.Request(number, ROWS));
        var own =
                found.rows().stream()
                        .map(report ->
                                new ReportingPage.Own(
                                        report,
                                        names.place(report.said().division()),
                                        reports.mayCorrect(report)))
                        .toList();
        return new ReportingPage(
                corrected,
                Actor.current().id(),
                input,
                kinds.of(county),
                places.of(county),
                today,
                found.with(own),
                done,
                faults);
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "new" -> "已报上去";
            case "correct" -> "已更正";
            default -> null;
        };
    }
}
