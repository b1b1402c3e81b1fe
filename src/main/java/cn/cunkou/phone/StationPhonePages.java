package cn.cunkou.phone;

import cn.cunkou.funds.claims.ClaimRow;
import cn.cunkou.funds.claims.StationClaims;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.services.Bulletins;
import cn.cunkou.stations.services.Hours;
import cn.cunkou.stations.services.OpeningHours;
import cn.cunkou.stations.services.Rendered;
import cn.cunkou.stations.services.ServiceFilter;
import cn.cunkou.stations.services.ServiceKinds;
import cn.cunkou.stations.services.ServiceLists;
import cn.cunkou.stations.services.Services;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 村站工作台: what a keeper does all day, on a phone. */
@Controller
public class StationPhonePages {
    static final String PATH = "/station";

    private static final int ROWS = 50;

    private final Handsets handsets;
    private final Progress progress;
    private final Services services;
    private final ServiceLists lists;
    private final ServiceKinds kinds;
    private final OpeningHours hours;
    private final Bulletins bulletins;
    private final StationClaims claims;

    StationPhonePages(
            Handsets handsets,
            Progress progress,
            Services services,
            ServiceLists lists,
            ServiceKinds kinds,
            OpeningHours hours,
            Bulletins bulletins,
            StationClaims claims) {
        this.handsets = handsets;
        this.progress = progress;
        this.services = services;
        this.lists = lists;
        this.kinds = kinds;
        this.hours = hours;
        this.bulletins = bulletins;
        this.claims = claims;
    }

    @Bean
    static MenuEntry stationMenu() {
        return new MenuEntry(Place.CONSOLE, "", 5, "我的站点", PATH, "station");
    }

    /**
     * The first page.
     *
     * @param today services that count today, {@code month} in the month so far
     * @param goals of which the next one is shown
     */
    public record HomePage(
            Handset handset,
            long today,
            long month,
            List<Goal> goals,
            List<Bulletins.Bulletin> bulletins) {
        /** The goal that says how far it is; where none does, the first. */
        public Goal next() {
            return goals.stream()
                    .filter(goal -> !goal.missing().isEmpty())
                    .findFirst()
                    .orElseGet(goals::getFirst);
        }
    }

    /** Where services are tapped in. */
    public record TapPage(Handset handset, ServiceKinds.@Nullable Offer offer) {}

    /** What was recorded this month. */
    public record RecordsPage(
            Handset handset,
            Paged<Rendered> rows,
            List<ServiceLists.Tally> tallies,
            String done,
            List<FormFault> faults) {}

    /**
     * Rewards, condition by condition, and what was asked for.
     *
     * @param claims the application that stands, or was refused, by the reward's id
     */
    public record GoalsPage(Handset handset, List<Goal> goals, Map<String, ClaimRow> claims) {}

    /** The station itself: hours, bulletins, what is registered of it. */
    public record MinePage(
            Handset handset,
            @Nullable Hours hours,
            String opens,
            String closes,
            List<Integer> rest,
            List<String> ownOpens,
            List<String> ownCloses,
            List<Bulletins.Bulletin> bulletins,
            String done,
            List<FormFault> faults) {}

    @GetMapping(PATH)
    String home(@RequestParam(name = "station", defaultValue = "") String wanted, Model model) {
        var handset = handsets.of(wanted);
        var station = handset.station();
        if (station == null) {
            model.addAttribute("page", new HomePage(handset, 0, 0, List.of(), List.of()));
            return "phone/home";
        }
        var day = station.life().today();
        model.addAttribute(
                "page",
                new HomePage(
                        handset,
                        count(station, day, day),
                        count(station, day.withDayOfMonth(1), day),
                        progress.of(station),
                        bulletins.to(station, day)));
        return "phone/home";
    }

    private long count(Station station, LocalDate from, LocalDate to) {
        return lists.tallies(station.id(), from, to).stream()
                .mapToLong(ServiceLists.Tally::count)
                .sum();
    }

    @GetMapping(PATH + "/services")
    String tap(@RequestParam(name = "station", defaultValue = "") String wanted, Model model) {
        var handset = handsets.of(wanted);
        var station = handset.station();
        model.addAttribute(
                "page",
                new TapPage(
                        handset,
                        station == null ? null : kinds.of(station.county(), station.level())));
        return "phone/services";
    }

