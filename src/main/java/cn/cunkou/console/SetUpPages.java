package cn.cunkou.console;

import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.PlanProblem;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 首次设置: a plan file and the first administrator, on one page, in one transaction. */
@Controller
public class SetUpPages {
    private static final Actor INSTALLER = Actor.system("首次设置", Scope.everywhere());
    private static final int MOST = 1 << 20;

    private final FirstStart firstStart;

    SetUpPages(FirstStart firstStart) {
        this.firstStart = firstStart;
    }

    /**
     * @param problems of the plan file, each with its line
     * @param fault what else was wrong, empty if nothing
     */
    public record SetUpPage(List<PlanProblem> problems, String fault, Typed typed) {}

    /** What was typed, kept when something has to be mended. */
    public record Typed(String name, String displayName, String post) {}

    @GetMapping("/setup")
    String form(Model model) {
        model.addAttribute("page", new SetUpPage(List.of(), "", new Typed("", "", "")));
        return "console/setup";
    }

    @PostMapping("/setup")
    String start(
            @RequestParam MultipartFile plan,
            @RequestParam String name,
            @RequestParam String displayName,
            @RequestParam(defaultValue = "") String post,
            @RequestParam String password,
            Model model)
            throws IOException {
        var typed = new Typed(name, displayName, post);
        if (plan.isEmpty() || plan.getSize() > MOST) {
            var fault = plan.isEmpty() ? "请选择实施方案文件。" : "方案文件超过1 MB，请检查是不是选错了文件。";
            model.addAttribute("page", new SetUpPage(List.of(), fault, typed));
            return "console/setup";
        }
        var file = plan.getBytes();
        try {
            var administrator = new FirstStart.Administrator(name, displayName, post, password);
            if (Actor.as(INSTALLER, () -> firstStart.begin(file, administrator))
                    instanceof Adoption.Refused refused) {
                model.addAttribute("page", new SetUpPage(refused.problems(), "", typed));
                return "console/setup";
            }
            return "redirect:/sign-in";
        } catch (Problem problem) {
            model.addAttribute("page", new SetUpPage(List.of(), problem.detail(), typed));
            return "console/setup";
        }
    }
}
