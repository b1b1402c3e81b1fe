package cn.cunkou.plan.rewards;

import java.util.ArrayList;
import java.util.List;

/** Says in short which findings decided. */
final class Reasons {
    private Reasons() {}

    /**
     * @param truth of all findings together
     * @return nothing for a yes
     */
    static List<String> of(List<Finding> findings, Truth truth) {
        var reasons = new ArrayList<String>();
        if (truth != Truth.YES) {
            findings.stream()
                    .filter(finding -> finding.truth() == truth)
                    .forEach(finding -> collect(finding, reasons));
        }
        return reasons.stream().distinct().toList();
    }

    private static void collect(Finding finding, List<String> reasons) {
        if (finding.parts().isEmpty()) {
            reasons.add(sentence(finding));
            return;
        }
        // Below a "not" what decided is the contrary.
        var deciding =
                finding.parts().stream().filter(it -> it.truth() == finding.truth()).toList();
        (deciding.isEmpty() ? finding.parts() : deciding).forEach(it -> collect(it, reasons));
    }

    private static String sentence(Finding finding) {
        if (finding.truth() == Truth.CANNOT_SAY) {
            return finding.clause() + "：" + finding.reason();
        }
        if (finding.bound().isEmpty()) {
            return finding.truth() == Truth.NO ? "不满足：" + finding.clause() : finding.clause();
        }
        var why = finding.reason() == null ? finding.distance() : finding.reason();
        return "%s是%s，要求%s%s"
                .formatted(
                        finding.clause(),
                        finding.shown(),
                        finding.bound(),
                        why.isEmpty() ? "" : "，" + why);
    }
}
