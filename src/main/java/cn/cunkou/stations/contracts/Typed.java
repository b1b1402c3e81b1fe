package cn.cunkou.stations.contracts;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads days, and refuses a form with everything that is wrong with it. */
final class Typed {
    private Typed() {}

    static @Nullable LocalDate day(Faults faults, String field, @Nullable String typed) {
        return FormDay.read(faults, field, typed);
    }

    static @Nullable LocalDate required(
            Faults faults, String field, String word, @Nullable String typed) {
        var text = faults.required(field, word, typed, 10);
        return text.isEmpty() ? null : day(faults, field, text);
    }

    static void requireNone(Faults faults) {
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
        }
    }
}
