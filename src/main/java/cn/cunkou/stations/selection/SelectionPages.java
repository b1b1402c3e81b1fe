package cn.cunkou.stations.selection;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.Stations;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 站长遴选 of one station. */
@Controller
class SelectionPages {
    private static final String PATH = "/console/stations/{id}/selection";
    private static final String VIEW = "stations/selection/selection";

    private final Selections selections;
    private final Stations stations;

    SelectionPages(Selections selections, Stations stations) {
        this.selections = selections;
        this.stations = stations;
    }

    @GetMapping(PATH)
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        show(model, stations.get(id), null, words(done), List.of());
        return VIEW;
    }

    @PostMapping(PATH + "/rounds")
    String open(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String criteria,
            Model model,
            HttpServletResponse response) {
        return act(id, "open", criteria, model, response, one -> selections.open(one, criteria));
    }

    @PostMapping(PATH + "/candidates")
    String add(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String about,
            Model model,
            HttpServletResponse response) {
        return act(
                id, "added", null, model, response, one -> selections.add(one, name, phone, about));
    }

    @PostMapping(PATH + "/candidates/{candidate}/scores")
    String score(
            @PathVariable UUID id,
            @PathVariable UUID candidate,
            @RequestParam(defaultValue = "") List<String> points,
            Model model,
            HttpServletResponse response) {
        return act(
                id,
                "saved",
                null,
                model,
                response,
                one -> selections.score(one, candidate, points));
    }

    @PostMapping(PATH + "/candidates/{candidate}/training")
    String train(
            @PathVariable UUID id,
            @PathVariable UUID candidate,
            @RequestParam(defaultValue = "") String trained,
            @RequestParam(defaultValue = "") String trainingPaper,
            Model model,
            HttpServletResponse response) {
        return act(
                id,
                "saved",
                null,
                model,
                response,
                one -> selections.train(one, candidate, trained, trainingPaper));
    }

    @PostMapping(PATH + "/decision/{candidate}")
    String choose(
            @PathVariable UUID id,
            @PathVariable UUID candidate,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return act(
                id,
                "chosen",
                null,
                model,
                response,
                one -> selections.choose(one, candidate, starts, reason));
    }

    @PostMapping(PATH + "/end")
    String giveUp(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return act(id, "ended", null, model, response, one -> selections.giveUp(one, reason));
    }

    private String act(
            UUID id,
            String done,
            @Nullable String typed,
            Model model,
            HttpServletResponse response,
            Consumer<Station> act) {
        var station = stations.get(id);
        try {
            act.accept(station);
            return "redirect:/console/stations/" + id + "/selection?done=" + done;
        } catch (Problem refused) {
            refused.shownAgain(response);
            show(
                    model,
                    station,
                    typed,
                    null,
                    FormFault.of(refused.faults(), SelectionPages::label));
            return VIEW;
        }
    }

    private void show(
            Model model,
            Station station,
            @Nullable String typed,
            @Nullable String done,
            List<FormFault> faults) {
        var rounds = selections.of(station);
        var named = selections.criteria(station);
        model.addAttribute(
                "page",
                new SelectionPage(
                        station,
                        rounds.stream().filter(Selection::isOpen).findFirst().orElse(null),
                        rounds.stream().filter(one -> !one.isOpen()).toList(),
                        !named.isEmpty(),
                        typed == null ? Criterion.written(named) : typed,
                        done,
                        faults));
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "open" -> "遴选开始了";
            case "added" -> "已登记候选人";
            case "saved" -> "已保存";
            case "chosen" -> "已选定站长";
            case "ended" -> "已结束";
            default -> null;
        };
    }

    private static String label(String field) {
        return switch (field) {
            case "criteria" -> "评什么";
            case "name" -> "姓名";
            case "phone", "keeperPhone" -> "电话";
            case "about" -> "情况";
            case "points" -> "打分";
            case "trained" -> "哪天合格";
            case "trainingPaper" -> "凭什么";
            case "chosen" -> "选定";
            case "starts", "day" -> "哪天起任职";
            case "reason" -> "原因";
            default -> field;
        };
    }
}
