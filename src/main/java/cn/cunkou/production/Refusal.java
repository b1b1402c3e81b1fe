package cn.cunkou.production;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import org.springframework.http.HttpStatus;

/** Turns what was found wrong into one answer. */
final class Refusal {
    private Refusal() {}

    /**
     * @throws Problem with all that was found; none, and nothing happens
     */
    static void unlessNone(Faults faults, String title) {
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, title, "有几处需要改。", faults.found());
        }
    }
}
