package cn.cunkou.papers;

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
@RequestMapping(PapersApi.PATH)
@Tag(name = "papers", description = "公文登记：方案、纪要、报告等文件，以及它们完成了方案的哪一项")
class PapersApi {
    static final String PATH = "/api/papers";

    /**
     * A paper to be registered. Days are ISO dates.
     *
     * @param body id of the issuing body, or its name
     */
    @Schema(name = "NewPaper")
    record NewPaperJson(
            @Schema(description = "所涉区划代码", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String division,
            @Schema(description = "发文单位的编号或名称", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String body,
            @Schema(
                            allowableValues = {
                                "official-paper",
                                "scheme",
                                "minutes",
                                "report",
                                "agreement",
                                "notice",
                                "circular",
                                "certificate",
                                "acceptance",
                                "record",
                                "appointment",
                                "standard",
                                "publicity"
                            },
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String kind,
            @Schema(description = "文号；没有就不给") @Nullable String number,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String title,
            @Schema(description = "成文日期", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String day,
            @Schema(description = "所报告时段的起日或月份，如2019-03") @Nullable String from,
            @Schema(description = "所报告时段的止日或月份") @Nullable String to,
            @Schema(description = "是否对公众公开；不给算不公开") @Nullable Boolean open,
            @Nullable String note,
            @Schema(description = "完成的项目：现行方案的项目编号，或 方案/项目") @Nullable List<String> fulfils) {

        PaperInput input() {
            return new PaperInput(
                    division,
                    body,
                    kind,
                    number,
                    title,
                    day,
                    from,
                    to,
                    open == null ? null : open.toString(),
                    note,
                    fulfils);
        }
    }

    /** What a paper should have said, and why it did not. */
    @Schema(name = "PaperCorrection")
    record CorrectionJson(NewPaperJson paper, @Nullable String reason) {}

    /** Why a paper no longer counts. */
    @Schema(name = "PaperWithdrawal")
    record WithdrawalJson(@Nullable String reason) {}

    private final Papers papers;
    private final PaperLists lists;
    private final Idempotency idempotency;

    PapersApi(Papers papers, PaperLists lists, Idempotency idempotency) {
        this.papers = papers;
        this.lists = lists;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(summary = "查公文", description = "只给出令牌管理范围内的公文，新的在前。")
    Paged<PaperJson> list(
            @Parameter(description = "所涉区划代码") @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String kind,
            @Parameter(description = "发文单位的编号") @RequestParam(defaultValue = "") String body,
            @Parameter(description = "完成的项目：项目编号，或 方案/项目") @RequestParam(defaultValue = "")
                    String item,
            @Parameter(description = "成文日期从哪天起") @RequestParam(defaultValue = "") String from,
            @Parameter(description = "成文日期到哪天止") @RequestParam(defaultValue = "") String to,
            @Parameter(description = "standing（默认）、superseded、withdrawn或all")
                    @RequestParam(defaultValue = "")
                    String state,
            @Parameter(description = "文号、标题、单位里的字") @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var filter = new PaperFilter(division, kind, body, item, from, to, state, text);
        var found = lists.list(filter, new Paged.Request(page, size));
        var rows = found.rows().stream().map(PaperJson::of).toList();
        return found.with(rows);
    }

    @GetMapping("/{id}")
    @Operation(summary = "一份公文")
    PaperJson paper(@PathVariable String id) {
        return PaperJson.of(papers.get(PaperPages.id(id)));
    }

    @PostMapping
    @Operation(
            summary = "登记公文",
            description = "重发同一请求（同一Idempotency-Key）得到同一答复，只登记一次。同一单位的文号重复时答复409。")
    @ApiResponse(responseCode = "201", description = "已登记")
    ResponseEntity<PaperJson> register(
            @RequestHeader(Idempotency.HEADER) String key, @RequestBody NewPaperJson paper) {
        var entered =
                idempotency.once(
                        key,
                        PATH,
                        paper,
                        PaperJson.class,
                        () -> done(papers.register(paper.input())));
        return ResponseEntity.created(URI.create(PATH + "/" + entered.id())).body(entered);
    }

    @PostMapping("/{id}/correct")
    @Operation(summary = "更正公文", description = "登记一份新的取代它；原来的保留。答复是新的一份。")
    PaperJson correct(
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody CorrectionJson correction) {
        var paper = PaperPages.id(id);
        return idempotency.once(
                key,
                PATH + "/" + paper + "/correct",
                correction,
                PaperJson.class,
                () -> done(papers.correct(paper, correction.paper().input(), correction.reason())));
    }

    @PostMapping("/{id}/withdraw")
    @Operation(summary = "撤回公文", description = "不再计数；登记和原因保留。")
    PaperJson withdraw(
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody WithdrawalJson withdrawal) {
        var paper = PaperPages.id(id);
        return idempotency.once(
                key,
                PATH + "/" + paper + "/withdraw",
                withdrawal,
                PaperJson.class,
                () -> done(papers.withdraw(paper, withdrawal.reason())));
    }

    private static PaperJson done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var paper) -> PaperJson.of(paper);
            case Outcome.Faulty(var faults) ->
                    throw Problem.badRequest("有%d处不对，没有登记：".formatted(faults.size()), faults);
            case Outcome.NumberTaken taken ->
                    throw new Problem(
                            HttpStatus.CONFLICT,
                            "文号重复",
                            taken.fault().fault() + "。",
                            List.of(taken.fault()));
        };
    }
}
