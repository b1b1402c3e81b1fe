package cn.cunkou.funds.claims;

import cn.cunkou.funds.Funds;
import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.Money;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
@RequestMapping("/api/claims")
@Tag(name = "funds")
class ClaimsApi {
    private final Claims claims;
    private final Funds funds;
    private final Idempotency idempotency;

    ClaimsApi(Claims claims, Funds funds, Idempotency idempotency) {
        this.claims = claims;
        this.funds = funds;
        this.idempotency = idempotency;
    }

    /** An application to be handed in; amounts in fen. */
    @Schema(name = "NewClaim")
    record NewClaimJson(
            @Schema(description = "专账", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String fund,
            @Schema(description = "方案的哪一项奖补", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String reward,
            @Schema(
                            description = "发给谁：站点或主体的编号、代码或登记的名称",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String subject,
            @Schema(description = "按哪一天判定，不填今天") @Nullable String judged,
            @Schema(description = "收款方，不填就是本人") @Nullable String payee,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable AccountJson account,
            @Schema(description = "申请金额，分；不填按方案算出的数") @Nullable Long asked,
            @Schema(description = "凭证说明的事实，按方案里的名字；是否写 true、false")
                    @Nullable Map<String, String> facts,
            @Nullable List<InvoiceJson> invoices,
            @Schema(description = "凭证，至少一份", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable List<FileJson> files) {}

    /** Where the money goes. */
    @Schema(name = "ClaimAccount")
    record AccountJson(@Nullable String holder, @Nullable String bank, @Nullable String number) {}

    /** An invoice; the amount with tax, in fen. */
    @Schema(name = "ClaimInvoice")
    record InvoiceJson(
            @Nullable String number,
            @Nullable String seller,
            @Nullable String day,
            @Schema(
                            description =
                                    "买的是什么：equipment、software、works、materials、services、land、wages…、other")
                    @Nullable String kind,
            @Nullable Long amount) {}

    /** A file with its content in Base64. */
    @Schema(name = "ClaimFile")
    record FileJson(@Nullable String name, @Nullable String content) {
        Claims.Upload upload() {
            try {
                return new Claims.Upload(
                        Objects.requireNonNullElse(name, "凭证"),
                        new ByteArrayInputStream(
                                Base64.getDecoder().decode(content == null ? "" : content)));
            } catch (IllegalArgumentException e) {
                throw Problem.badRequest(
                        "附件不对。",
                        List.of(new Problem.Fault("files", "content不是Base64", "用Base64编码文件内容")));
            }
        }
    }

    /** An application as programs read it; amounts in fen, of the account the last digits. */
    @Schema(name = "Claim")
    record ClaimJson(
            UUID id,
            String number,
            String fund,
            String reward,
            @Schema(description = "发给谁；个人的名字只露姓") String subject,
            String subjectKind,
            String subjectId,
            LocalDate judged,
            @Schema(description = "分；提交时算定") @Nullable Long amount,
            String account,
            @Schema(
                            allowableValues = {
                                "draft",
                                "review",
                                "returned",
                                "approved",
                                "publicity",
                                "payable",
                                "batched",
                                "bounced",
                                "paid",
                                "refused",
                                "withdrawn",
                                "closed"
                            })
                    String state,
            @Schema(description = "等哪一道审核，没有为空") @Nullable String waitsFor,
            @Schema(description = "提交时每个条件的结果") List<FindingJson> findings,
            @Nullable UUID notice,
            @Nullable UUID payment,
            @Nullable LocalDate paidOn,
            @Schema(description = "退回、不发的原因") @Nullable String note) {
        static ClaimJson of(Claim claim) {
            var amount = claim.amount();
            var account = claim.account();
            return new ClaimJson(
                    claim.id(),
                    claim.title(),
                    claim.fund(),
                    claim.reward(),
                    claim.whom().publicName(),
                    claim.whom().kind().key(),
                    claim.whom().id(),
                    claim.judged(),
                    amount == null ? null : amount.fen(),
                    account == null ? "" : account.masked(),
                    claim.state().id(),
                    claim.waitsFor(),
                    claim.findings().stream()
                            .map(one ->
                                    new FindingJson(
                                            one.clause(),
                                            one.truth(),
                                            one.shown(),
                                            one.bound(),
                                            one.evidence(),
                                            one.earlier()))
                            .toList(),
                    claim.notice(),
                    claim.payment(),
                    claim.paidOn(),
                    claim.note());
        }
    }

    @Schema(name = "ClaimFinding")
    record FindingJson(
            String clause,
            String truth,
            String shown,
            String bound,
            @Nullable String evidence,
            @Schema(description = "和以前的一段时间比的，那段时间的依据的地址") @Nullable String earlier) {}

    @GetMapping
    @Operation(summary = "奖补申请", description = "新的在前，金额是分。")
    Paged<ClaimJson> list(
            @Parameter(description = "专账") @RequestParam(defaultValue = "") String fund,
            @RequestParam(defaultValue = "") String reward,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        if (!state.isEmpty()
                && Stream.of(State.values()).noneMatch(one -> one.id().equals(state))) {
            throw Problem.noSuchChoice(
                    "state", state, Stream.of(State.values()).map(State::id).toList());
        }
        var found =
                claims.list(
                        new ClaimTable.Filter(null, given(fund), given(reward), given(state), null),
                        new Paged.Request(page, size));
        return found.map(ClaimJson::of);
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    @GetMapping("/{id}")
    @Operation(summary = "一份奖补申请")
    ClaimJson one(@PathVariable UUID id) {
        return ClaimJson.of(claims.get(id));
    }

    @PostMapping
    @Operation(
            summary = "提交奖补申请",
            description = "按方案判定，该得的才收；不该得、说不准的答复422和原因，什么也不留。重发同一请求（同一Idempotency-Key）只收一份。")
    @ApiResponse(responseCode = "201", description = "已提交，等审核")
    @ApiResponse(responseCode = "422", description = "不该得、说不准，或者填写有误")
    ResponseEntity<ClaimJson> create(
            @RequestHeader(Idempotency.HEADER) String key, @RequestBody NewClaimJson wanted) {
        var created =
                idempotency.once(
                        key, "/api/claims", wanted, ClaimJson.class, () -> created(wanted));
        return ResponseEntity.created(URI.create("/api/claims/" + created.id())).body(created);
    }

    private ClaimJson created(NewClaimJson wanted) {
        var fund = funds.get(text(wanted.fund()));
        var id = claims.open(fund, text(wanted.reward()), wanted.subject(), wanted.judged());
        var account =
                Objects.requireNonNullElse(wanted.account(), new AccountJson(null, null, null));
        claims.fill(
                id,
                claims.get(id).version(),
                new FillInput(
                        wanted.payee(),
                        account.holder(),
                        account.bank(),
                        account.number(),
                        yuan(wanted.asked()),
                        Objects.requireNonNullElse(wanted.facts(), Map.of())));
        for (var invoice : Objects.requireNonNullElse(wanted.invoices(), List.<InvoiceJson>of())) {
            claims.add(
                    id,
                    new InvoiceInput(
                            invoice.number(),
                            invoice.seller(),
                            invoice.day(),
                            invoice.kind(),
                            yuan(invoice.amount())));
        }
        claims.attach(
                id,
                Objects.requireNonNullElse(wanted.files(), List.<FileJson>of()).stream()
                        .map(FileJson::upload)
                        .toList());
        claims.submit(id, claims.get(id).version());
        return ClaimJson.of(claims.get(id));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static @Nullable String yuan(@Nullable Long fen) {
        return fen == null ? null : new Money(fen).yuan().toPlainString();
    }
}
