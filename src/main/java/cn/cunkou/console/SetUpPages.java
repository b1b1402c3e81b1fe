package cn.cunkou.console;

import cn.cunkou.access.SetUpCode;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.PlanProblem;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * 首次设置: the installation code, a plan file and the first administrator, on one page, written in one
 * transaction.
 */
@Controller
public class SetUpPages {
    private static final Actor INSTALLER = Actor.system("首次设置", Scope.everywhere());
    private static final int MOST = 1 << 20;

    private final FirstStart firstStart;
    private final SetUpCode setUpCode;

    SetUpPages(FirstStart firstStart, SetUpCode setUpCode) {
        this.firstStart = firstStart;
        this.setUpCode = setUpCode;
    }

    /**
     * @param problems of the plan file, each with its line
     * @param fault what else was wrong, empty if nothing
     */
    public record SetUpPage(List<PlanProblem> problems, String fault, Typed typed) {}

    /** What was typed, kept when something has to be mended. */
    public record Typed(String code, String name, String displayName, String post) {}

    @GetMapping("/setup")
    String form(Model model) {
        setUpCode.needed();
        return show(model, List.of(), "", new Typed("", "", "", ""));
    }

    @PostMapping("/setup")
    String start(
            @RequestParam MultipartFile plan,
            @RequestParam(defaultValue = "") String code,
            @RequestParam String name,
            @RequestParam String displayName,
            @RequestParam(defaultValue = "") String post,
            @RequestParam String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var typed = new Typed(code, name, displayName, post);
        try {
            setUpCode.require(code, request.getRemoteAddr());
            var administrator = new FirstStart.Administrator(name, displayName, post, password);
            var file = content(plan);
            if (Actor.as(INSTALLER, () -> firstStart.begin(file, administrator))
                    instanceof Adoption.Refused refused) {
                return show(model, refused.problems(), "", typed);
            }
            setUpCode.needed();
            return "redirect:/sign-in";
        } catch (Problem problem) {
            response.setStatus(problem.status().value());
            return show(model, List.of(), problem.detail(), typed);
        }
    }

    private static byte[] content(MultipartFile plan) throws IOException {
        if (plan.isEmpty()) {
            throw Problem.badRequest("请选择实施方案文件。");
        }
        if (plan.getSize() > MOST) {
            throw Problem.badRequest("方案文件超过1 MB，请检查是不是选错了文件。");
        }
        return plan.getBytes();
    }

    private static String show(Model model, List<PlanProblem> problems, String fault, Typed typed) {
        model.addAttribute("page", new SetUpPage(problems, fault, typed));
        return "console/setup";
    }
}
