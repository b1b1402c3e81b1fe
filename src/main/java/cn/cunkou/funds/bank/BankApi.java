package cn.cunkou.funds.bank;

import cn.cunkou.funds.Funds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The reconciliation of a fund's bank account, for programs. */
@RestController
@Tag(name = "funds")
class BankApi {
    private final BankMonths months;
    private final Funds funds;

    BankApi(BankMonths months, Funds funds) {
        this.months = months;
        this.funds = funds;
    }

    /** How bank and ledger stood on the last day of a month; amounts in fen. */
    @Schema(name = "BankMonth")
    record MonthJson(
            String month,
            @Schema(description = "账面余额，分") long book,
            @Schema(description = "银行余额，分") long bank,
            @Schema(description = "说不清的差额，分；结清的月份是0") long unexplained,
            @Schema(description = "结清时账本有多少笔账") long entries,
            @Schema(description = "没有结清为空") @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Schema(description = "未达账项") List<TransitJson> transit) {
        static MonthJson of(BankStatement statement) {
            return new MonthJson(
                    statement.month().toString(),
                    statement.book(),
                    statement.bank(),
                    statement.unexplained(),
                    statement.entries(),
                    statement.closedAt(),
                    statement.closedBy(),
                    statement.transit().stream()
                            .map(one ->
                                    new TransitJson(
                                            one.side() == BankStatement.Side.BOOK ? "book" : "bank",
                                            one.day(),
                                            one.who(),
                                            one.what(),
                                            one.fen(),
                                            one.mark()))
                            .toList());
        }
    }

    @Schema(name = "BankTransit")
    record TransitJson(
            @Schema(allowableValues = {"book", "bank"}) String side,
            LocalDate day,
            String who,
            String what,
            @Schema(description = "分，收为正、支为负") long amount,
            String mark) {}

    @GetMapping("/api/funds/{fund}/bank/months/{month}")
    @Operation(summary = "银行存款余额调节表", description = "某月最后一天账面和银行的余额、未达账项；月份写成2019-10。")
    MonthJson month(@PathVariable String fund, @PathVariable String month) {
        return MonthJson.of(months.statement(funds.get(fund), BankPages.month(month)));
    }
}
