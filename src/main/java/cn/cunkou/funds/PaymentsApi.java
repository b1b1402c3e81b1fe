package cn.cunkou.funds;

import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
@RequestMapping("/api/funds/{fund}/payments")
@Tag(name = "funds")
class PaymentsApi {
    private final Payments payments;
    private final Funds funds;
    private final RefusedPayments refusals;
    private final Idempotency idempotency;

    PaymentsApi(Payments payments, Funds funds, RefusedPayments refusals, Idempotency idempotency) {
        this.payments = payments;
        this.funds = funds;
        this.refusals = refusals;
        this.idempotency = idempotency;
    }

    /** A payment to be proposed; amounts in fen. */
    @Schema(name = "NewPayment")
    record NewPaymentJson(
            @Schema(description = "预算项，最细的一级", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String line,
            @Schema(description = "分", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable Long amount,
            @Schema(description = "付款日期，不填今天") @Nullable String day,
            @Schema(
                            description = "收款方：单位、主体或站点的编号，或者登记的名称",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String payee,
            @Schema(description = "用途类别：ordinary，或方案禁止的某一类，例如 land") @Nullable String use,
            @Schema(
                            description = "付给或用于哪一类",
                            allowableValues = {
                                "village",
                                "town",
                                "station",
                                "enterprise",
                                "project"
                            })
                    @Nullable String subjectKind,
            @Schema(description = "是哪一个：区划代码、编号或名称") @Nullable String subject,
            @Schema(description = "用途", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String purpose,
            @Schema(description = "资金来源；专款专用的专账必填") @Nullable String source,
            @Schema(description = "符合条件的投资额，分，已扣掉 excluded") @Nullable Long eligible,
            @Schema(description = "投资额里已扣掉的费用，例如 land、wages") @Nullable List<String> excluded,
            @Schema(description = "指导价，分") @Nullable Long guidePrice,
            @Schema(description = "项目里登记的合同：编号或合同号；有付款节点的合同只写节点就够") @Nullable String contract,
            @Schema(description = "付款节点的编号，写了合同的也可以写节点的名称；要已确认达到") @Nullable String milestone,
            @Schema(description = "合同占用的编号") @Nullable String commitment,
            @Schema(description = "方案的哪一项奖励") @Nullable String reward,
            @Schema(description = "凭证：公文登记里的文号、标题或编号；和 files 至少有一份") @Nullable List<String> papers,
            @Schema(description = "凭证文件") @Nullable List<FileJson> files) {

        ProposalInput input() {
            return new ProposalInput(
                    line,
                    FundsApi.yuan(amount),
                    day,
                    payee,
                    use,
                    subjectKind,
                    subject,
                    purpose,
                    source,
                    FundsApi.yuan(eligible),
                    excluded,
                    FundsApi.yuan(guidePrice),
                    contract,
                    milestone,
                    commitment,
                    reward,
                    papers == null ? null : String.join("\n", papers));
        }

        List<Payments.Upload> uploads() {
            var uploads = new ArrayList<Payments.Upload>();
            for (var file : Objects.requireNonNullElse(files, List.<FileJson>of())) {
                uploads.add(file.upload());
            }
            return uploads;
        }
    }

    /** A file with its content in Base64. */
    @Schema(name = "PaymentFile")
    record FileJson(@Nullable String name, @Nullable String content) {
        Payments.Upload upload() {
            try {
                var bytes = Base64.getDecoder().decode(content == null ? "" : content);
                return new Payments.Upload(
                        name == null ? "凭证" : name, new ByteArrayInputStream(bytes));
            } catch (IllegalArgumentException e) {
                throw Problem.badRequest(
                        "附件不对。",
                        List.of(new Problem.Fault("files", "content不是Base64", "用Base64编码文件内容")));
            }
        }
    }

    /** What somebody decides about a payment. */
    @Schema(name = "PaymentDecision")
    record DecisionJson(
            @Schema(description = "看到的版本；不填用最新的") @Nullable Integer version,
            @Schema(description = "退回和撤回要写原因") @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "支付", description = "新的在前，金额是分。")
    Paged<PaymentJson> list(
            @PathVariable String fund,
            @Parameter(description = "proposed、paid、refused或withdrawn")
                    @RequestParam(defaultValue = "")
                    String state,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found =
                payments.list(
                        new PaymentTable.Filter(
                                funds.get(fund).id(), given(state), given(line), given(q)),
                        new Paged.Request(page, size));
        return found.map(this::json);
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    @GetMapping("/{id}")
    @Operation(summary = "一笔支付")
    PaymentJson payment(@PathVariable String fund, @PathVariable UUID id) {
        return json(payments.get(funds.get(fund).id(), id));
    }

    @PostMapping
    @Operation(
            summary = "申请支付",
            description =
                    "先过方案的每一条规则。过不了答复409：rule、figures、evidence是第一条，rules是全部；账不动。重发同一请求（同一Idempotency-Key）只申请一次。")
    @ApiResponse(responseCode = "201", description = "已申请，等审批")
    @ApiResponse(
            responseCode = "409",
            description = "规则不允许",
            content = @Content(mediaType = "application/problem+json"))
    ResponseEntity<PaymentJson> propose(
            @PathVariable String fund,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody NewPaymentJson payment) {
        var found = funds.get(fund);
        try {
            var proposed =
                    idempotency.once(
                            key,
                            path(fund),
                            payment,
                            PaymentJson.class,
                            () ->
                                    json(
                                            payments.propose(
                                                    found, payment.input(), payment.uploads())));
            return ResponseEntity.created(URI.create(path(fund) + "/" + proposed.id()))
                    .body(proposed);
        } catch (RulesBroken refused) {
            refusals.note(found, payment, refused);
            throw refused;
        }
    }

    @PostMapping("/{id}/approve")
    @Operation(
            summary = "复核或批准",
            description = "按方案的审批环节，申请人和批过前一道的人不能批。最后一道批准时再过一遍规则，过了才动账；过不了答复409。")
    PaymentJson approve(
            @PathVariable String fund,
            @PathVariable UUID id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody(required = false) @Nullable DecisionJson decision) {
        var found = funds.get(fund);
        try {
            return idempotency.once(
                    key,
                    path(fund) + "/" + id + "/approve",
                    said(decision),
                    PaymentJson.class,
                    () -> json(payments.approve(found, id, version(found, id, decision))));
        } catch (RulesBroken refused) {
            refusals.note(found, payments.get(fund, id).said(), refused);
            throw refused;
        }
    }

    @PostMapping("/{id}/refuse")
    @Operation(summary = "退回", description = "写明原因；要付得重新申请。")
    PaymentJson refuse(
            @PathVariable String fund,
            @PathVariable UUID id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody DecisionJson decision) {
        var found = funds.get(fund);
        return idempotency.once(
                key,
                path(fund) + "/" + id + "/refuse",
                decision,
                PaymentJson.class,
                () ->
                        json(
                                payments.refuse(
                                        found,
                                        id,
                                        version(found, id, decision),
                                        decision.reason())));
    }

    @PostMapping("/{id}/withdraw")
    @Operation(summary = "撤回自己的申请", description = "写明原因。")
    PaymentJson withdraw(
            @PathVariable String fund,
            @PathVariable UUID id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody DecisionJson decision) {
        var found = funds.get(fund);
        return idempotency.once(
                key,
                path(fund) + "/" + id + "/withdraw",
                decision,
                PaymentJson.class,
                () ->
                        json(
                                payments.withdraw(
                                        found,
                                        id,
                                        version(found, id, decision),
                                        decision.reason())));
    }

    private static DecisionJson said(@Nullable DecisionJson decision) {
        return decision == null ? new DecisionJson(null, null) : decision;
    }

    private int version(Fund fund, UUID id, @Nullable DecisionJson decision) {
        var seen = decision == null ? null : decision.version();
        return seen == null ? payments.get(fund.id(), id).version() : seen;
    }

    private PaymentJson json(Payment payment) {
        return PaymentJson.of(payment, payments.steps(payment));
    }

    private static String path(String fund) {
        return "/api/funds/" + fund + "/payments";
    }
}
