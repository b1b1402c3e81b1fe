package cn.cunkou.measures;

import cn.cunkou.measures.SeriesJson.ValueJson;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping(SeriesApi.PATH)
@Tag(name = "series", description = "外部数据：别处发布的数，连同来源文件")
class SeriesApi {
    static final String PATH = "/api/series";

    private static final String ONCE = "重发同一请求（同一Idempotency-Key）得到同一答复，只登记一次。";

    private final ExternalSeries external;
    private final SeriesDesk desk;
    private final Counties counties;
    private final Files files;

    SeriesApi(ExternalSeries external, SeriesDesk desk, Counties counties, Files files) {
        this.external = external;
        this.counties = counties;
        this.desk = desk;
        this.files = files;
    }

    /** Why a figure is taken back. */
    @Schema(name = "Withdrawal")
    record WithdrawalJson(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

    @GetMapping
    @Operation(
            summary = "外部数据的序列",
            description = "一个县的序列，用这个县的名称和发布单位；有几个县的令牌写明county或division，不写是第一个县。")
    Paged<SeriesJson> list(
            @Parameter(description = "区划代码") @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var request = new Paged.Request(page, size);
        var county = counties.around(digits(division)).code();
        var latest = external.latest(division.isEmpty() ? county.digits() : division);
        var all = external.all(county);
        var rows =
                all.stream()
                        .skip(request.offset())
                        .limit(request.size())
                        .map(series -> SeriesJson.of(series, county, latest.get(series.id())))
                        .toList();
        return request.of(rows, all.size());
    }

    @PostMapping
    @Operation(summary = "设立序列", description = ONCE)
    @ApiResponse(responseCode = "201", description = "已设立")
    ResponseEntity<SeriesJson> begin(
            @RequestHeader(Idempotency.HEADER) String key, @RequestBody SeriesInput series) {
        var begun = desk.begin(key, "", series);
        return ResponseEntity.created(URI.create(PATH + "/" + begun.id())).body(begun);
    }

    @GetMapping("/{id}")
    @Operation(summary = "一个序列")
    SeriesJson series(@PathVariable String id) {
        var county = counties.chosen("").code();
        return SeriesJson.of(
                external.get(id, county), county, external.latest(county.digits()).get(id));
    }

    @GetMapping("/{id}/values")
    @Operation(summary = "一个序列的数", description = "最近一期在前，更正过的旧数也列出；只给出令牌管理范围内的。")
    Paged<ValueJson> values(
            @PathVariable String id,
            @Parameter(description = "区划代码") @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var county = counties.around(digits(division)).code();
        var series = external.get(id, county);
        var within = division.isEmpty() ? county.digits() : division;
        var found = external.facts(id, within, new Paged.Request(page, size));
        var rows = found.rows().stream().map(fact -> ValueJson.of(series, fact)).toList();
        return found.with(rows);
    }

    @PostMapping(path = "/{id}/values", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "录入一期的数", description = "同一地方同一期以后录的为准，旧的保留。" + ONCE)
    @ApiResponse(responseCode = "201", description = "已录入")
    ResponseEntity<ValueJson> record(
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody ValueInput value) {
        return created(desk.record(key, id, value, null));
    }

    @PostMapping(path = "/{id}/values", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "录入一期的数，连同来源文件", description = "value 部分是JSON，file 部分是图片或PDF。" + ONCE)
    @ApiResponse(responseCode = "201", description = "已录入")
    ResponseEntity<ValueJson> recordWithDocument(
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestPart ValueInput value,
            @RequestPart MultipartFile file) {
        return created(desk.record(key, id, value, file));
    }

    @GetMapping("/{id}/values/{value}")
    @Operation(summary = "一个数")
    ValueJson value(@PathVariable String id, @PathVariable String value) {
        var fact = external.fact(id, id(value));
        return ValueJson.of(external.get(id, fact.division().county()), fact);
    }

    @PostMapping("/{id}/values/{value}/withdraw")
    @Operation(summary = "撤回一个数", description = "撤回以后这一期没有数，记录保留。" + ONCE)
    @ApiResponse(responseCode = "201", description = "已撤回")
    ResponseEntity<ValueJson> withdraw(
            @PathVariable String id,
            @PathVariable String value,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody WithdrawalJson withdrawal) {
        return created(desk.withdraw(key, id, id(value), withdrawal.reason()));
    }

    @GetMapping("/{id}/values/{value}/document")
    @Operation(summary = "一个数的来源文件")
    ResponseEntity<InputStreamResource> document(
            @PathVariable String id, @PathVariable String value) {
        return document(files, external.fact(id, id(value)));
    }

    /** The document of a figure, for whoever may see the figure. */
    static ResponseEntity<InputStreamResource> document(Files files, Fact fact) {
        var document = fact.document();
        if (document == null) {
            throw Problem.notFound("来源文件");
        }
        return files.show(document.name(), document.file());
    }

    static String href(String series, String value) {
        return PATH + "/" + series + "/values/" + value;
    }

    /** The id in an address; one that is none belongs to no figure. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw Problem.notFound("这个数");
        }
    }

    private static ResponseEntity<ValueJson> created(ValueJson value) {
        return ResponseEntity.created(URI.create(href(value.series(), value.id()))).body(value);
    }

    private static String digits(String division) {
        if (!division.matches("\\d{0,12}")) {
            throw Problem.badRequest("「%s」不是区划代码。".formatted(division));
        }
        return division;
    }
}
