package cn.cunkou.programme;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import java.util.List;

/**
 * 年度考核: who reached how many points in a year.
 *
 * @param base the points that can be reached
 * @param sites what can be judged on the spot: line and body as one key
 */
public record ScoresPage(
        String title,
        int year,
        List<Integer> years,
        String base,
        List<Score> scores,
        List<Choice> sites,
        Form form) {
    /** A judgement on the spot as it was filled in. */
    public record Form(String points, String paper, List<FormFault> faults) implements Faulty {}
}
