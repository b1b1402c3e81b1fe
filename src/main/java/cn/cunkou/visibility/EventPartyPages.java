package cn.cunkou.visibility;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.registry.Body;
import cn.cunkou.registry.Registry;
import cn.cunkou.visibility.Parties.PartyRule;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 溯源事件的各方: by which names events call a party, and whose events its programs see. */
@Controller
public class EventPartyPages {
    private static final String PATH = "/console/event-parties";
    private static final String ALL = "*";
    private static final int ROWS = 50;

    private final Parties parties;
    private final Registry registry;

    EventPartyPages(Parties parties, Registry registry) {
        this.parties = parties;
        this.registry = registry;
    }

    @Bean
    static MenuEntry eventPartiesMenu() {
        return new MenuEntry(Place.CONSOLE, "系统", 912, "溯源事件各方", PATH, "route");
    }

    /**
     * A party of the list.
     *
     * @param sees whose events are open to it, in words
     */
    public record PartyLine(UUID id, String name, List<String> names, String sees) {}

    /** The parties, and the bodies that may become one. */
    public record ListPage(Paged<PartyLine> parties, List<Option> bodies) {}

    /**
     * One party.
     *
     * @param names one in a line
     * @param seesAll whether all of the county is open to it
     */
    public record PartyPage(
            UUID id,
            String name,
            String names,
            boolean seesAll,
            List<Choice> others,
            boolean isDone,
            List<FormFault> faults) {
        public long opened() {
            return others.stream().filter(Choice::isSeen).count();
        }
    }

    /** Another party, whose events may be open to it. */
    public record Choice(String id, String name, boolean isSeen) {}

    @GetMapping(PATH)
    String list(
            @RequestParam(required = false) @Nullable UUID body,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        if (body != null) {
            return "redirect:" + PATH + "/" + body;
        }
        var bodies = registry.bodies();
        var names =
                bodies.stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.id().toString(), Body::name, (one, _) -> one));
        var found = parties.list(new Paged.Request(page, ROWS));
        var lines = found.rows().stream().map(rule -> line(rule, names)).toList();
        model.addAttribute(
                "page",
                new ListPage(
                        found.with(lines),
                        bodies.stream()
                                .map(one -> new Option(one.id().toString(), one.name()))
                                .toList()));
        return "visibility/parties";
    }

    private static PartyLine line(PartyRule rule, Map<String, String> names) {
        var sees =
                rule.sees().contains(ALL)
                        ? "全部"
                        : rule.sees().stream()
                                .map(id -> names.getOrDefault(id, id))
                                .collect(Collectors.joining("、"));
        return new PartyLine(
                rule.body(), rule.name(), rule.names(), sees.isEmpty() ? "只看与它有关的" : sees);
    }

    @GetMapping(PATH + "/{body}")
    String one(@PathVariable UUID body, @RequestParam(defaultValue = "") String done, Model model) {
        var rule = parties.get(body);
        model.addAttribute(
                "page",
                page(
                        rule,
                        String.join("\n", rule.names()),
                        rule.sees(),
                        !done.isEmpty(),
                        List.of()));
        return "visibility/party";
    }

    @PostMapping(PATH + "/{body}")
    String decide(
            @PathVariable UUID body,
            @RequestParam(defaultValue = "") String names,
            @RequestParam(required = false) @Nullable List<String> sees,
            Model model,
            HttpServletResponse response) {
        var given = names.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        var seen = sees == null ? List.<String>of() : sees;
        try {
            var faults = new Faults();
            Parties.check(given, seen, faults);
            if (faults.any()) {
                throw Problem.badRequest("没有保存，有几处需要改。", faults.found());
            }
            parties.decide(body, given, seen.contains(ALL) ? List.of(ALL) : seen);
            return "redirect:" + PATH + "/" + body + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            var told = FormFault.of(refused.faults(), _ -> "事件里的标识");
            model.addAttribute("page", page(parties.get(body), names, seen, false, told));
            return "visibility/party";
        }
    }

    private PartyPage page(
            PartyRule rule,
            String names,
            List<String> sees,
            boolean isDone,
            List<FormFault> faults) {
        var others =
                registry.bodies().stream()
                        .filter(one -> !one.id().equals(rule.body()))
                        .map(one -> {
                            var id = one.id().toString();
                            return new Choice(id, one.name(), sees.contains(id));
                        })
                        .toList();
        return new PartyPage(
                rule.body(), rule.name(), names, sees.contains(ALL), others, isDone, faults);
    }
}
