package cn.cunkou.region;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.DivisionChangesPage.Change;
import cn.cunkou.region.DivisionChangesPage.Chosen;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 区划变动: towns and villages that were renamed, created, abolished or merged, with the paper. */
@Controller
class DivisionChangePages {
    private static final String PATH = "/console/divisions/changes";
    private static final Columns COLUMNS =
            Columns.of(
                    "区划变动",
                    Column.day("从哪天起"),
                    Column.text("变动"),
                    Column.code("区划代码"),
                    Column.text("原名称"),
                    Column.text("新名称"),
                    Column.text("并入"),
                    Column.text("依据文件"),
                    Column.text("文号"),
                    Column.text("登记人"));

    private final DivisionChanges changes;
    private final Divisions divisions;
    private final Counties counties;
    private final FormKeys keys;

    DivisionChangePages(
            DivisionChanges changes, Divisions divisions, Counties counties, FormKeys keys) {
        this.keys = keys;
        this.changes = changes;
        this.divisions = divisions;
        this.counties = counties;
    }

    /** What a form that was sent twice is answered with again. */
    record Recorded(String county) {}

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String code,
            Model model) {
        var about = DivisionCode.isValid(code) && code.length() > 6 ? DivisionCode.of(code) : null;
        var served = counties.chosen(about == null ? county : about.county().digits());
        var today = counties.today(served.code());
        model.addAttribute(
                "page",
                new DivisionChangesPage(
                        served,
                        today,
                        changes(served, today),
                        about == null ? null : chosen(about, today)));
        return "region/divisionChanges";
    }

    @PostMapping(PATH)
    String record(
            @ModelAttribute DivisionChangeForm form, @RequestParam(defaultValue = "") String key) {
        var code = Objects.requireNonNullElse(Faults.given(form.code()), "");
        var county = counties.chosen(code.substring(0, Math.min(6, code.length())));
        var recorded =
                keys.once(
                        key,
                        PATH,
                        form,
                        Recorded.class,
                        () -> {
                            changes.record(form.read(counties.today(county)));
                            return new Recorded(county.code().digits());
                        });
        return "redirect:" + PATH + "?county=" + recorded.county();
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String county) {
        var served = counties.chosen(county);
        var rows =
                changes(served, counties.today(served.code())).stream()
                        .map(DivisionChangePages::cells)
                        .toList();
        return Excel.download(served.name() + "区划变动", COLUMNS, rows);
    }

    private static List<@Nullable String> cells(Change change) {
        return List.of(
                change.from(),
                change.act(),
                change.code(),
                change.before(),
                change.after(),
                change.mergedInto(),
                change.document(),
                change.number(),
                change.by());
    }

    private Chosen chosen(DivisionCode code, LocalDate today) {
        var division = divisions.find(code, today).orElseThrow(() -> Problem.notFound("这个区划"));
        return new Chosen(
                division,
                divisions.gazetteer(code.county(), today).place(code),
                divisions.history(code));
    }

    private List<Change> changes(County county, LocalDate today) {
        var names = divisions.gazetteer(county.code(), today);
        return changes.of(county.code()).stream()
                .map(line -> words(line.change(), line.by(), names))
                .toList();
    }

    private static Change words(DivisionChange change, String by, Gazetteer names) {
        var taker = change.mergedInto();
        return new Change(
                change.from().toString(),
                change.act(),
                change.code().digits(),
                text(change.before()),
                text(change.after()),
                taker == null ? "" : names.place(taker),
                change.documentTitle(),
                change.documentNumber(),
                by);
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }
}
