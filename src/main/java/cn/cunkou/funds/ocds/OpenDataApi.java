package cn.cunkou.funds.ocds;

import cn.cunkou.funds.ocds.ReleasePackage.Links;
import cn.cunkou.funds.ocds.ReleasePackage.Publisher;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 开放数据: contracts and payments of a county, a year at a time, a hundred contracts on a page. */
@RestController
@Tag(name = "open-data", description = "开放数据")
class OpenDataApi {
    private static final int ROWS = 100;
    private static final String YEAR = "[12]\\d{3}";

    private final OpenContracts contracts;
    private final Counties counties;

    OpenDataApi(OpenContracts contracts, Counties counties) {
        this.contracts = contracts;
        this.counties = counties;
    }

    @GetMapping("/open-data/ocds/{year}.json")
    @Operation(
            summary = "合同和支付（OCDS 1.1）",
            description =
                    "本县某年签订的合同和合同下的支付，Open Contracting Data Standard 1.1的release package，每页100份合同。")
    ReleasePackage releases(
            @PathVariable String year,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request) {
        if (!year.matches(YEAR)) {
            throw Problem.badRequest(
                    "「%s」不是年份。".formatted(year),
                    List.of(new Problem.Fault("year", "「%s」不是年份".formatted(year), "写成四位，如2019")));
        }
        var county = counties.home();
        var here = request.getRequestURL().toString();
        var site = here.substring(0, here.indexOf(OpenDataPages.PATH + "/"));
        var found =
                contracts.releases(
                        county.code(), Integer.parseInt(year), site, new Paged.Request(page, ROWS));
        return new ReleasePackage(
                here + "?page=" + found.number(),
                "1.1",
                counties.now(county.code()).truncatedTo(ChronoUnit.SECONDS).toString(),
                new Publisher(county.name()),
                found.rows(),
                new Links(
                        (long) found.number() * ROWS < found.total()
                                ? here + "?page=" + (found.number() + 1)
                                : null,
                        found.number() > 1 ? here + "?page=" + (found.number() - 1) : null));
    }
}
