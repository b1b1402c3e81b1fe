package cn.cunkou.officers;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 月度汇总: a month of reports, town by town; who reported nothing, and what is open. */
@Controller
class SummaryPages {
    static final String PATH = OfficerPages.PATH + "/summary";

    private final Appointments appointments;
    private final ReportLists lists;
    private final ReportKinds kinds;
    private final OfficerPages officers;
    private final Divisions divisions;
    private final Counties counties;

    SummaryPages(
            Appointments appointments,
            ReportLists lists,
            ReportKinds kinds,
            OfficerPages officers,
            Divisions divisions,
            Counties counties) {
        this.appointments = appointments;
        this.lists = lists;
        this.kinds = kinds;
        this.officers = officers;
        this.divisions = divisions;
        this.counties = counties;
    }

    @GetMapping(PATH)
    String show(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String month,
            Model model) {
        model.addAttribute("page", page(counties.chosen(county), month));
        return "officers/summary";
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String month) {
        var page = page(counties.chosen(county), month);
        var columns = new ArrayList<Column>();
        columns.add(Column.text("镇街"));
        page.kinds().forEach(kind -> columns.add(Column.integer(kind.label())));
        columns.add(Column.integer("合计"));
        columns.add(Column.integer("没有处理的"));
        columns.add(Column.note("没有报送的信息员"));
        var rows = page.rows().stream().map(row -> cells(page, row)).toList();
        return Excel.download(
                page.county().name() + "信息员报送" + page.monthWords() + "汇总",
                new Columns(page.monthWords(), columns),
                rows);
    }

    private static List<@Nullable String> cells(SummaryPage page, SummaryPage.Row row) {
        var cells = new ArrayList<@Nullable String>();
        cells.add(row.place());
        row.counts().forEach(count -> cells.add(count.toString()));
        cells.add(String.valueOf(row.total()));
        cells.add(String.valueOf(row.open()));
        cells.add(
                page.silent().stream()
                        .filter(one -> place(one.appointment().division()).equals(row.code()))
                        .map(one -> one.place() + " " + one.appointment().tenure().person())
                        .collect(Collectors.joining("；")));
        return cells;
    }

    private SummaryPage page(County county, String typed) {
        var today = counties.today(county);
        var now = YearMonth.from(today);
        var month = month(typed, now);
        var whole = Period.month(month);
        var names = divisions.gazetteer(county.code(), today);
        var period = new Period(whole.from(), month.equals(now) ? today : whole.to());
        var silent =
                appointments.silent(county.code(), period).stream()
                        .map(one -> new SummaryPage.Silent(one, OfficerPages.name(one, names)))
                        .toList();
        var open =
                lists.everything(
                        county.code(),
                        new ReportFilter(
                                county.code().digits(),
                                "",
                                whole.from().toString(),
                                whole.to().toString(),
                                "open",
                                ""));
        var tallies = lists.tallies(county.code(), whole);
        var columns = columns(county.code(), tallies);
        return new SummaryPage(
                county,
                month,
                month.minusMonths(1),
                month.isBefore(now) ? month.plusMonths(1) : null,
                columns,
                places(county, officers.towns(county, today), tallies, silent).stream()
                        .map(place -> row(place, columns, tallies, silent, open))
                        .toList(),
                silent,
                ReportPages.rows(open, names),
                register(county, month));
    }

    private static YearMonth month(String typed, YearMonth now) {
        try {
            var month = typed.isBlank() ? now : YearMonth.parse(typed.strip());
            if (month.isAfter(now) || month.getYear() < 2000) {
                throw Problem.badRequest("%s还没有到，或者太早。".formatted(month));
            }
            return month;
        } catch (DateTimeParseException e) {
            throw Problem.badRequest("「%s」不是月份，写成2019-09这样。".formatted(typed));
        }
    }

    /** The kinds of the county, and those it had when something was reported. */
    private List<Option> columns(DivisionCode county, List<ReportLists.Tally> tallies) {
        var columns = new ArrayList<>(kinds.of(county));
        var labels = kinds.labels(county);
        tallies.stream()
                .map(ReportLists.Tally::kind)
                .distinct()
                .sorted()
                .filter(kind -> columns.stream().noneMatch(one -> one.value().equals(kind)))
                .forEach(kind -> columns.add(new Option(kind, labels.apply(kind))));
        return columns;
    }

    /** The towns, and the county itself where something of its own is to be shown. */
    private static List<Option> places(
            County county,
            List<Option> towns,
            List<ReportLists.Tally> tallies,
            List<SummaryPage.Silent> silent) {
        var places = new ArrayList<>(towns);
        var hasOwn =
                tallies.stream().anyMatch(tally -> tally.place().equals(county.code()))
                        || silent.stream()
                                .anyMatch(
                                        one -> one.appointment().division().equals(county.code()));
        if (hasOwn) {
            places.add(new Option(county.code().digits(), "全" + county.kind()));
        }
        return places;
    }

    private static SummaryPage.Row row(
            Option place,
            List<Option> columns,
            List<ReportLists.Tally> tallies,
            List<SummaryPage.Silent> silent,
            List<Report> open) {
        var code = place.value();
        return new SummaryPage.Row(
                code,
                place.label(),
                columns.stream()
                        .map(kind ->
                                tallies.stream()
                                        .filter(tally ->
                                                tally.place().digits().equals(code)
                                                        && tally.kind().equals(kind.value()))
                                        .mapToLong(ReportLists.Tally::count)
                                        .sum())
                        .toList(),
                (int)
                        silent.stream()
                                .filter(one -> place(one.appointment().division()).equals(code))
                                .count(),
                open.stream().filter(one -> place(one.said().division()).equals(code)).count());
    }

    /** The row that a division belongs to. */
    private static String place(DivisionCode division) {
        return division.town().orElse(division).digits();
    }

    private static String register(County county, YearMonth month) {
        return UriComponentsBuilder.fromPath("/console/papers/new")
                .queryParam("county", "{county}")
                .queryParam("kind", "report")
                .queryParam("title", "{title}")
                .queryParam("from", "{month}")
                .encode()
                .buildAndExpand(
                        county.code().digits(),
                        "信息员报送汇总（%d年%d月）".formatted(month.getYear(), month.getMonthValue()),
                        month)
                .toUriString();
    }
}
