package cn.cunkou.stations.services;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.values.DivisionCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 便民服务: what stations did for villagers, one by one. */
@Controller
class ServicePages {
    static final String PATH = "/console/services";

    private static final int ROWS = 50;
    private static final Columns COLUMNS =
            Columns.of(
                    "便民服务",
                    Column.day("日期"),
                    Column.text("时间"),
                    Column.text("站点"),
                    Column.text("所在地"),
                    Column.text("种类"),
                    Column.note("内容"),
                    Column.text("登记人"),
                    Column.text("村民手机"),
                    Column.text("村民答复"),
                    Column.text("计不计入"),
                    Column.text("收到时间"),
                    Column.text("说明"),
                    Column.text("编号"));

    private final ServiceLists lists;
    private final ServiceKinds kinds;
    private final FlagBook flags;
    private final Files files;
    private final Counties counties;
    private final Divisions divisions;

    ServicePages(
            ServiceLists lists,
            ServiceKinds kinds,
            FlagBook flags,
            Files files,
            Counties counties,
            Divisions divisions) {
        this.lists = lists;
        this.kinds = kinds;
        this.flags = flags;
        this.files = files;
        this.counties = counties;
        this.divisions = divisions;
    }

    @Bean
    static MenuEntry servicesMenu() {
        return new MenuEntry(Place.CONSOLE, "业务", 205, "便民服务", PATH, "service");
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String station,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        var filter = new ServiceFilter(within(chosen, town), station, kind, from, to, state, q);
        model.addAttribute(
                "page",
                new ServicesPage(
                        chosen,
                        towns(chosen),
                        kinds.all(chosen.code()).values().stream()
                                .map(one -> new Option(one.id(), one.label()))
                                .toList(),
                        filter,
                        lists.list(chosen.code(), filter, new Paged.Request(page, ROWS)),
                        export(filter)));
        return "stations/services/services";
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String station,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q) {
        var chosen = counties.chosen(county);
        var filter = new ServiceFilter(within(chosen, town), station, kind, from, to, state, q);
        var names = divisions.gazetteer(chosen.code(), counties.today(chosen.code()));
        var rows =
                Paged.all(request -> lists.list(chosen.code(), filter, request)).stream()
                        .map(one -> cells(one, names.place(DivisionCode.of(one.division()))))
                        .toList();
        return Excel.download(chosen.name() + "便民服务", COLUMNS, rows);
    }

    private static List<@Nullable String> cells(Rendered one, String place) {
        return Arrays.asList(
                one.day().toString(),
                ChineseTime.minute(one.happenedAt()),
                one.stationName(),
                place,
                one.kindLabel(),
                one.said(),
                one.by(),
                one.phone(),
                one.confirmation().label(),
                one.state(),
                ChineseTime.minute(one.recordedAt()),
                one.remark(),
                one.id().toString());
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, Model model) {
        var service = lists.find(id).orElseThrow(() -> Problem.notFound("这条服务"));
        var place = DivisionCode.of(service.division());
        var names = divisions.gazetteer(place.county(), counties.today(place));
        var kind = kinds.all(place.county()).get(service.kind());
        var photos = new LinkedHashMap<String, String>();
        lists.photos(id)
                .keySet()
                .forEach(field ->
                        photos.put(
                                kind == null ? field : kind.fieldLabel(field),
                                PATH + "/" + id + "/photos/" + field));
        model.addAttribute(
                "page",
                new ServicePage(
                        service,
                        names.place(place),
                        lists.steps(id),
                        flags.about(id),
                        photos,
                        where(id, place)));
        return "stations/services/service";
    }

    /** Where a keeper was is for the county to know, which looks into what seems invented. */
    private String where(UUID id, DivisionCode place) {
        return Actor.current().scope().covers(place.county().digits())
                ? lists.point(id)
                        .map(point ->
                                "东经%.5f，北纬%.5f，误差约%d米"
                                        .formatted(
                                                point.longitude(),
                                                point.latitude(),
                                                point.accuracy()))
                        .orElse("")
                : "";
    }

    @GetMapping(PATH + "/{id}/photos/{field}")
    ResponseEntity<InputStreamResource> photo(@PathVariable UUID id, @PathVariable String field) {
        var service = lists.find(id).orElseThrow(() -> Problem.notFound("这条服务"));
        var stored = lists.photo(service.id(), field).orElseThrow(() -> Problem.notFound("这张照片"));
        return files.show(field, stored);
    }

    /** The town that was chosen where it is one of the county's, else the county. */
    static String within(County county, String town) {
        return DivisionCode.isValid(town) && county.code().contains(DivisionCode.of(town))
                ? town
                : county.code().digits();
    }

    private List<Option> towns(County county) {
        return divisions.choices(county.code(), counties.today(county)).stream()
                .filter(choice -> choice.code().length() == 9)
                .map(choice -> new Option(choice.code(), choice.name()))
                .toList();
    }

    private static String export(ServiceFilter filter) {
        return UriComponentsBuilder.fromPath(PATH + "/export")
                .queryParam("county", "{county}")
                .queryParam("town", "{town}")
                .queryParam("station", "{station}")
                .queryParam("kind", "{kind}")
                .queryParam("from", "{from}")
                .queryParam("to", "{to}")
                .queryParam("state", "{state}")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(
                        filter.division().substring(0, 6),
                        filter.division(),
                        filter.station(),
                        filter.kind(),
                        filter.from(),
                        filter.to(),
                        filter.state(),
                        filter.q())
                .toUriString();
    }
}
