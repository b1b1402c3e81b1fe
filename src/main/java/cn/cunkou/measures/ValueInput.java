package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A published figure as somebody filled it in, nothing of it checked. */
@Schema(name = "NewSeriesValue")
public record ValueInput(
        @Schema(description = "区划代码", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String division,
        @Schema(
                        description = "哪一期，如 2018、2018-Q2、2018-06、2018-06-30，或这一期的最后一天",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String period,
        @Schema(description = "十进制字符串", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String value,
        @Schema(description = "发布单位；不给则为这个序列的发布单位") @Nullable String source,
        @Schema(description = "来源文件的标题", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String documentTitle,
        @Schema(description = "文号") @Nullable String documentNumber,
        @Schema(description = "更正的原因；这一期已有数时必填") @Nullable String reason) {

    static ValueInput empty(Series series, String division, String period) {
        return new ValueInput(division, period, "", series.publisher(), "", "", "");
    }

    /** What was recorded, to be corrected. */
    static ValueInput of(Series series, Fact fact) {
        return new ValueInput(
                fact.division().digits(),
                series.rhythm().text(fact.day()),
                fact.value() == null ? "" : fact.value().toPlainString(),
                fact.source(),
                fact.documentTitle(),
                fact.documentNumber(),
                "");
    }
}
