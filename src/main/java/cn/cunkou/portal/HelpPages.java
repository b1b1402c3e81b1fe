package cn.cunkou.portal;

import cn.cunkou.platform.web.Problem;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 帮助: what each page is for, how to use it, whom to call; and the manual of each role. */
@Controller
class HelpPages {
    @GetMapping("/help")
    String contents(Model model) {
        model.addAttribute("page", new HelpPage("使用手册", "", List.of(), Manual.contents()));
        return "portal/help";
    }

    @GetMapping("/help/{topic}")
    String topic(@PathVariable String topic, Model model) {
        var chapter = Manual.chapter(topic).orElseThrow(() -> Problem.notFound("这一页帮助"));
        model.addAttribute(
                "page",
                new HelpPage(
                        chapter.title(), chapter.purpose(), chapter.steps(), Manual.contents()));
        return "portal/help";
    }
}
