package cn.cunkou.stations;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.Paged;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 服务站点: the list, and each station. */
@Controller
class StationPages {
    static final String PATH = "/console/stations";

    private final Stations stations;
    private final StationLists lists;
    private final Attachments attachments;
    private final StationStays stays;
    private final Choices choices;
    private final StationPast past;
    private final KeeperPhones phones;

    StationPages(
            Stations stations,
            StationLists lists,
            Attachments attachments,
            StationStays stays,
            Choices choices,
            StationPast past,
            KeeperPhones phones) {
        this.stations = stations;
        this.lists = lists;
        this.attachments = attachments;
        this.stays = stays;
        this.choices = choices;
        this.past = past;
        this.phones = phones;
    }

    @Bean
    static MenuEntry stationsMenu() {
        return new MenuEntry(MenuEntry.Place.CONSOLE, "业务", 200, "服务站点", PATH, "station");
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = choices.county(county);
        var code = chosen.code().digits();
        var division = town.startsWith(code) ? town : code;
        var filter = new StationFilter(division, level, state, origin, q, sort);
        var whole = new StationFilter(code, null, null, null, null, null);
        model.addAttribute(
                "page",
                new StationsPage(
                        chosen,
                        choices.towns(chosen),
                        states(),
                        sorts(),
                        filter,
                        lists.list(filter, new Paged.Request(page, 50)),
                        lists.count(whole),
                        lists.count(new StationFilter(code, null, "serving", null, null, null)),
                        export(filter)));
        return "stations/stations";
    }

    @GetMapping(PATH + "/{id}")
    String station(
            @PathVariable String id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", page(StationsApi.id(id), words(done), List.of()));
        return "stations/station";
    }

    StationPage page(UUID id, @Nullable String done, List<FormFault> faults) {
        var station = stations.get(id);
        return new StationPage(
                station,
                station.keeper() == null ? null : phones.shown(station.keeper().phone()),
                Stream.of(Act.values()).filter(act -> act.fits(station.life())).toList(),
                past.of(id),
                attachments.of(id),
                stays.of(id),
                done,
                faults);
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "new" -> "已登记站点";
            case "edit" -> "已保存修改";
            case "added" -> "已上传附件";
            case "removed" -> "已删除附件";
            default -> Act.read(done).map(Act::done).orElse(null);
        };
    }

    private static String export(StationFilter filter) {
        return UriComponentsBuilder.fromPath(PATH + "/export")
                .queryParam("division", "{division}")
                .queryParam("level", "{level}")
                .queryParam("state", "{state}")
                .queryParam("origin", "{origin}")
                .queryParam("text", "{text}")
                .encode()
                .buildAndExpand(
                        filter.division(),
                        filter.level(),
                        filter.state(),
                        filter.origin(),
                        filter.text())
                .toUriString();
    }

    private static List<Choices.Option> states() {
        var states =
                Arrays.stream(State.values())
                        .map(state -> new Choices.Option(state.id(), state.label()));
        return Stream.concat(
                        states,
                        Stream.of(
                                new Choices.Option("serving", "计入运营中"),
                                new Choices.Option("awaiting", "待验收"),
                                new Choices.Option("long-idle", "歇业超过30天")))
                .toList();
    }

    private static List<Choices.Option> sorts() {
        return List.of(
                new Choices.Option("place", "按所在地"),
                new Choices.Option("name", "按名称拼音"),
                new Choices.Option("code", "按编号"),
                new Choices.Option("opened", "按开业日期"));
    }
}
