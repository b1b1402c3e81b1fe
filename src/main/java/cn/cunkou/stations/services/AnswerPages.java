package cn.cunkou.stations.services;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 是您办的吗: where the link in a text message leads; no account, no name, no number. */
@Controller
public class AnswerPages {
    private final Answers answers;

    AnswerPages(Answers answers) {
        this.answers = answers;
    }

    /**
     * What the villager is asked.
     *
     * @param isSaved whether they have just answered
     */
    public record AnswerPage(String code, Answers.Question question, boolean isSaved) {}

    @GetMapping("/s/{code}")
    String ask(
            @PathVariable String code, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", new AnswerPage(code, answers.question(code), !done.isEmpty()));
        return "stations/services/answer";
    }

    @PostMapping("/s/{code}")
    String answer(
            @PathVariable String code, @RequestParam UUID service, @RequestParam boolean served) {
        answers.answer(code, service, served);
        return "redirect:/s/" + code + "?done=yes";
    }
}
