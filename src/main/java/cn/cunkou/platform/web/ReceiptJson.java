package cn.cunkou.platform.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Receipt} as programs read it. */
@Schema(name = "Receipt", description = "发来的一条怎么样了")
public record ReceiptJson(
        String id,
        @Schema(allowableValues = {"recorded", "already", "refused"}) String outcome,
        @Schema(description = "算在哪一天") @Nullable LocalDate day,
        @Schema(description = "时间有什么问题：corrected、ahead、late") @Nullable String clock,
        List<Problem.Fault> faults) {
    public static ReceiptJson of(Receipt receipt) {
        var clock = receipt.clock();
        return new ReceiptJson(
                receipt.id(),
                receipt.outcome().id(),
                receipt.day(),
                clock == null ? null : clock.id(),
                receipt.faults());
    }
}
