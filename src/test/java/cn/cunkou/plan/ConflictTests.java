package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.plan.rewards.Gap;
import cn.cunkou.values.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConflictTests {
    private static final String SAID =
            """
            stations
            goals Goal[bounds=[Bound[comparison=AT_LEAST, figure=300]], unit=COUNT] null null null
            budget Goal[bounds=[Bound[comparison=AT_LEAST, figure=320]], unit=COUNT] null null null\
            """;

    /** Decisions are kept with the wording; were it put otherwise, they would all lapse. */
    @Test
    void itsWordingIsWhatItWasWhenItWasDecided() {
        var plan = plan(ContradictoryPlan.text("worded-2019", 320));
        assertThat(plan.conflicts().getFirst().wording()).isEqualTo(Sha256.hex(SAID));
    }

    @Test
    void anItemInSeveralContradictionsIsOpenUntilAllAreSettled() throws IOException {
        var text = Files.readString(Path.of("src/test/resources/cn/cunkou/plan/unsaid-plan.yaml"));
        var plan = plan(text);
        assertThat(reward(plan).rule().gaps())
                .containsExactly(Gap.STACKING, Gap.PAYEE, Gap.HOW_OFTEN, Gap.POT);
        for (var id : new String[] {"payee", "times", "dry"}) {
            plan = settled(plan, id);
        }
        assertThat(plan.conflictsAbout("sales")).extracting(Conflict::id).containsExactly("tiers");
        assertThat(reward(plan).rule().gaps()).containsExactly(Gap.STACKING);
        assertThat(reward(settled(plan, "tiers")).rule().gaps()).isEmpty();
    }

    private static Plan settled(Plan plan, String conflict) {
        var about =
                plan.conflicts().stream()
                        .filter(it -> it.id().equals(conflict))
                        .findFirst()
                        .orElseThrow();
        return plan.settled(about, about.readings().getFirst());
    }

    private static Reward reward(Plan plan) {
        return (Reward) plan.item("sales").orElseThrow();
    }

    private static Plan plan(String text) {
        return switch (Vocabulary.CHECK.check(text)) {
            case Checked.Sound(var plan) -> plan;
            case Checked.Broken(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
