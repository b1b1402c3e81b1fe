package cn.cunkou.papers;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody corrects or withdraws a paper.
 *
 * @param text null when it was not given, or is faulty
 * @param faults its own and those it was read with
 */
record Reasons(@Nullable String text, List<Fault> faults) {
    private static final int LONGEST = 200;

    static Reasons read(@Nullable String typed, String act, List<Fault> others) {
        var found = new Faults();
        var text = found.required("reason", act + "的原因", typed, LONGEST);
        var faults = new ArrayList<>(others);
        faults.addAll(found.found());
        return new Reasons(found.any() ? null : text, List.copyOf(faults));
    }
}
