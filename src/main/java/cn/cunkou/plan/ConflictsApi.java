package cn.cunkou.plan;

import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
@RequestMapping("/api/plans/{plan}/conflicts")
@Tag(name = "plans")
class ConflictsApi {
    /** A contradiction of the paper. */
    @Schema(name = "Conflict")
    record ConflictJson(
            String id,
            String label,
            @Schema(description = "open 待核定，settled 已核定") String state,
            @Schema(description = "关系到的各项的编号") List<String> items,
            List<ReadingJson> readings,
            @Schema(description = "现在有效的核定") @Nullable ResolutionJson resolution,
            @Schema(description = "写法或核定一变就变；核定时带上，就不会盖掉别人刚作的核定") String version) {
        static ConflictJson of(Edition edition, Conflict conflict, String version) {
            var settled =
                    edition.settled().stream()
                            .filter(one -> one.conflict().id().equals(conflict.id()))
                            .findFirst();
            return new ConflictJson(
                    conflict.id(),
                    conflict.label(),
                    settled.isPresent() ? "settled" : "open",
                    conflict.items(),
                    conflict.readings().stream().map(ReadingJson::of).toList(),
                    settled.map(one -> ResolutionJson.of(one.resolution(), null)).orElse(null),
                    version);
        }
    }

    /** One of the things that the paper says. */
    @Schema(name = "Reading")
    record ReadingJson(
            String id,
            @Schema(description = "方案的原话") String figure,
            @Schema(description = "选它时的目标：at-least 等") Map<String, String> goal,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String base,
            @Schema(description = "奖励的几档怎么发：highest、adds-up") @Nullable String stacking,
            @Schema(description = "奖励发给谁：subject、developer 等") @Nullable String payee,
            @Schema(description = "排名怎么计分：share-of-best、points") @Nullable String scored,
            @Schema(description = "奖励发几次：once、year、month、unlimited") @Nullable String howOften,
            @Schema(description = "奖金池不够时：pro-rata、first-come、by-rank") @Nullable String whenDry,
            @Nullable String says,
            @Schema(description = "奖励的规则是不是已经照这种写法写") boolean asWritten,
            List<String> cite) {
        static ReadingJson of(Reading reading) {
            var span = reading.span();
            var ruling = reading.ruling();
            return new ReadingJson(
                    reading.id(),
                    reading.figure(),
                    goal(reading.goal()),
                    span == null ? null : span.from(),
                    span == null ? null : span.to(),
                    reading.base(),
                    ruling.stacking() == null ? null : ruling.stacking().key(),
                    ruling.to() == null ? null : ruling.to().key(),
                    ruling.scored() == null ? null : ruling.scored().key(),
                    ruling.howOften() == null ? null : ruling.howOften().key(),
                    ruling.whenDry() == null ? null : ruling.whenDry().key(),
                    reading.says(),
                    reading.asWritten(),
                    reading.citations().stream().map(Citation::section).toList());
        }

        private static Map<String, String> goal(@Nullable Goal goal) {
            var bounds = new LinkedHashMap<String, String>();
            if (goal != null) {
                goal.bounds().forEach(it -> bounds.put(it.comparison().key(), plain(it.figure())));
            }
            return bounds;
        }

        private static String plain(BigDecimal figure) {
            return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
        }
    }

    /** A decision; who took it is told to those who work with the plan, not to the public. */
    @Schema(name = "Resolution")
    record ResolutionJson(
            UUID id,
            String conflict,
            @Schema(description = "选定的写法；撤销核定时为空") @Nullable String reading,
            String reason,
            String paperTitle,
            @Nullable String paperNumber,
            @Schema(description = "由谁核定；只告诉登记核定的一方") @Nullable String decidedBy,
            Instant recordedAt) {
        static ResolutionJson of(Resolution resolution, @Nullable String decidedBy) {
            return new ResolutionJson(
                    resolution.id(),
                    resolution.conflict(),
                    resolution.reading(),
                    resolution.reason(),
                    resolution.paperTitle(),
                    resolution.paperNumber(),
                    decidedBy,
                    resolution.recordedAt());
        }
    }

    /** A decision as it is handed in. */
    @Schema(name = "Decision")
    record DecisionJson(
            @Schema(description = "选定的写法的编号；不给是撤销核定") @Nullable String reading,
            @Schema(description = "为什么这样定", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String reason,
            @Schema(description = "依据的文件", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String paperTitle,
            @Schema(description = "文号") @Nullable String paperNumber,
            @Schema(description = "由谁核定", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String decidedBy,
            @Schema(description = "看到的 Conflict.version；已经不是这个就答复409，不给就不核对")
                    @Nullable String version) {
        Decision decision() {
            return new Decision(reading, reason, paperTitle, paperNumber, decidedBy);
        }
    }

    private final Plans plans;
    private final Resolutions resolutions;
    private final Idempotency idempotency;

    ConflictsApi(Plans plans, Resolutions resolutions, Idempotency idempotency) {
        this.plans = plans;
        this.resolutions = resolutions;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(summary = "方案写法不一的地方", description = "待核定的和已核定的都列出。")
    Paged<ConflictJson> conflicts(
            @PathVariable String plan,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var edition = edition(plan);
        var decided = plans.resolutions(plan);
        var all =
                edition.paper().conflicts().stream()
                        .map(conflict -> json(edition, conflict, decided))
                        .toList();
        var request = new Paged.Request(page, size);
        return request.of(
                all.stream().skip(request.offset()).limit(request.size()).toList(), all.size());
    }

    @GetMapping("/{conflict}")
    @Operation(summary = "一处写法不一")
    ConflictJson conflict(@PathVariable String plan, @PathVariable String conflict) {
        var edition = edition(plan);
        return edition.paper().conflicts().stream()
                .filter(one -> one.id().equals(conflict))
                .findFirst()
                .map(one -> json(edition, one, plans.resolutions(plan)))
                .orElseThrow(() -> Problem.notFound("方案里的矛盾" + conflict));
    }

    @PostMapping("/{conflict}/resolutions")
    @Operation(
            summary = "核定一处写法不一",
            description =
                    "由有名有姓的人按文件核定；以后可以改定或撤销，历次都留着。"
                            + "和现在有效的核定完全一样的，不再登记一次。重发时带同一个 Idempotency-Key。")
    @ApiResponse(responseCode = "201")
    ResponseEntity<ResolutionJson> resolve(
            @PathVariable String plan,
            @PathVariable String conflict,
            @RequestHeader(name = Idempotency.HEADER, defaultValue = "") String key,
            @RequestBody DecisionJson decision) {
        var path = "/api/plans/%s/conflicts/%s/resolutions".formatted(plan, conflict);
        Supplier<ResolutionJson> act =
                () -> {
                    var signed =
                            resolutions.decide(
                                    plan, conflict, decision.decision(), decision.version());
                    return ResolutionJson.of(signed.resolution(), signed.decidedBy());
                };
        var made =
                key.isEmpty()
                        ? act.get()
                        : idempotency.once(key, path, decision, ResolutionJson.class, act);
        return ResponseEntity.status(HttpStatus.CREATED).body(made);
    }

    private static ConflictJson json(Edition edition, Conflict conflict, List<Resolution> decided) {
        return ConflictJson.of(edition, conflict, Resolutions.version(conflict, decided.stream()));
    }

    private Edition edition(String plan) {
        return plans.find(plan)
                .filter(edition -> Counties.mayTellOf(edition.plan().division()))
                .orElseThrow(() -> Problem.notFound("方案" + plan));
    }
}
