package cn.cunkou.officers;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.registry.Holder;
import cn.cunkou.registry.Posts;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 信息员: who is appointed to which duty, and one duty through time. */
@Controller
class OfficerPages {
    static final String PATH = "/console/officers";

    private static final int ROWS = 50;
    private static final Columns COLUMNS =
            Columns.of(
                    "任职",
                    Column.text("职责"),
                    Column.text("级别"),
                    Column.text("单位"),
                    Column.text("所在区划"),
                    Column.text("姓名"),
                    Column.text("职务"),
                    Column.text("电话"),
                    Column.day("从哪天起"),
                    Column.day("最后一天"),
                    Column.text("任职文件"),
                    Column.text("状态"));

    private final Appointments appointments;
    private final Posts posts;
    private final Divisions divisions;
    private final Counties counties;
    private final Doorkeeper doorkeeper;

    OfficerPages(
            Appointments appointments,
            Posts posts,
            Divisions divisions,
            Counties counties,
            Doorkeeper doorkeeper) {
        this.appointments = appointments;
        this.posts = posts;
        this.divisions = divisions;
        this.counties = counties;
        this.doorkeeper = doorkeeper;
    }

    @Bean
    static MenuEntry officersMenu() {
        return new MenuEntry(Place.CONSOLE, "业务", 340, "信息员", PATH, "megaphone");
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String duty,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        var today = counties.today(chosen.code());
        var names = divisions.gazetteer(chosen.code(), today);
        var filter = new AppointmentFilter(within(chosen, town), duty, level, state, q);
        var found = appointments.list(filter, today, new Paged.Request(page, ROWS));
        var rows =
                found.rows().stream()
                        .map(one ->
                                new OfficersPage.Row(
                                        one, names.place(one.division()), one.state(today)))
                        .toList();
        model.addAttribute(
                "page",
                new OfficersPage(
                        chosen,
                        towns(chosen, today),
                        filter,
                        found.with(rows),
                        export(chosen, town, filter)));
        return "officers/officers";
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "") String duty,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q) {
        var chosen = counties.chosen(county);
        var today = counties.today(chosen.code());
        var names = divisions.gazetteer(chosen.code(), today);
        var filter = new AppointmentFilter(within(chosen, town), duty, level, state, q);
        var rows =
                appointments.everything(filter, today).stream()
                        .map(one -> cells(one, names, today))
                        .toList();
        return Excel.download(chosen.name() + "信息员和联络员", COLUMNS, rows);
    }

    private static List<@Nullable String> cells(Appointment one, Gazetteer names, LocalDate today) {
        var tenure = one.tenure();
        return Arrays.asList(
                one.duty().label(),
                one.level(),
                one.body(),
                names.place(one.division()),
                tenure.person(),
                tenure.office(),
                one.maskedPhone(),
                tenure.from().toString(),
                tenure.last() == null ? null : tenure.last().toString(),
                tenure.document(),
                one.state(today));
    }

    /** The town that was chosen where it is one of the county's, else the county. */
    static String within(County county, String town) {
        return DivisionCode.isValid(town) && county.code().contains(DivisionCode.of(town))
                ? town
                : county.code().digits();
    }

    /** The towns of a county that whoever reads can see. */
    List<Option> towns(County county, LocalDate today) {
        return divisions.choices(county.code(), today).stream()
                .filter(choice -> choice.code().length() == 9)
                .map(choice -> new Option(choice.code(), choice.name()))
                .toList();
    }

    private static String export(County county, String town, AppointmentFilter filter) {
        return UriComponentsBuilder.fromPath(PATH + "/export")
                .queryParam("county", "{county}")
                .queryParam("town", "{town}")
                .queryParam("duty", "{duty}")
                .queryParam("level", "{level}")
                .queryParam("state", "{state}")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(
                        county.code().digits(),
                        town,
                        filter.duty(),
                        filter.level(),
                        filter.state(),
                        filter.q())
                .toUriString();
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", page(id, words(done), List.of()));
        return "officers/post";
    }

    PostPage page(UUID post, @Nullable String done, List<FormFault> faults) {
        var held = appointments.ofPost(post);
        if (held.isEmpty()) {
            throw missing();
        }
        var newest = held.getFirst();
        var today = counties.today(newest.division());
        var mayChange =
                doorkeeper.mayEnter("POST", PATH + "/new")
                        && Posts.mayAppoint(newest.bodyId(), newest.division());
        var body = newest.bodyId();
        var names = divisions.gazetteer(newest.division().county(), today);
        return new PostPage(
                post,
                newest.duty(),
                name(newest, names),
                names.place(newest.division()),
                body == null ? newest.division().digits() : body.toString(),
                held.stream()
                        .map(one ->
                                new PostPage.Held(
                                        one, phone(one, mayChange, today), one.state(today)))
                        .toList(),
                mayChange,
                today,
                done,
                faults);
    }

    /** Whole for whoever needs to call the one who is in office; that is noted. */
    private String phone(Appointment one, boolean mayChange, LocalDate today) {
        if (!mayChange || one.tenure().phone() == null || !one.state(today).equals("在任")) {
            return one.maskedPhone();
        }
        return posts.reveal(one.id())
                .map(Holder::phone)
                .map(phone -> phone.digits())
                .orElse(one.maskedPhone());
    }

    static String name(Appointment one, Gazetteer names) {
        var body = one.body();
        return body == null ? names.place(one.division()) : body;
    }

    static Problem missing() {
        return Problem.notFound("这个职责");
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "new" -> "已登记";
            case "correct" -> "已更正，原来的登记留在下面";
            case "leave" -> "已登记离任";
            case "withdraw" -> "已撤回，不再计数";
            default -> null;
        };
    }
}
