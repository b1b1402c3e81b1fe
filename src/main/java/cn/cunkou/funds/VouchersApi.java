package cn.cunkou.funds;

import cn.cunkou.platform.web.Idempotency;
import cn.cunkou.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Vouchers of funds, for programs; lists tell no code and no holder. */
@RestController
@Tag(name = "funds")
class VouchersApi {
    private final Vouchers vouchers;
    private final Payments payments;
    private final Funds funds;
    private final RefusedPayments refusals;
    private final Idempotency idempotency;

    VouchersApi(
            Vouchers vouchers,
            Payments payments,
            Funds funds,
            RefusedPayments refusals,
            Idempotency idempotency) {
        this.vouchers = vouchers;
        this.payments = payments;
        this.funds = funds;
        this.refusals = refusals;
        this.idempotency = idempotency;
    }

    /** Vouchers that were issued together. */
    @Schema(name = "VoucherIssue")
    record IssueJson(
            UUID id,
            String title,
            String line,
            @Schema(description = "每张，分") long amount,
            String service,
            List<UUID> providers,
            LocalDate day,
            @Schema(description = "有效期的最后一天") LocalDate expires,
            int issued,
            int redeemed,
            int settled,
            @Schema(description = "没有用的退回预算项的日期") @Nullable LocalDate released) {
        static IssueJson of(Voucher.Issue issue) {
            return new IssueJson(
                    issue.id(),
                    issue.title(),
                    issue.line(),
                    issue.amount().fen(),
                    issue.service(),
                    issue.providers(),
                    issue.day(),
                    issue.expires(),
                    issue.issued(),
                    issue.redeemed(),
                    issue.settled(),
                    issue.released());
        }
    }

    @GetMapping(FundsApi.PATH + "/{fund}/vouchers")
    @Operation(summary = "券", description = "一批一批发的券，用了多少、结算了多少。")
    List<IssueJson> vouchers(@PathVariable String fund) {
        return vouchers.of(funds.get(fund)).stream().map(IssueJson::of).toList();
    }

