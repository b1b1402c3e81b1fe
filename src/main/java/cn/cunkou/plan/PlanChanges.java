package cn.cunkou.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a new edition says otherwise than the last, in sentences. */
public record PlanChanges(List<Change> changes) {
    /**
     * One item that came, went or changed.
     *
     * @param before what the last edition said of it; empty when it is new
     * @param after what the new one says; empty when it is gone
     */
    public record Change(String id, String label, String before, String after) {
        public String kind() {
            return before.isEmpty() ? "新增" : after.isEmpty() ? "删去" : "改动";
        }
    }

    public PlanChanges {
        changes = List.copyOf(changes);
    }

    static PlanChanges between(Plan before, Plan after, PlanExplanation explanation) {
        var changes = new ArrayList<Change>();
        var head = explanation.head(after);
        if (!head.equals(explanation.head(before))) {
            changes.add(new Change("", "方案的名称、期限和单位", explanation.head(before), head));
        }
        if (!rest(before).equals(rest(after))) {
            changes.add(new Change("", "基数、外部数据、目录和计分表", "有改动，原来的看上一版的文件", "有改动，细处看这一版的文件"));
        }
        for (var item : after.items()) {
            var now = explanation.item(after, item);
            var then = before.item(item.id()).map(it -> explanation.item(before, it)).orElse("");
            if (!now.equals(then)) {
                changes.add(new Change(item.id(), item.label(), then, now));
            }
        }
        for (var item : before.items()) {
            if (after.item(item.id()).isEmpty()) {
                changes.add(
                        new Change(item.id(), item.label(), explanation.item(before, item), ""));
            }
        }
        for (var conflict : after.conflicts()) {
            var now = explanation.conflict(after, conflict);
            var then = said(before, conflict.id(), explanation);
            if (!now.equals(then)) {
                changes.add(new Change(conflict.id(), conflict.label(), then, now));
            } else if (lapses(before, conflict)) {
                changes.add(
                        new Change(
                                conflict.id(), conflict.label(), then, now + "写法的编号改了，核定过的要重新核定。"));
            }
        }
        for (var conflict : before.conflicts()) {
            if (after.conflicts().stream().noneMatch(it -> it.id().equals(conflict.id()))) {
                changes.add(
                        new Change(
                                conflict.id(),
                                conflict.label(),
                                explanation.conflict(before, conflict),
                                ""));
            }
        }
        return new PlanChanges(changes);
    }

    private static List<Object> rest(Plan plan) {
        return Arrays.asList(plan.bases(), plan.series(), plan.catalogues(), plan.scorecard());
    }

    /** Said in the same words, yet what was decided about it does not hold any more. */
    private static boolean lapses(Plan before, Conflict conflict) {
        return before.conflicts().stream()
                .anyMatch(it ->
                        it.id().equals(conflict.id()) && !it.wording().equals(conflict.wording()));
    }

    private static String said(Plan plan, String conflict, PlanExplanation explanation) {
        return plan.conflicts().stream()
                .filter(it -> it.id().equals(conflict))
                .findFirst()
                .map(it -> explanation.conflict(plan, it))
                .orElse("");
    }
}
