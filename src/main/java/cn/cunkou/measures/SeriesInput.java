package cn.cunkou.measures;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new external series as somebody filled it in, nothing of it checked. */
@Schema(name = "NewSeries")
public record SeriesInput(
        @Schema(
                        description = "小写字母、数字和连字符；它的指标是 external.代号",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String id,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String title,
        @Schema(description = "如 万元", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String unit,
        @Schema(description = "这个数说的是什么，包括什么、不包括什么", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String meaning,
        @Schema(description = "单位是%时，是谁的百分比") @Nullable String base,
        @Schema(
                        allowableValues = {"latest", "sum"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String aggregate,
        @Schema(
                        allowableValues = {"county", "town", "village"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String level,
        @Schema(
                        allowableValues = {"year", "quarter", "month", "day"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String rhythm,
        @Schema(description = "如 县统计局", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String publisher) {

    static SeriesInput empty() {
        return new SeriesInput("", "", "", "", "", "latest", "county", "year", "");
    }
}
