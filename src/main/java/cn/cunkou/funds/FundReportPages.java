package cn.cunkou.funds;

import cn.cunkou.platform.documents.PaperFormat;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 报表: what became of a fund's money as of a day's root, on the page, for Excel, Word and PDF. */
@Controller
class FundReportPages {
    private static final String PATH = FundPages.PATH + "/{fund}/reports";

    private final FundReports reports;
    private final Funds funds;
    private final Seals seals;
    private final Counties counties;

    FundReportPages(FundReports reports, Funds funds, Seals seals, Counties counties) {
        this.reports = reports;
        this.funds = funds;
        this.seals = seals;
        this.counties = counties;
    }

    @GetMapping(PATH)
    String report(
            @PathVariable String fund, @RequestParam(defaultValue = "") String day, Model model) {
        model.addAttribute("page", find(fund, day));
        return "funds/report";
    }

    @GetMapping(PATH + "/{table}.xlsx")
    ResponseEntity<byte[]> excel(
            @PathVariable String fund,
            @PathVariable String table,
            @RequestParam(defaultValue = "") String day) {
        var report = find(fund, day);
        return report.table(table).orElseThrow(() -> Problem.notFound("这张表")).excel(name(report));
    }

    @GetMapping(PATH + "/report.{ending}")
    ResponseEntity<byte[]> paper(
            @PathVariable String fund,
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String day) {
        var format = PaperFormat.of(ending).orElseThrow(() -> Problem.notFound("这种格式"));
        var report = find(fund, day);
        return format.download(name(report) + "资金报表", report::writeTo);
    }

    private static String name(FundReport report) {
        return report.fund().title() + report.day();
    }

    private FundReport find(String id, String typed) {
        var fund = funds.get(id);
        var day = FundsApi.day("day", typed);
        LocalDate asked = day == null ? counties.today(fund.division()) : day;
        seals.sealNow(fund.id());
        return reports.report(fund, asked);
    }
}
