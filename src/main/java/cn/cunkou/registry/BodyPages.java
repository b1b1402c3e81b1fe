package cn.cunkou.registry;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.BodiesPage.Post;
import cn.cunkou.registry.BodiesPage.Row;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 责任单位: the bodies of the plan, and who holds their posts. */
@Controller
class BodyPages {
    private static final Columns COLUMNS =
            Columns.of(
                    "责任单位",
                    Column.text("单位"),
                    Column.text("方案中的角色"),
                    Column.text("所属"),
                    Column.text("职务"),
                    Column.text("姓名"),
                    Column.text("电话"),
                    Column.day("任职起"),
                    Column.text("任职文件"));

    private final Registry registry;
    private final Posts posts;
    private final Divisions divisions;
    private final Counties counties;
    private final FormKeys keys;

    BodyPages(
            Registry registry, Posts posts, Divisions divisions, Counties counties, FormKeys keys) {
        this.keys = keys;
        this.registry = registry;
        this.posts = posts;
        this.divisions = divisions;
        this.counties = counties;
    }

    /** What the form about a post says. */
    record Appointed(String title, String person, String phone, LocalDate from, String document) {}

    @Bean
    static MenuEntry bodiesMenu() {
        return new MenuEntry(Place.CONSOLE, "基础资料", 740, "责任单位", "/console/bodies", "shield");
    }

    @GetMapping("/console/bodies")
    String list(@RequestParam(defaultValue = "") String county, Model model) {
        var served = counties.chosen(county);
        var today = counties.today(served.code());
        model.addAttribute(
                "page",
                new BodiesPage(
                        served,
                        rows(served, today),
                        divisions.choices(served.code(), today).stream()
                                .filter(choice -> choice.code().length() < 12)
                                .toList(),
                        today));
        return "registry/bodies";
    }

    @GetMapping("/console/bodies/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String county) {
        var served = counties.chosen(county);
        var rows =
                rows(served, counties.today(served.code())).stream()
                        .flatMap(BodyPages::lines)
                        .toList();
        return Excel.download(served.name() + "责任单位", COLUMNS, rows);
    }

    /** A line for each post that is held; one for a body where none is. */
    private static Stream<List<@Nullable String>> lines(Row row) {
        return row.posts().isEmpty()
                ? Stream.of(line(row, new Post("", "", "", "", "")))
                : row.posts().stream().map(post -> line(row, post));
    }

    private static List<@Nullable String> line(Row row, Post post) {
        return List.of(
                row.name(),
                row.role(),
                row.place(),
                post.title(),
                post.person(),
                post.phone(),
                post.since(),
                post.document());
    }

    private List<Row> rows(County county, LocalDate day) {
        var names = divisions.gazetteer(county.code(), day);
        return registry.bodies(county.code()).stream()
                .map(body ->
                        new Row(
                                body.id(),
                                body.name(),
                                body.role(),
                                names.place(body.division()),
                                holders(body.id(), day)))
                .toList();
    }

    @PostMapping("/console/bodies")
    String add(
            @RequestParam String division, @RequestParam String name, @RequestParam String role) {
        if (name.isBlank() || !DivisionCode.isValid(division) || division.length() < 6) {
            throw Problem.badRequest("请填写单位名称，并选所属。");
        }
        if (!Actor.current().scope().covers(division)) {
            throw Problem.forbidden("所属区划不在您的管理范围内。");
        }
        registry.ensureBody(DivisionCode.of(division), name.strip(), role.strip());
        return "redirect:/console/bodies";
    }

    @PostMapping("/console/bodies/{id}/posts")
    String appoint(
            @PathVariable UUID id,
            @RequestParam String title,
            @RequestParam String person,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(defaultValue = "") String key) {
        if (title.isBlank() || person.isBlank()) {
            throw Problem.badRequest("请填写职务和姓名。");
        }
        if (!phone.isBlank() && !PhoneNumber.isValid(phone)) {
            throw Problem.badRequest("电话应为手机号，或带区号的座机，如0753-4433000。");
        }
        var appointed = new Appointed(title, person, phone, from, document);
        keys.once(
                key,
                "/console/bodies/%s/posts".formatted(id),
                appointed,
                Appointed.class,
                () -> {
                    posts.appoint(
                            id,
                            title.strip(),
                            person.strip(),
                            phone.isBlank() ? null : PhoneNumber.parse(phone),
                            from,
                            document.strip());
                    return appointed;
                });
        return "redirect:/console/bodies";
    }

    private List<Post> holders(UUID body, LocalDate day) {
        return posts.holders(body, day).stream()
                .map(holder ->
                        new Post(
                                holder.title(),
                                holder.person(),
                                holder.phone() == null ? "" : holder.phone().masked(),
                                holder.from().toString(),
                                holder.document()))
                .toList();
    }
}
