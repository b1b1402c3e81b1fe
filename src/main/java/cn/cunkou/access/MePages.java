package cn.cunkou.access;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** One's own account. */
@Controller
class MePages {
    @GetMapping("/console/me")
    ModelAndView page() {
        return new ModelAndView("access/me");
    }
}
