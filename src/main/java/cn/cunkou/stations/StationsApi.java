package cn.cunkou.stations;

import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/stations")
@Tag(name = "stations", description = "服务站点：县级公共服务中心、镇级和村级服务站")
class StationsApi {
    static final String PATH = "/api/stations";

    /**
     * A station to be entered. Days are ISO dates; the area is a decimal in square metres.
     *
     * @param servedVillages codes of villages served besides its own
     */
    @Schema(name = "NewStation")
    record NewStationJson(
            @Schema(
                            allowableValues = {"county", "town", "village"},
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String level,
            @Schema(description = "区划代码", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String division,
            @Schema(description = "编号；不给则由系统编") @Nullable String code,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,
            @Schema(allowableValues = {"new", "consolidated"}) @Nullable String origin,
            @Nullable String address,
            @Nullable String area,
            @Nullable String phone,
            @Nullable Boolean logisticsPoint,
            @Nullable String keeperName,
            @Nullable String keeperPhone,
            @Nullable String opened,
            @Nullable String accepted,
            @Nullable String acceptancePaper,
            @Nullable List<String> servedVillages) {

        StationInput input() {
            return new StationInput(
                    level,
                    division,
                    code,
                    name,
                    origin,
                    address,
                    area,
                    phone,
                    logisticsPoint == null ? null : logisticsPoint.toString(),
                    keeperName,
                    keeperPhone,
                    opened,
                    accepted,
                    acceptancePaper,
                    servedVillages == null ? null : String.join("\n", servedVillages));
        }
    }

    private final Stations stations;
    private final StationLists lists;
    private final Acts acts;
    private final Idempotency idempotency;
    private final KeeperPhones phones;

    StationsApi(
            Stations stations,
            StationLists lists,
            Acts acts,
            Idempotency idempotency,
            KeeperPhones phones) {
        this.stations = stations;
        this.lists = lists;
        this.acts = acts;
        this.idempotency = idempotency;
        this.phones = phones;
    }

    @GetMapping
    @Operation(summary = "查站点", description = "只给出令牌管理范围内的站点。")
    Paged<StationJson> list(
            @Parameter(description = "区划代码") @RequestParam(defaultValue = "") String division,
            @Parameter(description = "county、town或village") @RequestParam(defaultValue = "")
                    String level,
            @Parameter(description = "状态；serving为计入运营中的，awaiting为待验收的")
                    @RequestParam(defaultValue = "")
                    String state,
            @RequestParam(defaultValue = "") String origin,
            @Parameter(description = "编号、名称、镇名、村名里的字") @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "code") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var filter = new StationFilter(division, level, state, origin, text, sort);
        var found = lists.list(filter, new Paged.Request(page, size));
        var rows = found.rows().stream().map(this::json).toList();
        return found.with(rows);
    }

    @GetMapping("/{id}")
    @Operation(summary = "一个站点")
    StationJson station(@PathVariable String id) {
        return json(stations.get(id(id)));
    }

    @PostMapping
    @Operation(summary = "登记站点", description = "重发同一请求（同一Idempotency-Key）得到同一答复，只登记一次。")
    @ApiResponse(responseCode = "201", description = "已登记")
    ResponseEntity<StationJson> register(
            @RequestHeader(Idempotency.HEADER) String key, @RequestBody NewStationJson station) {
        var entered =
                idempotency.once(
                        key,
                        PATH,
                        station,
                        StationJson.class,
                        () -> done(stations.register(station.input())));
        return ResponseEntity.created(URI.create(PATH + "/" + entered.id())).body(entered);
    }

    @PostMapping("/{id}/{act}")
    @Operation(
            summary = "开业、验收、歇业、恢复、关闭、迁址、换站长、更正日期",
            description = "act：open、accept、suspend、resume、close、move、keeper、correct。")
    StationJson act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @RequestBody ActInput input) {
        var wanted = Act.read(act).orElseThrow(() -> Problem.notFound("操作" + act));
        Supplier<StationJson> perform = () -> done(acts.perform(wanted, id(id), input));
        return key == null
                ? perform.get()
                : idempotency.once(
                        key, PATH + "/" + id + "/" + act, input, StationJson.class, perform);
    }

    private StationJson done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var station) -> json(station);
            case Outcome.Faulty(var faults) ->
                    throw Problem.badRequest("有%d处不对，没有登记：".formatted(faults.size()), faults);
            case Outcome.Overtaken overtaken ->
                    throw new Problem(
                            HttpStatus.CONFLICT,
                            "已被别人改过",
                            "%s在您读取之后改过这个站点，现在是第%d版。"
                                    .formatted(overtaken.by(), overtaken.current().version()),
                            List.of());
        };
    }

    private StationJson json(Station station) {
        return StationJson.of(station, phones);
    }

    /** The id in an address; one that is none belongs to no station. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Stations.missing();
        }
    }
}
