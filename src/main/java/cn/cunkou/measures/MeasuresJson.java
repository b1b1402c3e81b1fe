package cn.cunkou.measures;

import cn.cunkou.values.DivisionCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Measures as programs read them: shares 0–1, decimals as strings, days of the county. */
final class MeasuresJson {
    private MeasuresJson() {}

    @Schema(name = "Measure")
    record MeasureJson(
            String id,
            String title,
            String unit,
            String unitTitle,
            String aggregate,
            List<Label> dimensions,
            @Schema(description = "口径，第一个是默认的") List<Label> bases,
            @Schema(description = "公众能看什么：rows 明细，totals 合计，none 都不能") String publicity,
            @Schema(description = "依据哪个登记") String source,
            @Nullable String of,
            @Schema(description = "外面公布的百分数是谁的百分比；别的指标、没有说明的为空") @Nullable String publishedOf) {

        static MeasureJson of(Measure measure) {
            return new MeasureJson(
                    measure.id(),
                    measure.title(),
                    measure.unit().name(),
                    measure.unit().title(),
                    measure.aggregate().name().toLowerCase(Locale.ROOT),
                    measure.dimensions(),
                    measure.bases(),
                    measure.publicity().name().toLowerCase(Locale.ROOT),
                    measure.source(),
                    measure.of(),
                    measure.publishedOf());
        }
    }

    @Schema(name = "Figure")
    record FigureJson(
            String measure,
            String division,
            @Schema(description = "无法计算时为空，原因见 reason") @Nullable String value,
            String unit,
            @Nullable String reason,
            @Nullable LocalDate from,
            LocalDate asOf,
            @Nullable String base,
            @Nullable String numerator,
            @Nullable String denominator,
            @Schema(description = "依据的地址") String evidence) {

        static FigureJson of(Figure figure) {
            return new FigureJson(
                    figure.measure(),
                    figure.division(),
                    text(figure.value()),
                    figure.unit().name(),
                    figure.reason(),
                    figure.from(),
                    figure.asOf(),
                    figure.base(),
                    text(figure.numerator()),
                    text(figure.denominator()),
                    figure.evidence());
        }
    }

    @Schema(name = "FigurePart")
    record PartJson(String key, String title, FigureJson figure) {
        static PartJson of(Part part) {
            return new PartJson(part.key(), part.title(), FigureJson.of(part.figure()));
        }
    }

    @Schema(name = "EvidenceRow")
    record RowJson(
            String id,
            String subject,
            String division,
            @Nullable LocalDate day,
            @Schema(description = "状态有效的日子，PostgreSQL 的写法") @Nullable String validity,
            String value,
            String weight,
            Instant recordedAt,
            @Schema(description = "同比时，属于上年同期") boolean earlier,
            Map<String, String> columns,
            @Nullable String link) {

        /**
         * @param root what addresses of public pages begin with
         */
        static RowJson of(Evidence.Row row, List<Label> columns, String root) {
            var cells = new LinkedHashMap<String, String>();
            for (var i = 0; i < columns.size(); i++) {
                cells.put(columns.get(i).name(), row.cells().get(i));
            }
            return new RowJson(
                    row.id(),
                    row.subject(),
                    row.division(),
                    row.day(),
                    row.validity(),
                    row.value().toPlainString(),
                    row.weight().toPlainString(),
                    row.recordedAt().toInstant(),
                    row.earlier(),
                    cells,
                    row.link() == null ? null : root + row.link());
        }
    }

    @Schema(name = "Evidence")
    record EvidenceJson(
            String measure,
            String title,
            @Schema(description = "由全部依据算出的数，与指标的数相同") @Nullable String aggregate,
            String unit,
            @Nullable String reason,
            LocalDate asOf,
            List<Label> columns,
            List<RowJson> rows,
            long total,
            int number,
            int size,
            @Schema(description = "在您管理范围以外、只计数不列出的行数") long outside) {

        /**
         * @param roots what addresses of a place's public pages begin with
         */
        static EvidenceJson of(Evidence evidence, Function<DivisionCode, String> roots) {
            var page = evidence.rows();
            return new EvidenceJson(
                    evidence.measure().id(),
                    evidence.measure().title(),
                    text(evidence.figure().value()),
                    evidence.figure().unit().name(),
                    evidence.figure().reason(),
                    evidence.figure().asOf(),
                    evidence.columns(),
                    page.rows().stream()
                            .map(row ->
                                    RowJson.of(
                                            row,
                                            evidence.columns(),
                                            roots.apply(DivisionCode.of(row.division()))))
                            .toList(),
                    page.total(),
                    page.number(),
                    page.size(),
                    evidence.outside());
        }
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
