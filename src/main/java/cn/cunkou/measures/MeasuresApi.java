package cn.cunkou.measures;

import cn.cunkou.measures.MeasuresJson.EvidenceJson;
import cn.cunkou.measures.MeasuresJson.FigureJson;
import cn.cunkou.measures.MeasuresJson.MeasureJson;
import cn.cunkou.measures.MeasuresJson.PartJson;
import cn.cunkou.platform.web.Download;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(Addresses.ROOT)
@Tag(name = "measures", description = "指标：每个数和它的依据")
class MeasuresApi {
    private static final String DIMENSION = "名称:值，可以重复；口径写成 base:名称";

    private final Measures measures;
    private final Places places;

    MeasuresApi(Measures measures, Places places) {
        this.measures = measures;
        this.places = places;
    }

    @GetMapping
    @Operation(summary = "指标目录", description = "有几个县又没有写明哪个县时，外部数据每个代号只列一次，不说由谁发布。")
    Paged<MeasureJson> catalogue(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int size) {
        var known =
                places.onlyCounty()
                        .map(county -> measures.catalogue(DivisionCode.of(county)))
                        .orElseGet(measures::catalogue);
        var all = known.stream().map(MeasureJson::of).toList();
        var request = new Paged.Request(page, size);
        return request.of(
                all.stream().skip(request.offset()).limit(request.size()).toList(), all.size());
    }

    @GetMapping("/{id}")
    @Operation(summary = "一个数", description = "事件类指标按 from–to 统计，状态类指标取 to（或 asOf）当日；不填则到今天。")
    FigureJson figure(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @Parameter(description = "只计到这一天为止的事实") @RequestParam(required = false)
                    @Nullable String asOf,
            @Parameter(description = DIMENSION) @RequestParam MultiValueMap<String, String> all) {
        return FigureJson.of(measures.evaluate(question(id, division, from, to, asOf, all)));
    }

    @GetMapping("/{id}/parts")
    @Operation(summary = "一个数分到各部分", description = "by=division 分到下一级区划，没有记录的也列出；by=维度名 分到维度的各个值。")
    List<PartJson> parts(
            @PathVariable String id,
            @RequestParam(defaultValue = "division") String by,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String asOf,
            @Parameter(description = DIMENSION) @RequestParam MultiValueMap<String, String> all) {
        var question = question(id, division, from, to, asOf, all);
        var parts =
                by.equals("division")
                        ? measures.byDivision(question)
                        : measures.byDimension(question, by);
        return parts.stream().map(PartJson::of).toList();
    }

    @GetMapping("/{id}/evidence")
    @Operation(summary = "一个数的依据", description = "逐行列出，最近的在前；aggregate 由全部行算出，与指标的数相同。")
    EvidenceJson evidence(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String asOf,
            @Parameter(description = DIMENSION) @RequestParam MultiValueMap<String, String> all,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var question = question(id, division, from, to, asOf, all);
        return EvidenceJson.of(
                measures.evidence(question, new Paged.Request(page, size)), places.roots());
    }

    @GetMapping("/{id}/evidence.xlsx")
    @Operation(summary = "一个数的依据，电子表格")
    void workbook(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String asOf,
            @Parameter(description = DIMENSION) @RequestParam MultiValueMap<String, String> all,
            HttpServletResponse response)
            throws IOException {
        var desk = measures.evidence(question(id, division, from, to, asOf, all));
        var name = desk.measure().title() + " " + desk.figure().asOf() + ".xlsx";
        response.setContentType(EvidenceWorkbook.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.as(name));
        new EvidenceWorkbook(desk).writeTo(response.getOutputStream());
    }

    private Question question(
            String id,
            String division,
            @Nullable String from,
            @Nullable String to,
            @Nullable String asOf,
            MultiValueMap<String, String> all) {
        var place = division.isEmpty() ? places.onlyCounty().orElse("") : division;
        if (DivisionCode.isValid(place) && !Counties.mayTellOf(DivisionCode.of(place))) {
            throw Problem.notFound("这个地方");
        }
        // Not a List<String> parameter: Spring would split a value at its commas.
        var dimensions = all.getOrDefault("dimension", List.of());
        var wording = new Wording(id, place, from, to, asOf, dimensions);
        measures.check(wording.question(), wording.faults());
        return wording.question();
    }
}
