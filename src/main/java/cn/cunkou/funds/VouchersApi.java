package cn.cunkou.funds;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What funds issued as vouchers, for programs; no code and no holder. */
@RestController
@Tag(name = "funds")
class VouchersApi {
    private final Vouchers vouchers;
    private final Funds funds;

    VouchersApi(Vouchers vouchers, Funds funds) {
        this.vouchers = vouchers;
        this.funds = funds;
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
}
