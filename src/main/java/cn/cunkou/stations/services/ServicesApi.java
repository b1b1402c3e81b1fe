package cn.cunkou.stations.services;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Receipt;
import cn.cunkou.platform.web.ReceiptJson;
import cn.cunkou.stations.Stations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/api/stations/{id}/services")
@Tag(name = "stations")
class ServicesApi {
    /** What became of a batch. */
    @Schema(name = "ServiceReceipts")
    record ReceiptsJson(long recorded, long already, long refused, List<ReceiptJson> services) {}

    /** A service as programs read it. */
    @Schema(name = "Service")
    record ServiceJson(
            UUID id,
            UUID station,
            LocalDate day,
            Instant happenedAt,
            Instant recordedAt,
            @Nullable String clock,
            String kind,
            String kindLabel,
            String said,
            @Schema(description = "村民手机号，隐去中间几位") @Nullable String phone,
            @Schema(allowableValues = {"none", "asked", "confirmed", "denied"}) String confirmation,
            @Schema(description = "核查：real、rejected") @Nullable String verdict,
            boolean withdrawn,
            @Nullable UUID replacedBy,
            boolean counts) {
        static ServiceJson of(Rendered one) {
            var clock = one.clock();
            var verdict = one.verdict();
            return new ServiceJson(
                    one.id(),
                    one.station(),
                    one.day(),
                    one.happenedAt(),
                    one.recordedAt(),
                    clock == null ? null : clock.id(),
                    one.kind(),
                    one.kindLabel(),
                    one.said(),
                    one.phone(),
                    one.confirmation().id(),
                    verdict == null ? null : verdict.id(),
                    one.withdrawnAt() != null,
                    one.replacedBy(),
                    one.counts());
        }
    }

    private final Services services;
    private final ServiceLists lists;
    private final Stations stations;

    ServicesApi(Services services, ServiceLists lists, Stations stations) {
        this.services = services;
        this.lists = lists;
        this.stations = stations;
    }

    @PostMapping
    @Operation(
            summary = "登记站点办的服务",
            description = "一次可以发多条，逐条答复。重发同一条（同一id）只登记一次。手机时钟不准没关系，带上sentAt。")
    ReceiptsJson record(
            @PathVariable UUID id,
            @RequestBody ServiceInput.Batch batch,
            HttpServletRequest request) {
        var site = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
        var receipts = services.record(id, batch, site);
        return new ReceiptsJson(
                Receipt.Outcome.RECORDED.count(receipts),
                Receipt.Outcome.ALREADY.count(receipts),
                Receipt.Outcome.REFUSED.count(receipts),
                receipts.stream().map(ReceiptJson::of).toList());
    }

    @GetMapping
    @Operation(summary = "站点办的服务", description = "不含村民的姓名，手机号隐去中间几位。")
    Paged<ServiceJson> list(
            @PathVariable UUID id,
            @Parameter(description = "从哪天起") @RequestParam(defaultValue = "") String from,
            @Parameter(description = "到哪天止") @RequestParam(defaultValue = "") String to,
            @Parameter(
                            description =
                                    "counts 计入的，not 不计入的，flagged 待核查的，confirmed，denied，withdrawn，clock")
                    @RequestParam(defaultValue = "")
                    String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var station = stations.get(id);
        var filter = new ServiceFilter("", id.toString(), "", from, to, state, "");
        var found = lists.list(station.county(), filter, new Paged.Request(page, size));
        return found.map(ServiceJson::of);
    }
}
