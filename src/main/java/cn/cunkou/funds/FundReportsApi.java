package cn.cunkou.funds;

import cn.cunkou.region.Counties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reports of a fund, for programs. */
@RestController
@Tag(name = "funds")
class FundReportsApi {
    private final FundReports reports;
    private final Funds funds;
    private final Seals seals;
    private final Counties counties;

    FundReportsApi(FundReports reports, Funds funds, Seals seals, Counties counties) {
        this.reports = reports;
        this.funds = funds;
        this.seals = seals;
        this.counties = counties;
    }

    /** A report as of a root; the same root always gives the same. */
    @Schema(name = "FundReport")
    record ReportJson(
            String fund,
            LocalDate day,
            @Schema(description = "账本根，还没有为空") @Nullable String root,
            @Schema(description = "账本根包含多少笔账") long entries,
            List<TableJson> tables) {
        static ReportJson of(FundReport report) {
            var seal = report.seal();
            return new ReportJson(
                    report.fund().id(),
                    report.day(),
                    seal == null ? null : seal.root(),
                    seal == null ? 0 : seal.size(),
                    report.tables().stream()
                            .map(table ->
                                    new TableJson(
                                            table.id(), table.title(), table.head(), table.rows()))
                            .toList());
        }
    }

    @Schema(name = "FundReportTable")
    record TableJson(
            @Schema(allowableValues = {"use", "sources", "months", "payments", "balance"})
                    String id,
            String title,
            List<String> columns,
            @Schema(description = "金额的单位是元，两位小数") List<List<String>> rows) {}

    @GetMapping(FundsApi.PATH + "/{fund}/reports")
    @Operation(summary = "资金报表", description = "使用情况、分来源、分月、一对一支付清单、试算平衡，截至某一天的账本根。同一个账本根的报表永远一样。")
    ReportJson report(
            @PathVariable String fund,
            @Parameter(description = "哪一天的账本根，不填今天") @RequestParam(defaultValue = "") String day) {
        var found = funds.get(fund);
        var asked = FundsApi.day("day", day);
        seals.sealNow(found.id());
        return ReportJson.of(
                reports.report(found, asked == null ? counties.today(found.division()) : asked));
    }
}
