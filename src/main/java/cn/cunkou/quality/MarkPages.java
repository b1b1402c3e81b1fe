package cn.cunkou.quality;

import cn.cunkou.platform.imports.Excel;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.quality.Marks.Mark;
import cn.cunkou.quality.Marks.MarkInput;
import cn.cunkou.quality.Marks.User;
import cn.cunkou.quality.Marks.UserInput;
import cn.cunkou.quality.PublicMarks.PublicMark;
import cn.cunkou.quality.PublicMarks.PublicUser;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.PlaceOptions;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 认证和品牌: the register of marks, and the list that everybody reads. */
@Controller
public class MarkPages {
    static final String PATH = SamplePages.PATH + "/marks";

    private static final int ROWS = 50;
    private static final String FORM = "quality/markForm";
    private static final String ONE = "quality/mark";

    private final Marks marks;
    private final PublicMarks open;
    private final MarkImport sheet;
    private final StandardWork work;
    private final PlaceOptions places;
    private final Counties counties;
    private final FormKeys keys;

    MarkPages(
            Marks marks,
            PublicMarks open,
            MarkImport sheet,
            StandardWork work,
            PlaceOptions places,
            Counties counties,
            FormKeys keys) {
        this.marks = marks;
        this.open = open;
        this.sheet = sheet;
        this.work = work;
        this.places = places;
        this.counties = counties;
        this.keys = keys;
    }

    /** The register. */
    public record ListPage(
            County county, LocalDate today, String kind, String q, Paged<Mark> marks) {
        public List<Option> kinds() {
            return SamplePages.options(Marks.KINDS);
        }
    }

    /** The form for a mark. */
    public record FormPage(
            MarkInput input, List<PlaceOptions.Group> places, String key, List<FormFault> faults)
            implements Faulty {
        public List<Option> kinds() {
            return SamplePages.options(Marks.KINDS);
        }
    }

    /** One mark with those who may use it. */
    public record MarkPage(
            Mark mark,
            LocalDate today,
            List<User> users,
            List<Option> producers,
            UserInput input,
            String key,
            boolean isDone,
            List<FormFault> faults)
            implements Faulty {}

    /** What everybody reads. */
    public record OpenPage(
            String place, String kind, String q, Paged<PublicMark> marks, List<PublicUser> users) {
        public List<Option> kinds() {
            return SamplePages.options(Marks.KINDS);
        }

        public List<PublicUser> usersOf(PublicMark mark) {
            return users.stream().filter(user -> user.mark().equals(mark.id())).toList();
        }
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        model.addAttribute(
                "page",
                new ListPage(
                        chosen,
                        counties.today(chosen.code()),
                        kind,
                        q,
                        marks.list(chosen.code(), kind, q, new Paged.Request(page, ROWS))));
        return "quality/marks";
    }

    @GetMapping(PATH + "/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String county) {
        var chosen = counties.chosen(county);
        var rows = sheet.all(chosen.code().digits()).stream().map(sheet::cells).toList();
        return Excel.download(chosen.name() + "认证和品牌", sheet.columns(), rows);
    }

    @GetMapping(PATH + "/new")
    String blank(@RequestParam(defaultValue = "") String county, Model model) {
        var input = new MarkInput(null, null, null, null, null, null, null, null, null, null, null);
        model.addAttribute("page", form(counties.chosen(county).code(), input, List.of()));
        return FORM;
    }

    @PostMapping(PATH + "/new")
    String add(
            @ModelAttribute MarkInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var county = counties.chosen("").code();
        try {
            var id =
                    keys.once(
                            key, PATH + "/new", input, UUID.class, () -> marks.add(county, input));
            return "redirect:" + PATH + "/" + id + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", form(county, input, QualityWords.faults(refused)));
            return FORM;
        }
    }

    private FormPage form(DivisionCode county, MarkInput input, List<FormFault> faults) {
        return new FormPage(input, places.of(county), FormKeys.fresh(), faults);
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        var input = new UserInput(null, null, null, null);
        model.addAttribute("page", page(id, input, !done.isEmpty(), List.of()));
        return ONE;
    }

    @PostMapping(PATH + "/{id}/users")
    String let(
            @PathVariable UUID id,
            @ModelAttribute UserInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            keys.once(key, PATH + "/" + id + "/users", input, () -> marks.let(id, input));
            return "redirect:" + PATH + "/" + id + "?done=yes";
        } catch (Problem refused) {
            return again(id, input, refused, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/end")
    String end(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            marks.end(id, reason);
            return "redirect:" + PATH + "/" + id + "?done=yes";
        } catch (Problem refused) {
            return again(id, new UserInput(null, null, null, null), refused, model, response);
        }
    }

    private String again(
            UUID id, UserInput input, Problem refused, Model model, HttpServletResponse response) {
        refused.shownAgain(response);
        model.addAttribute("page", page(id, input, false, QualityWords.faults(refused)));
        return ONE;
    }

    private MarkPage page(UUID id, UserInput input, boolean isDone, List<FormFault> faults) {
        var mark = marks.get(id);
        var county = DivisionCode.of(mark.division()).county();
        return new MarkPage(
                mark,
                counties.today(county),
                marks.users(id),
                StandardPages.options(work.producers(county)),
                input,
                FormKeys.fresh(),
                isDone,
                faults);
    }

    @GetMapping(PublicQualityPages.PATH + "/marks")
    String open(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var county = counties.home();
        var marks = open.list(county.code(), kind, q, new Paged.Request(page, ROWS));
        var users = open.users(county.code(), marks.rows());
        model.addAttribute("page", new OpenPage(county.name(), kind, q, marks, users));
        return "quality/openMarks";
    }
}
