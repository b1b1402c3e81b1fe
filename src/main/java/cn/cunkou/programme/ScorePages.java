package cn.cunkou.programme;

import cn.cunkou.plan.Scorecard;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.programme.ScoresPage.Form;
import cn.cunkou.region.Counties;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 年度考核. The board leads here where the plan has a scorecard. */
@Controller
class ScorePages {
    static final String PATH = "/console/scores";

    private final Scores scores;
    private final Programme programme;
    private final Counties counties;

    ScorePages(Scores scores, Programme programme, Counties counties) {
        this.scores = scores;
        this.programme = programme;
        this.counties = counties;
    }

    @GetMapping(PATH)
    String all(@RequestParam(defaultValue = "0") int year, Model model) {
        var board = board();
        model.addAttribute("page", page(board, year, new Form("", "", List.of())));
        return "programme/scores";
    }

    @PostMapping(PATH)
    String look(
            @RequestParam int year,
            @RequestParam String site,
            @RequestParam(defaultValue = "") String points,
            @RequestParam(defaultValue = "") String paper,
            Model model,
            HttpServletResponse response) {
        var board = board();
        var parts = site.split("/", 2);
        try {
            scores.look(board, parts[0], parts.length == 2 ? parts[1] : "", year, points, paper);
            return "redirect:" + PATH + "?year=" + year;
        } catch (Problem problem) {
            if (problem.faults().isEmpty()) {
                throw problem;
            }
            var faults =
                    FormFault.of(problem.faults(), field -> field.equals("paper") ? "依据的文件" : "得分");
            model.addAttribute("page", page(board, year, new Form(points, paper, faults)));
            response.setStatus(problem.status().value());
            return "programme/scores";
        }
    }

    private Board board() {
        return programme
                .board(counties.chosen("").code())
                .orElseThrow(() -> Problem.notFound("本县的实施方案"));
    }

    private ScoresPage page(Board board, int asked, Form form) {
        var plan = board.edition().plan();
        var card = plan.scorecard();
        if (card == null) {
            throw Problem.notFound("方案里的计分表");
        }
        var years =
                IntStream.rangeClosed(plan.period().from().getYear(), plan.period().to().getYear())
                        .boxed()
                        .toList();
        var year =
                years.contains(asked) ? asked : Math.min(years.getLast(), board.today().getYear());
        var all = scores.of(board, year);
        var sites = new ArrayList<Choice>();
        for (var line : card.lines()) {
            if (line.by() == Scorecard.By.SITE_CHECK) {
                for (var score : all) {
                    sites.add(
                            new Choice(
                                    line.id() + "/" + score.body(),
                                    score.name() + "：" + line.label(),
                                    false));
                }
            }
        }
        return new ScoresPage(
                plan.title(), year, years, Words.plain(card.base()), all, sites, form);
    }
}