    /** Vouchers to be issued. */
    @Schema(name = "NewVouchers")
    record NewVouchersJson(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String title,
            @Schema(description = "预算项，最细的一级", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String line,
            @Schema(description = "每张，分", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable Long amount,
            @Schema(description = "用于什么服务", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String service,
            @Schema(description = "可以收券的单位的编号", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable List<UUID> providers,
            @Schema(description = "发给谁，一人一张，写姓名和村", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable List<String> holders,
            @Schema(description = "依据", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String document,
            @Schema(description = "有效期的最后一天", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable LocalDate expires,
            @Schema(description = "用途类别：ordinary，或方案禁止的某一类") @Nullable String use,
            @Schema(description = "资金来源；专款专用的专账必填") @Nullable String source,
            @Schema(
                            description = "这批券用于哪一类",
                            allowableValues = {
                                "village",
                                "town",
                                "station",
                                "enterprise",
                                "project"
                            })
                    @Nullable String subjectKind,
            @Schema(description = "是哪一个：区划代码、编号或名称") @Nullable String subject) {

        VoucherInput input() {
            return new VoucherInput(
                    title,
                    line,
                    FundsApi.yuan(amount),
                    service,
                    providers == null ? List.of() : providers.stream().map(UUID::toString).toList(),
                    holders == null ? null : String.join("\n", holders),
                    document,
                    Objects.toString(expires, null),
                    use,
                    source,
                    subjectKind,
                    subject);
        }
    }

    /** What a provider is to be paid for. */
    @Schema(name = "VoucherSettlement")
    record SettlementJson(
            @Schema(description = "服务单位的编号", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable UUID provider,
            @Schema(description = "凭证：公文登记里的文号、标题或编号；和 files 至少有一份") @Nullable List<String> papers,
            @Schema(description = "凭证文件") @Nullable List<PaymentsApi.FileJson> files) {}

    @Schema(name = "VoucherCode")
    record CodeJson(
            @Schema(description = "16位券码，分不分段都行", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String code) {
        String typed() {
            return Objects.requireNonNullElse(code, "");
        }
    }

    /** A voucher that is good, or was taken just now. */
    @Schema(name = "VoucherShown")
    record ShownJson(
            String holder,
            String title,
            @Schema(description = "分") long amount,
            @Schema(description = "用于什么服务；核销的答复为空") @Nullable String service,
            @Schema(description = "有效期的最后一天；核销的答复为空") @Nullable LocalDate expires) {
        static ShownJson of(Redemption found) {
            return switch (found) {
                case Redemption.Good good ->
                        new ShownJson(
                                good.holder(),
                                good.title(),
                                good.amount().fen(),
                                good.service(),
                                good.expires());
                case Redemption.Taken taken ->
                        new ShownJson(
                                taken.holder(), taken.title(), taken.amount().fen(), null, null);
                case Redemption.Refused refused -> throw Problem.conflict(refused.why());
            };
        }
    }

    @PostMapping(FundsApi.PATH + "/{fund}/vouchers")
    @Operation(summary = "发券", description = "先过预算项的每一条规则，过不了答复409，账不动；过了占用预算。券码在网页上导出，接口不给。")
    @ApiResponse(responseCode = "201", description = "已发出")
    @ApiResponse(
            responseCode = "409",
            description = "规则不允许",
            content = @Content(mediaType = "application/problem+json"))
    ResponseEntity<IssueJson> issue(
            @PathVariable String fund,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody NewVouchersJson wanted) {
        var found = funds.get(fund);
        var path = path(fund);
        try {
            var issued =
                    idempotency.once(
                            key,
                            path,
                            wanted,
                            IssueJson.class,
                            () ->
                                    IssueJson.of(
                                            vouchers.get(
                                                    found, vouchers.issue(found, wanted.input()))));
            return ResponseEntity.status(HttpStatus.CREATED).body(issued);
        } catch (RulesBroken refused) {
            refusals.note(found, wanted.input(), refused);
            throw refused;
        }
    }

    @PostMapping(FundsApi.PATH + "/{fund}/vouchers/{id}/settle")
    @Operation(summary = "申请结算券", description = "把一个单位收的券申请成一笔支付，照支付的规则和审批；规则过不了答复409。")
    @ApiResponse(responseCode = "201", description = "已申请，等审批")
    ResponseEntity<PaymentJson> settle(
            @PathVariable String fund,
            @PathVariable UUID id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody SettlementJson wanted) {
        var found = funds.get(fund);
        var provider = wanted.provider();
        if (provider == null) {
            throw Problem.badRequest(
                    "没有写给谁结算。", List.of(new Problem.Fault("provider", "没有写服务单位", "写单位的编号")));
        }
        try {
            var proposed =
                    idempotency.once(
                            key,
                            path(fund) + "/" + id + "/settle",
                            wanted,
                            PaymentJson.class,
                            () -> settled(found, id, provider, wanted));
            return ResponseEntity.created(
                            URI.create("/api/funds/%s/payments/%s".formatted(fund, proposed.id())))
                    .body(proposed);
        } catch (RulesBroken refused) {
            refusals.note(found, provider, refused);
            throw refused;
        }
    }

    private PaymentJson settled(Fund fund, UUID id, UUID provider, SettlementJson wanted) {
        var files = Objects.requireNonNullElse(wanted.files(), List.<PaymentsApi.FileJson>of());
        var papers = wanted.papers();
        var payment =
                payments.get(
                        fund.id(),
                        vouchers.settle(
                                fund,
                                id,
                                provider,
                                papers == null ? null : String.join("\n", papers),
                                files.stream().map(PaymentsApi.FileJson::upload).toList()));
        return PaymentJson.of(payment, payments.steps(payment));
    }

    @PostMapping("/api/vouchers/look")
    @Operation(summary = "查一张券", description = "只给收券的单位看；用不了的答复409，写明为什么。")
    ShownJson look(@RequestBody CodeJson wanted) {
        return ShownJson.of(vouchers.look(wanted.typed()));
    }

    @PostMapping("/api/vouchers/redeem")
    @Operation(summary = "核销一张券", description = "服务做完再核销，一张只能核销一次；用不了的答复409，写明为什么。")
    ShownJson redeem(@RequestHeader(Idempotency.HEADER) String key, @RequestBody CodeJson wanted) {
        return idempotency.once(
                key,
                "/api/vouchers/redeem",
                wanted,
                ShownJson.class,
                () -> ShownJson.of(vouchers.redeem(wanted.typed())));
    }

    private static String path(String fund) {
        return FundsApi.PATH + "/" + fund + "/vouchers";
    }
}
