package cn.cunkou.production;

import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Receipt;
import cn.cunkou.platform.web.ReceiptJson;
import cn.cunkou.region.Counties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/production")
@Tag(name = "production")
class ProductionApi {
    private final Places places;
    private final Batches batches;
    private final Acts acts;
    private final ActLists lists;
    private final ActVideos videos;
    private final Crops crops;
    private final Counties counties;
    private final Idempotency idempotency;

    ProductionApi(
            Places places,
            Batches batches,
            Acts acts,
            ActLists lists,
            ActVideos videos,
            Crops crops,
            Counties counties,
            Idempotency idempotency) {
        this.places = places;
        this.batches = batches;
        this.acts = acts;
        this.lists = lists;
        this.videos = videos;
        this.crops = crops;
        this.counties = counties;
        this.idempotency = idempotency;
    }

    /** What became of acts that were sent. */
    @Schema(name = "ProductionReceipts")
    record ReceiptsJson(long recorded, long already, long refused, List<ReceiptJson> acts) {}

    /** A batch as programs read it. */
    @Schema(name = "ProductionBatch")
    record BatchJson(
            UUID id,
            String division,
            UUID place,
            String placeName,
            UUID producer,
            String producerName,
            UUID product,
            String productName,
            String crop,
            int number,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate ended,
            @Nullable LocalDate lastRecord,
            @Schema(description = "必记的农事") List<String> needs,
            @Schema(description = "记了的农事") List<String> done,
            long acts,
            long lots) {
        static BatchJson of(Batch batch) {
            return new BatchJson(
                    batch.id(),
                    batch.division(),
                    batch.place(),
                    batch.placeName(),
                    batch.producer(),
                    batch.producerName(),
                    batch.product(),
                    batch.productName(),
                    batch.crop(),
                    batch.number(),
                    batch.fromDay(),
                    batch.untilDay(),
                    batch.endedOn(),
                    batch.lastDay(),
                    batch.needs(),
                    batch.done(),
                    batch.acts(),
                    batch.lots());
        }
    }

    /** An act as programs read it. */
    @Schema(name = "ProductionAct")
    record ActJson(
            UUID id,
            UUID batch,
            String act,
            String title,
            @Schema(allowableValues = {"before", "during", "after"}) String stage,
            String said,
            LocalDate day,
            Instant happenedAt,
            Instant recordedAt,
            @Nullable UUID lot,
            @Nullable String lotNumber,
            boolean withdrawn) {
        static ActJson of(Act act) {
            return new ActJson(
                    act.id(),
                    act.batch(),
                    act.act(),
                    act.title(),
                    act.stage().id(),
                    act.said(),
                    act.day(),
                    act.happenedAt(),
                    act.recordedAt(),
                    act.lotId(),
                    act.lot(),
                    !act.stands());
        }
    }

    /** What was registered. */
    @Schema(name = "ProductionRegistered")
    record RegisteredJson(UUID id) {}

    /** A video as it is kept. */
    @Schema(name = "ProductionVideo")
    record VideoJson(
            UUID act,
            String field,
            @Schema(description = "内容的SHA-256") String sha256,
            String type) {}

    /** Why an act is withdrawn. */
    @Schema(name = "ProductionWithdrawal")
    record WithdrawalJson(@Nullable String reason) {}

    @GetMapping("/crops")
    @Operation(summary = "品类：农事、栏目、间隔和投入品")
    List<Crop> crops() {
        return crops.of(counties.chosen("").code());
    }

    @GetMapping("/batches")
    @Operation(summary = "生产批")
    Paged<BatchJson> batches(
            @Parameter(description = "running 在产，silent 多日没有记录，overdue 到期未采收，ended 已结束")
                    @RequestParam(defaultValue = "")
                    String state,
            @Parameter(description = "品类、产品、场所或生产者") @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var filter = new BatchFilter(counties.chosen("").code(), q, state);
        var found = batches.list(filter, new Paged.Request(page, size));
        return found.map(BatchJson::of);
    }

    @GetMapping("/batches/{id}/acts")
    @Operation(summary = "一批做过的事", description = "撤回的也在内。")
    List<ActJson> acts(@PathVariable UUID id) {
        return lists.of(batches.get(id).id()).stream().map(ActJson::of).toList();
    }

    @PostMapping("/places")
    @Operation(summary = "登记生产场所", description = "重发同一请求（同一Idempotency-Key）只登记一次。")
    @ApiResponse(responseCode = "201", description = "已登记")
    ResponseEntity<RegisteredJson> place(
            @RequestHeader(Idempotency.HEADER) String key, @RequestBody PlaceInput input) {
        var done =
                idempotency.once(
                        key,
                        "/api/production/places",
                        input,
                        RegisteredJson.class,
                        () -> new RegisteredJson(places.add(input, null)));
        return ResponseEntity.created(URI.create(PlacePages.PATH + "/" + done.id())).body(done);
    }

    @PostMapping("/batches")
    @Operation(summary = "登记生产批", description = "重发同一请求（同一Idempotency-Key）只登记一次。")
    @ApiResponse(responseCode = "201", description = "已登记")
    ResponseEntity<RegisteredJson> batch(
            @RequestHeader(Idempotency.HEADER) String key, @RequestBody BatchInput input) {
        var done =
                idempotency.once(
                        key,
                        "/api/production/batches",
                        input,
                        RegisteredJson.class,
                        () -> new RegisteredJson(batches.add(input)));
        return ResponseEntity.created(URI.create("/api/production/batches/" + done.id() + "/acts"))
                .body(done);
    }

    @PostMapping("/acts")
    @Operation(
            summary = "记录农事",
            description = "一次可以发多条，按发的顺序逐条答复；重发同一条（同一id）只记一次。间隔期没到的采收会被退回。手机时钟不准没关系，带上sentAt。")
    ReceiptsJson record(@RequestBody ActInput.Sent sent) {
        var receipts = acts.record(sent);
        return new ReceiptsJson(
                Receipt.Outcome.RECORDED.count(receipts),
                Receipt.Outcome.ALREADY.count(receipts),
                Receipt.Outcome.REFUSED.count(receipts),
                receipts.stream().map(ReceiptJson::of).toList());
    }

    @PutMapping(
            path = "/acts/{id}/videos/{field}",
            consumes = {"video/mp4", "video/webm"})
    @Operation(
            summary = "传一件农事的短视频",
            description =
                    "农事先记下，再传它的视频：MP4或WebM，不超过30秒、20 MB，不带拍摄位置。同一段重发只存一次。买家看得到，画面和声音里不要有个人信息。")
    VideoJson video(
            @PathVariable UUID id,
            @PathVariable String field,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
            InputStream content) {
        var kept = videos.keep(id, field, content, type);
        return new VideoJson(id, field, kept.sha256(), kept.mediaType());
    }

    @PostMapping("/acts/{id}/withdraw")
    @Operation(summary = "撤回记错的农事", description = "记录还在，不再算数；它的EPCIS事件声明为有误。")
    ActJson withdraw(@PathVariable UUID id, @RequestBody WithdrawalJson withdrawal) {
        return ActJson.of(acts.withdraw(id, withdrawal.reason()));
    }
}
