package cn.cunkou.disclosure;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.BodyOptions;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 监督电话: the county's own entry, with the paper that it follows. */
@Controller
public class HotlinePages {
    static final String PATH = "/console/hotline";

    private final Hotlines hotlines;
    private final BodyOptions bodies;
    private final Counties counties;

    HotlinePages(Hotlines hotlines, BodyOptions bodies, Counties counties) {
        this.hotlines = hotlines;
        this.bodies = bodies;
        this.counties = counties;
    }

    @Bean
    static MenuEntry hotlineMenu() {
        return new MenuEntry(Place.CONSOLE, "公开与监督", 530, "监督电话", PATH, "phone");
    }

    public record HotlinePage(
            Hotline hotline,
            String phone,
            String office,
            String handlers,
            String opinionDays,
            String reportDays,
            String paper,
            List<Option> bodies,
            boolean done,
            List<FormFault> faults)
            implements Faulty {}

    @GetMapping(PATH)
    String show(@RequestParam(defaultValue = "") String done, Model model) {
        var county = counties.chosen("").code();
        var now = hotlines.of(county);
        var handlers = hotlines.handlers(county);
        model.addAttribute(
                "page",
                page(
                        county,
                        new Hotlines.Input(
                                now.phone(),
                                now.office(),
                                handlers == null ? null : handlers.toString(),
                                String.valueOf(now.opinionDays()),
                                String.valueOf(now.reportDays()),
                                now.paper()),
                        done.equals("yes"),
                        List.of()));
        return "disclosure/hotline";
    }

    @PostMapping(PATH)
    String enter(@ModelAttribute Hotlines.Input input, Model model, HttpServletResponse response) {
        var county = counties.chosen("").code();
        try {
            hotlines.enter(county, input);
            return "redirect:" + PATH + "?done=yes";
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            response.setStatus(refused.status().value());
            model.addAttribute("page", page(county, input, false, labelled(refused.faults())));
            return "disclosure/hotline";
        }
    }

    private HotlinePage page(
            DivisionCode county, Hotlines.Input input, boolean done, List<FormFault> faults) {
        return new HotlinePage(
                hotlines.of(county),
                typed(input.phone()),
                typed(input.office()),
                typed(input.handlers()),
                typed(input.opinionDays()),
                typed(input.reportDays()),
                typed(input.paper()),
                bodies.all(county),
                done,
                faults);
    }

    private static String typed(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static List<FormFault> labelled(List<Problem.Fault> faults) {
        return FormFault.of(
                faults,
                field ->
                        switch (field) {
                            case "phone" -> "监督电话";
                            case "office" -> "受理举报的单位";
                            case "handlers" -> "它是方案里的哪个单位";
                            case "opinionDays" -> "意见几个工作日答复";
                            case "reportDays" -> "举报几个工作日答复";
                            case "paper" -> "依据的文件";
                            default -> field;
                        });
    }
}
