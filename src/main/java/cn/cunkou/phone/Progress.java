package cn.cunkou.phone;

import cn.cunkou.plan.Entitlements;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.rewards.Finding;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.plan.rewards.Truth;
import cn.cunkou.plan.rewards.Verdict;
import cn.cunkou.stations.Station;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How far a station is from each reward of its county's plan. */
@Component
class Progress {
    private final Plans plans;
    private final Entitlements entitlements;

    Progress(Plans plans, Entitlements entitlements) {
        this.plans = plans;
        this.entitlements = entitlements;
    }

    /** The rewards that a station of this kind can get, in the order of the plan. */
    List<Goal> of(Station station) {
        return plans.current(station.county())
                .map(edition ->
                        entitlements
                                .alone(
                                        edition,
                                        SubjectKind.STATION,
                                        station.id().toString(),
                                        station.life().today())
                                .stream()
                                .filter(Progress::isOpenTo)
                                .map(verdict ->
                                        goal(
                                                verdict.reward(),
                                                edition.plan()
                                                        .item(verdict.reward())
                                                        .map(item -> item.label())
                                                        .orElse(verdict.reward()),
                                                verdict))
                                .toList())
                .orElse(List.of());
    }

    /** A village station never becomes a town station: such a no is no goal. */
    private static boolean isOpenTo(Verdict verdict) {
        return verdict.findings().stream()
                .noneMatch(finding ->
                        finding.truth() == Truth.NO
                                && finding.value() == null
                                && !finding.shown().isEmpty());
    }

    private static Goal goal(String id, String label, Verdict verdict) {
        var missing =
                verdict.findings().stream()
                        .filter(finding -> finding.truth() == Truth.NO)
                        .map(Finding::distance)
                        .filter(distance -> !distance.isEmpty())
                        .collect(Collectors.joining("，"));
        return new Goal(
                id,
                label,
                verdict.truth(),
                missing,
                verdict.findings().stream()
                        .filter(finding -> !isGiven(finding))
                        .map(Progress::step)
                        .toList(),
                verdict.reasons());
    }

    private static Goal.Step step(Finding finding) {
        return new Goal.Step(finding.truth(), words(finding));
    }

    private static String words(Finding finding) {
        if (!finding.parts().isEmpty()) {
            return finding.parts().stream()
                    .map(Progress::words)
                    .collect(Collectors.joining("；", finding.clause() + "：", ""));
        }
        if (finding.shown().isEmpty()) {
            return finding.reason() == null
                    ? finding.clause()
                    : finding.clause() + "，说不准：" + finding.reason();
        }
        var words = "%s现在%s，要%s".formatted(finding.clause(), finding.shown(), finding.bound());
        return finding.reason() == null ? words : words + "（" + finding.reason() + "）";
    }

    /** What only says which stations are meant, and is so. */
    private static boolean isGiven(Finding finding) {
        return finding.truth() == Truth.YES
                && finding.value() == null
                && !finding.shown().isEmpty();
    }
}
