package cn.cunkou.console;

import cn.cunkou.measures.Label;
import cn.cunkou.region.Counties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/counties")
@Tag(name = "counties", description = "几个县的同一批数")
class CountiesApi {
    private final SideBySide sideBySide;
    private final Counties counties;

    CountiesApi(SideBySide sideBySide, Counties counties) {
        this.sideBySide = sideBySide;
        this.counties = counties;
    }

    /** Counties and their figures. */
    @Schema(name = "CountiesFigures")
    record ComparisonJson(List<CountyJson> counties, List<RowJson> rows) {}

    @Schema(name = "ComparedCounty")
    record CountyJson(
            String division,
            String name,
            @Schema(description = "这个县的业务日") LocalDate today,
            @Schema(description = "现行方案的编号；没有方案时为空") @Nullable String plan,
            @Nullable String reason) {

        static CountyJson of(SideBySide.Column column) {
            var plan = column.plan();
            return new CountyJson(
                    column.county().code().digits(),
                    column.county().name(),
                    column.today(),
                    plan == null ? null : plan.id(),
                    plan == null ? "还没有实施方案" : null);
        }
    }

    @Schema(name = "ComparedMeasure")
    record RowJson(
            String measure,
            String title,
            String unit,
            @Schema(description = "口径；不分口径时为空") @Nullable Label base,
            List<CellJson> figures) {

        static RowJson of(SideBySide.Row row) {
            return new RowJson(
                    row.measure().id(),
                    row.measure().title(),
                    row.measure().unit().name(),
                    row.base(),
                    row.cells().stream().map(CellJson::of).toList());
        }
    }

    @Schema(name = "ComparedFigure")
    record CellJson(
            String division,
            @Schema(description = "无法计算时为空，原因见 reason") @Nullable String value,
            @Nullable String reason,
            @Nullable String numerator,
            @Nullable String denominator,
            @Schema(description = "外面公布的百分数是谁的百分比；别的指标、没有登记的为空") @Nullable String publishedOf,
            @Schema(description = "外面公布的数由谁公布；系统自己算的为空") @Nullable String publisher,
            @Schema(description = "能不能和别的县比：公布的百分数没有分母的数，不能比，也不要排序") boolean comparable,
            LocalDate asOf,
            @Schema(description = "依据的地址") String evidence,
            @Schema(description = "这个县的方案是否用到这个指标") boolean planned) {

        static CellJson of(SideBySide.Cell cell) {
            var figure = cell.figure();
            return new CellJson(
                    cell.county().code().digits(),
                    text(figure.value()),
                    figure.reason(),
                    text(figure.numerator()),
                    text(figure.denominator()),
                    cell.publishedOf().isEmpty() ? null : cell.publishedOf(),
                    cell.series() == null ? null : cell.series().publisher(),
                    cell.isComparable(),
                    figure.asOf(),
                    figure.evidence(),
                    cell.isPlanned());
        }

        private static @Nullable String text(@Nullable BigDecimal number) {
            return number == null ? null : number.toPlainString();
        }
    }

    @GetMapping("/figures")
    @Operation(
            summary = "管理范围内各县的同一批数",
            description = "每个县按自己的业务日；不填 measure 时，取这些县的方案用到的全部指标。不排名次，分母不同，请连同分母一起看。")
    ComparisonJson figures(
            @Parameter(description = "指标，可以重复") @RequestParam(required = false)
                    @Nullable List<String> measure) {
        var compared = sideBySide.of(counties.mine(), measure == null ? List.of() : measure);
        return new ComparisonJson(
                compared.columns().stream().map(CountyJson::of).toList(),
                compared.rows().stream().map(RowJson::of).toList());
    }
}
