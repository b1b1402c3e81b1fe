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

/** What funds have to claw back, for programs. */
@RestController
@Tag(name = "funds")
class RecoveriesApi {
    private final Recoveries recoveries;
    private final Funds funds;

    RecoveriesApi(Recoveries recoveries, Funds funds) {
        this.recoveries = recoveries;
        this.funds = funds;
    }

    /** What a fund has to claw back; amounts in fen. */
    @Schema(name = "Recovery")
    record RecoveryJson(
            UUID id,
            UUID project,
            String title,
            @Schema(description = "验收未通过的日期") LocalDate day,
            @Schema(description = "合同下已付，分") long paid,
            @Schema(description = "已追回，分") long back,
            @Schema(description = "还差，分") long left,
            @Schema(description = "了结的日期，没有了结为空") @Nullable LocalDate closed,
            @Nullable String reason) {
        static RecoveryJson of(Recovery recovery) {
            return new RecoveryJson(
                    recovery.id(),
                    recovery.project(),
                    recovery.title(),
                    recovery.day(),
                    recovery.paid().fen(),
                    recovery.back().fen(),
                    recovery.left().fen(),
                    recovery.closed(),
                    recovery.reason());
        }
    }

    @GetMapping(FundsApi.PATH + "/{fund}/recoveries")
    @Operation(summary = "追缴", description = "项目验收没有通过，合同下已经付出、要追回的钱。")
    List<RecoveryJson> recoveries(@PathVariable String fund) {
        return recoveries.of(funds.get(fund)).stream().map(RecoveryJson::of).toList();
    }
}
