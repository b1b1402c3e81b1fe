package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.measures.SeriesListPage.Line;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The forms of 外部数据; they keep what was filled in until it is right. */
@Controller
class SeriesForms {
    private static final String SERIES = "measures/seriesForm";
    private static final String VALUE = "measures/valueForm";

    private final ExternalSeries external;
    private final SeriesDesk desk;
    private final SeriesPages pages;
    private final Counties counties;

    SeriesForms(ExternalSeries external, SeriesDesk desk, SeriesPages pages, Counties counties) {
        this.external = external;
        this.desk = desk;
        this.pages = pages;
        this.counties = counties;
    }

    @GetMapping(SeriesPages.PATH + "/new")
    String blank(@RequestParam(defaultValue = "") String county, Model model) {
        model.addAttribute(
                "page",
                new SeriesFormPage(
                        counties.chosen(county), FormKeys.fresh(), SeriesInput.empty(), List.of()));
        return SERIES;
    }

    @PostMapping(SeriesPages.PATH + "/new")
    String begin(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String key,
            @ModelAttribute SeriesInput input,
            Model model,
            HttpServletResponse response) {
        var chosen = counties.chosen(county);
        try {
            var begun = desk.begin(key, chosen.code().digits(), input);
            return seen(begun.id(), chosen, "new");
        } catch (Problem refused) {
            var faults = faults(FormKeys.inWords(refused), response);
            model.addAttribute("page", new SeriesFormPage(chosen, FormKeys.fresh(), input, faults));
            return SERIES;
        }
    }

    @GetMapping(SeriesPages.PATH + "/{id}/values/new")
    String blank(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String corrects,
            Model model) {
        var chosen = counties.chosen(county);
        var series = external.get(id, chosen.code());
        var places = pages.places(series, chosen);
        var before = before(series, corrects);
        var input =
                before == null
                        ? ValueInput.empty(
                                series,
                                places.size() == 1 ? places.getFirst().code() : "",
                                series.rhythm()
                                        .text(
                                                series.rhythm()
                                                        .lastOver(counties.today(chosen.code()))))
                        : ValueInput.of(series, before.fact());
        model.addAttribute(
                "page",
                new ValueFormPage(
                        series, chosen, FormKeys.fresh(), input, places, before, List.of()));
        return VALUE;
    }

    @PostMapping(SeriesPages.PATH + "/{id}/values/new")
    String record(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String corrects,
            @ModelAttribute ValueInput input,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response) {
        var chosen = counties.chosen(county);
        var series = external.get(id, chosen.code());
        try {
            desk.record(key, id, input, file);
            return seen(id, chosen, "recorded");
        } catch (Problem refused) {
            var faults = faults(FormKeys.inWords(refused), response);
            var places = pages.places(series, chosen);
            model.addAttribute(
                    "page",
                    new ValueFormPage(
                            series,
                            chosen,
                            FormKeys.fresh(),
                            input,
                            places,
                            before(series, corrects),
                            faults));
            return VALUE;
        }
    }

    @PostMapping(SeriesPages.PATH + "/{id}/values/{value}/withdraw")
    String withdraw(
            @PathVariable String id,
            @PathVariable String value,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String reason) {
        var withdrawn = desk.withdraw(key, id, SeriesApi.id(value), reason);
        return seen(id, counties.chosen(withdrawn.division().substring(0, 6)), "withdrawn");
    }

    /** The figure that a form corrects, in words. */
    private @Nullable Line before(Series series, String id) {
        if (id.isEmpty()) {
            return null;
        }
        var fact = external.fact(series.id(), SeriesApi.id(id));
        return SeriesPages.line(
                series, fact, pages.names(counties.chosen(county(fact.division()))));
    }

    private static String county(DivisionCode division) {
        return division.county().digits();
    }

    /** What is wrong, for the form; what is no fault of the form goes on. */
    private static List<FormFault> faults(Problem refused, HttpServletResponse response) {
        if (refused.faults().isEmpty()) {
            throw refused;
        }
        response.setStatus(
                refused.status() == HttpStatus.BAD_REQUEST
                        ? HttpStatus.UNPROCESSABLE_CONTENT.value()
                        : refused.status().value());
        return FormFault.of(refused.faults(), SeriesForms::label);
    }

    private static String label(String field) {
        return switch (field) {
            case "id" -> "代号";
            case "title" -> "名称";
            case "unit" -> "单位";
            case "meaning" -> "口径";
            case "base" -> "是谁的百分比";
            case "aggregate" -> "怎么合计";
            case "level" -> "按哪一级记";
            case "rhythm" -> "多久发布一次";
            case "publisher", "source" -> "发布单位";
            case "division" -> "地方";
            case "period" -> "哪一期";
            case "value" -> "数值";
            case "documentTitle" -> "来源文件";
            case "documentNumber" -> "文号";
            case "reason" -> "更正原因";
            case "file" -> "文件";
            default -> field;
        };
    }

    private static String seen(String series, County county, String done) {
        return "redirect:%s/%s?county=%s&done=%s"
                .formatted(SeriesPages.PATH, series, county.code().digits(), done);
    }
}
