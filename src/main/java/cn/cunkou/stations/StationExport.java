package cn.cunkou.stations;

import cn.cunkou.platform.imports.Workbooks;
import cn.cunkou.platform.web.Download;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of stations as it is filtered, as a workbook that can be imported again. */
@Controller
class StationExport {
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final StationLists lists;
    private final KeeperPhones phones;
    private final Choices choices;

    StationExport(StationLists lists, KeeperPhones phones, Choices choices) {
        this.lists = lists;
        this.phones = phones;
        this.choices = choices;
    }

    @GetMapping(StationPages.PATH + "/export")
    void export(
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(defaultValue = "") String text,
            HttpServletResponse response)
            throws IOException {
        var filter = new StationFilter(division, level, state, origin, text, "code");
        var rows =
                lists.everything(filter).stream()
                        .map(SheetStation::of)
                        .map(phones::shown)
                        .map(StationSheet::cells)
                        .toList();
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                Download.as(choices.county("").name() + "服务站点.xlsx"));
        Workbooks.write(StationSheet.COLUMNS, rows, response.getOutputStream());
    }
}
