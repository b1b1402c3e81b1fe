package cn.cunkou.demo;

import cn.cunkou.plan.Conflict;
import cn.cunkou.plan.Decision;
import cn.cunkou.plan.Kind;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Reading;
import cn.cunkou.plan.Resolutions;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.rewards.Limits.WhenDry;
import cn.cunkou.plan.rewards.Payment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one decision that a county might have taken so far about what its plan leaves open: the one
 * that lets a reward be paid. Everything else stays open, as the paper left it.
 */
@Component
class DecisionHistory {
    private final Resolutions resolutions;

    DecisionHistory(Resolutions resolutions) {
        this.resolutions = resolutions;
    }

    /** The reward that can be paid then; empty where no single decision is enough. */
    Optional<Reward> decide(Plan plan) {
        for (var item : plan.items(Kind.REWARD)) {
            var about = plan.conflictsAbout(item.id());
            if (item instanceof Reward reward && isFixed(reward) && about.size() == 1) {
                var conflict = about.getFirst();
                var reading = enough(conflict);
                if (reading != null) {
                    settle(plan, conflict, reading);
                    return Optional.of(reward);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isFixed(Reward reward) {
        return reward.rule().payment() instanceof Payment.Fixed
                && reward.rule().limits().ranking() == null;
    }

    /** A pot that is shared out is paid when all have asked, not one after the other. */
    private static @Nullable Reading enough(Conflict conflict) {
        return conflict.readings().stream()
                .filter(Reading::holdsAtOnce)
                .filter(reading -> reading.ruling().whenDry() != WhenDry.PRO_RATA)
                .findFirst()
                .orElse(null);
    }

    private void settle(Plan plan, Conflict conflict, Reading reading) {
        resolutions.decide(
                plan.id(),
                conflict.id(),
                new Decision(
                        reading.id(),
                        "奖励等着发，领导小组会议议定（程序生成的演示数据）",
                        "领导小组会议纪要（演示）",
                        "演示〔%d〕3号".formatted(plan.year()),
                        "领导小组组长（演示）"),
                null);
    }
}
