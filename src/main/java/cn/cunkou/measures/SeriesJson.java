package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.values.DivisionCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An external series as programs read it.
 *
 * @param latest the last figure in view
 */
@Schema(name = "Series")
record SeriesJson(
        String id,
        @Schema(description = "哪个县的：名称、口径、发布单位各县自己定") String county,
        String title,
        String unit,
        @Schema(description = "这个数说的是什么") String meaning,
        @Schema(allowableValues = {"latest", "sum"}) String aggregate,
        @Schema(allowableValues = {"county", "town", "village"}) String level,
        @Schema(allowableValues = {"year", "quarter", "month", "day"}) String rhythm,
        @Schema(description = "单位是%时，是谁的百分比；没有说明的为空") @Nullable String base,
        String publisher,
        @Schema(description = "它的指标，见 /api/measures") String measure,
        @Nullable ValueJson latest) {

    static SeriesJson of(Series series, DivisionCode county, @Nullable Fact latest) {
        return new SeriesJson(
                series.id(),
                county.digits(),
                series.title(),
                series.unit(),
                series.meaning(),
                ExternalSeries.word(series.aggregate()),
                ExternalSeries.word(series.level()),
                series.rhythm().id(),
                series.base().isEmpty() ? null : series.base(),
                series.publisher(),
                series.measure(),
                latest == null ? null : ValueJson.of(series, latest));
    }

    /** One figure of it, as recorded. */
    @Schema(name = "SeriesValue")
    record ValueJson(
            String id,
            String series,
            String division,
            @Schema(description = "哪一期，如 2018、2018-Q2、2018-06、2018-06-30") String period,
            @Schema(description = "这一期的最后一天") LocalDate day,
            @Schema(description = "十进制字符串；撤回的为空") @Nullable String value,
            String source,
            String documentTitle,
            String documentNumber,
            @Schema(description = "来源文件的地址，没有上传则为空") @Nullable String document,
            @Schema(description = "更正或撤回的原因") String reason,
            @Schema(description = "录入人") String person,
            Instant recordedAt,
            @Schema(description = "是否有效：没有被以后的记录更正或撤回") boolean holds) {

        static ValueJson of(Series series, Fact fact) {
            return new ValueJson(
                    fact.id().toString(),
                    fact.series(),
                    fact.division().digits(),
                    series.rhythm().text(fact.day()),
                    fact.day(),
                    text(fact.value()),
                    fact.source(),
                    fact.documentTitle(),
                    fact.documentNumber(),
                    fact.document() == null
                            ? null
                            : SeriesApi.href(fact.series(), fact.id().toString()) + "/document",
                    fact.reason(),
                    fact.person(),
                    fact.recordedAt(),
                    fact.holds());
        }

        private static @Nullable String text(@Nullable BigDecimal value) {
            return value == null ? null : value.toPlainString();
        }
    }
}