    @GetMapping(PATH + "/records")
    String records(
            @RequestParam(name = "station", defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute(
                "page", records(handsets.of(wanted), page, done.isEmpty() ? "" : "已撤回", List.of()));
        return "phone/records";
    }

    private RecordsPage records(Handset handset, int number, String done, List<FormFault> faults) {
        var station = handset.station();
        var request = new Paged.Request(number, ROWS);
        if (station == null) {
            return new RecordsPage(handset, request.of(List.of(), 0), List.of(), done, faults);
        }
        var day = station.life().today();
        var month = day.withDayOfMonth(1);
        return new RecordsPage(
                handset,
                lists.list(station.county(), ServiceFilter.of(station.id(), month, day), request),
                lists.tallies(station.id(), month, day),
                done,
                faults);
    }

    @PostMapping(PATH + "/records/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            var withdrawn = services.withdraw(id, reason);
            return "redirect:" + PATH + "/records?done=yes&station=" + withdrawn.station();
        } catch (Problem refused) {
            refused.shownAgain(response);
            var faults = FormFault.of(refused.faults(), field -> "撤回原因");
            model.addAttribute("page", records(handsets.of(""), 1, "", faults));
            return "phone/records";
        }
    }

    @GetMapping(PATH + "/progress")
    String goals(@RequestParam(name = "station", defaultValue = "") String wanted, Model model) {
        var handset = handsets.of(wanted);
        var station = handset.station();
        model.addAttribute(
                "page",
                station == null
                        ? new GoalsPage(handset, List.of(), Map.of())
                        : new GoalsPage(handset, progress.of(station), claims.of(station.id())));
        return "phone/progress";
    }

    @GetMapping(PATH + "/mine")
    String mine(
            @RequestParam(name = "station", defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        var handset = handsets.of(wanted);
        var station = handset.station();
        var now =
                station == null
                        ? null
                        : hours.on(station.id(), station.life().today()).orElse(null);
        model.addAttribute(
                "page",
                mine(
                        handset,
                        now,
                        now == null ? "08:00" : now.opens().toString(),
                        now == null ? "18:00" : now.closes().toString(),
                        now == null ? List.of() : now.rest().stream().sorted().toList(),
                        own(now, Hours.Span::opens),
                        own(now, Hours.Span::closes),
                        done.isEmpty() ? "" : "已保存营业时间",
                        List.of()));
        return "phone/mine";
    }

    @PostMapping(PATH + "/mine/hours")
    String hours(
            @RequestParam(name = "station", defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String opens,
            @RequestParam(defaultValue = "") String closes,
            @RequestParam(defaultValue = "") List<Integer> rest,
            @RequestParam(defaultValue = "") List<String> ownOpens,
            @RequestParam(defaultValue = "") List<String> ownCloses,
            Model model,
            HttpServletResponse response) {
        var handset = handsets.of(wanted);
        var station = handset.station();
        if (station == null) {
            throw Problem.notFound("站点");
        }
        try {
            hours.set(station.id(), opens, closes, rest, ownOpens, ownCloses);
            return "redirect:" + PATH + "/mine?done=yes&station=" + station.id();
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page",
                    mine(
                            handset,
                            null,
                            opens,
                            closes,
                            rest,
                            week(ownOpens),
                            week(ownCloses),
                            "",
                            FormFault.of(refused.faults(), StationPhonePages::label)));
            return "phone/mine";
        }
    }

    private static String label(String field) {
        return switch (field) {
            case "opens" -> "开门";
            case "closes" -> "关门";
            case "own" -> "有的日子";
            default -> "休息日";
        };
    }

    /** The times of the weekdays with times of their own, Monday first; empty for the others. */
    private static List<String> own(@Nullable Hours now, Function<Hours.Span, LocalTime> time) {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(day -> now == null ? null : now.own().get(day))
                .map(span -> span == null ? "" : time.apply(span).toString())
                .toList();
    }

    private static List<String> week(List<String> typed) {
        return IntStream.range(0, 7)
                .mapToObj(at -> at < typed.size() ? typed.get(at) : "")
                .toList();
    }

    private MinePage mine(
            Handset handset,
            @Nullable Hours now,
            String opens,
            String closes,
            List<Integer> rest,
            List<String> ownOpens,
            List<String> ownCloses,
            String done,
            List<FormFault> faults) {
        var station = handset.station();
        return new MinePage(
                handset,
                now,
                opens,
                closes,
                rest,
                ownOpens,
                ownCloses,
                station == null ? List.of() : bulletins.to(station, station.life().today()),
                done,
                faults);
    }
}
