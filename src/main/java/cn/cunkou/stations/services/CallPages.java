package cn.cunkou.stations.services;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.PhoneNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 电话抽查: a list of villagers that anybody can draw again, and what came of the calls. */
@Controller
class CallPages {
    static final String PATH = ServicePages.PATH + "/calls";

    private static final Columns COLUMNS =
            Columns.of(
                    "电话抽查",
                    Column.integer("序号"),
                    Column.text("站点"),
                    Column.day("日期"),
                    Column.text("种类"),
                    Column.note("内容"),
                    Column.code("手机号"),
                    Column.text("结果"),
                    Column.note("备注"),
                    Column.text("打的时间"),
                    Column.text("打的人"),
                    Column.text("编号"));

    private final Calls calls;
    private final Counties counties;
    private final Doorkeeper doors;

    CallPages(Calls calls, Counties counties, Doorkeeper doors) {
        this.calls = calls;
        this.counties = counties;
        this.doors = doors;
    }

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "") String county, Model model) {
        var chosen = counties.chosen(county);
        var month = YearMonth.from(counties.today(chosen.code())).minusMonths(1);
        var draw = new Calls.Draw(month.toString(), "30", "", "");
        model.addAttribute(
                "page", new CallsPage(chosen, calls.samples(chosen.code()), draw, List.of()));
        return "stations/services/calls";
    }

    @PostMapping(PATH)
    String draw(@ModelAttribute Calls.Draw draw, Model model, HttpServletResponse response) {
        var chosen = counties.chosen("");
        try {
            return "redirect:" + PATH + "/" + calls.draw(chosen.code(), draw);
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page",
                    new CallsPage(
                            chosen,
                            calls.samples(chosen.code()),
                            draw,
                            FormFault.of(refused.faults(), CallPages::label)));
            return "stations/services/calls";
        }
    }

    private static String label(String field) {
        return switch (field) {
            case "month" -> "月份";
            case "size" -> "抽几条";
            case "seed" -> "种子";
            default -> "种子从哪来";
        };
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        var sample = calls.sample(id);
        var all = calls.calls(sample);
        var mayCall = mayCall();
        model.addAttribute(
                "page",
                new CallPage(sample, all, numbers(sample, all, mayCall), mayCall, !done.isEmpty()));
        return "stations/services/call";
    }

    private boolean mayCall() {
        return doors.mayEnter("POST", PATH);
    }

    private Map<UUID, String> numbers(Calls.Sample sample, List<Calls.Call> all, boolean whole) {
        var open = whole ? calls.numbers(sample) : Map.<UUID, PhoneNumber>of();
        var numbers = new HashMap<UUID, String>();
        for (var call : all) {
            var number = open.get(call.service().id());
            var masked = call.service().phone();
            numbers.put(
                    call.service().id(),
                    number == null ? masked == null ? "" : masked : number.digits());
        }
        return numbers;
    }

    @PostMapping(PATH + "/{id}")
    String note(
            @PathVariable UUID id,
            @RequestParam UUID service,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String note) {
        var read =
                Calls.Outcome.read(outcome)
                        .orElseThrow(() -> Problem.badRequest("没有选打电话的结果，请返回选一个。"));
        calls.note(id, service, read, note);
        return "redirect:" + PATH + "/" + id + "?done=yes";
    }

    @GetMapping(PATH + "/{id}/export")
    ResponseEntity<byte[]> export(@PathVariable UUID id) {
        var sample = calls.sample(id);
        var all = calls.calls(sample);
        var numbers = numbers(sample, all, mayCall());
        return Excel.download(
                sample.month() + "电话抽查",
                COLUMNS,
                all.stream().map(call -> cells(call, numbers)).toList());
    }

    private static List<@Nullable String> cells(Calls.Call call, Map<UUID, String> numbers) {
        var service = call.service();
        var outcome = call.outcome();
        return Arrays.asList(
                Integer.toString(call.place()),
                service.stationName(),
                service.day().toString(),
                service.kindLabel(),
                service.said(),
                numbers.get(service.id()),
                outcome == null ? null : outcome.label(),
                call.note(),
                call.at() == null ? null : ChineseTime.minute(call.at()),
                call.by(),
                service.id().toString());
    }
}
