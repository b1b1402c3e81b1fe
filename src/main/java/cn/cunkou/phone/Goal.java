package cn.cunkou.phone;

import cn.cunkou.plan.rewards.Truth;
import java.util.List;

/**
 * A reward that a station can get.
 *
 * @param id of the reward in the plan
 * @param missing what is missing by its own figures, such as 还差12次; empty when nothing is
 */
public record Goal(
        String id,
        String label,
        Truth truth,
        String missing,
        List<Step> steps,
        List<String> reasons) {
    /** What became of one condition, in words. */
    public record Step(Truth truth, String words) {
        /** Its icon's id in icons.svg. */
        public String icon() {
            return switch (truth) {
                case YES -> "check";
                case NO -> "clock";
                case CANNOT_SAY -> "question";
            };
        }
    }

    /** Whether it may be asked for: nothing that is known speaks against it. */
    public boolean isOpen() {
        return truth != Truth.NO && steps.stream().noneMatch(step -> step.truth() == Truth.NO);
    }

    public Goal {
        steps = List.copyOf(steps);
        reasons = List.copyOf(reasons);
    }

    /** {@code 离奖励还差12次}, or where it stands otherwise. */
    public String headline() {
        if (!missing.isEmpty()) {
            return "离奖励" + missing;
        }
        return switch (truth) {
            case YES -> "条件都够了，可以申请";
            case NO -> "现在还不行";
            case CANNOT_SAY -> "您这边的数够了，还有事情没定";
        };
    }
}
