package cn.cunkou.quality;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** How forms of this module are turned away. */
final class Refusal {
    private Refusal() {}

    /**
     * @throws Problem when something is wrong
     */
    static void unlessSound(Faults faults, String title) {
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, title, "有几处需要改。", faults.found());
        }
    }

    /** For one thing that stands against what is on record. */
    static Problem because(String title, String field, String fault, String remedy) {
        return new Problem(
                HttpStatus.CONFLICT,
                title,
                "有一处需要改。",
                List.of(new Problem.Fault(field, fault, remedy)));
    }
}
