package cn.cunkou.programme;

import cn.cunkou.plan.Deadline;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.programme.TimelinePage.Proof;
import cn.cunkou.programme.TimelinePage.Row;
import cn.cunkou.programme.TimelinePage.Tick;
import cn.cunkou.region.Counties;
import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 时间表: what the plan wants done when, and what proves that it was. */
@Controller
class TimelinePages {
    private final Programme programme;
    private final Counties counties;

    TimelinePages(Programme programme, Counties counties) {
        this.programme = programme;
        this.counties = counties;
    }

    @Bean
    static MenuEntry timelineMenu() {
        return new MenuEntry(Place.CONSOLE, "", 15, "时间表", "/console/timeline", "calendar");
    }

    @GetMapping("/console/timeline")
    String timeline(Model model) {
        var board =
                programme
                        .board(counties.chosen("").code())
                        .orElseThrow(() -> Problem.notFound("本县的实施方案"));
        model.addAttribute("page", page(board));
        return "programme/timeline";
    }

    static TimelinePage page(Board board) {
        var plan = board.edition().plan();
        var stages = board.items().stream().filter(it -> it.item() instanceof Deadline).toList();
        var whole = whole(plan.period(), stages);
        var rows =
                stages.stream()
                        .sorted(
                                Comparator.comparing((Standing it) -> it.span().from())
                                        .thenComparing(it -> it.span().to()))
                        .map(it -> row(board, it, whole))
                        .toList();
        return new TimelinePage(
                plan.title(),
                (int) whole.days(),
                ticks(whole),
                whole.contains(board.today()) ? x(whole, board.today()) : -1,
                rows);
    }

    private static Period whole(Period period, List<Standing> stages) {
        var from = period.from();
        var to = period.to();
        for (var stage : stages) {
            from = stage.span().from().isBefore(from) ? stage.span().from() : from;
            to = stage.span().to().isAfter(to) ? stage.span().to() : to;
        }
        return new Period(from.withDayOfMonth(1), YearMonth.from(to).atEndOfMonth());
    }

    private static List<Tick> ticks(Period whole) {
        var ticks = new ArrayList<Tick>();
        for (var month = YearMonth.from(whole.from());
                !month.atDay(1).isAfter(whole.to());
                month = month.plusMonths(1)) {
            if (month.getMonthValue() % 3 == 1) {
                var words =
                        month.getMonthValue() == 1
                                ? month.getYear() + "年"
                                : month.getMonthValue() + "月";
                ticks.add(new Tick(x(whole, month.atDay(1)), words));
            }
        }
        return ticks;
    }

    private static Row row(Board board, Standing stage, Period whole) {
        var deadline = (Deadline) stage.item();
        var span = stage.span();
        return new Row(
                "/promises/" + stage.id(),
                stage.label(),
                Mark.of(stage.state()),
                YearMonth.from(span.from()).equals(YearMonth.from(span.to()))
                        ? YearMonth.from(span.from()).toString()
                        : YearMonth.from(span.from()) + "至" + YearMonth.from(span.to()),
                x(whole, span.from()),
                (int) span.days(),
                PromiseViews.owner(board.edition().plan(), deadline),
                deadline.evidence().stream()
                        .flatMap(id -> board.find(id).stream())
                        .map(it ->
                                new Proof("/promises/" + it.id(), it.label(), Mark.of(it.state())))
                        .toList());
    }

    private static int x(Period whole, LocalDate day) {
        return (int) ChronoUnit.DAYS.between(whole.from(), day);
    }
}
