package cn.cunkou.plan.rewards;

import static cn.cunkou.plan.rewards.Truth.CANNOT_SAY;
import static cn.cunkou.plan.rewards.Truth.NO;
import static cn.cunkou.plan.rewards.Truth.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TruthTests {
    @Test
    void bothMustHoldAndOneNoDecides() {
        assertThat(Truth.all(List.of(YES, YES))).isEqualTo(YES);
        assertThat(Truth.all(List.of(YES, NO))).isEqualTo(NO);
        assertThat(Truth.all(List.of(NO, CANNOT_SAY))).isEqualTo(NO);
        assertThat(Truth.all(List.of(YES, CANNOT_SAY))).isEqualTo(CANNOT_SAY);
        assertThat(Truth.all(List.of(CANNOT_SAY, CANNOT_SAY))).isEqualTo(CANNOT_SAY);
        assertThat(Truth.all(List.of())).isEqualTo(YES);
    }

    @Test
    void oneIsEnoughAndOneYesDecides() {
        assertThat(Truth.any(List.of(NO, NO))).isEqualTo(NO);
        assertThat(Truth.any(List.of(YES, NO))).isEqualTo(YES);
        assertThat(Truth.any(List.of(YES, CANNOT_SAY))).isEqualTo(YES);
        assertThat(Truth.any(List.of(NO, CANNOT_SAY))).isEqualTo(CANNOT_SAY);
        assertThat(Truth.any(List.of())).isEqualTo(NO);
    }

    @Test
    void theContraryOfWhatNobodyCanSayNobodyCanSay() {
        assertThat(YES.not()).isEqualTo(NO);
        assertThat(NO.not()).isEqualTo(YES);
        assertThat(CANNOT_SAY.not()).isEqualTo(CANNOT_SAY);
    }

    @Property
    void notAllIsAnyNot(@ForAll List<Truth> truths) {
        assertThat(Truth.all(truths).not())
                .isEqualTo(Truth.any(truths.stream().map(Truth::not).toList()));
        assertThat(Truth.any(truths).not())
                .isEqualTo(Truth.all(truths.stream().map(Truth::not).toList()));
    }

    /** Whatever the missing facts turn out to be, what was said before stays said. */
    @Property
    void learningMoreNeverTurnsAnAnswerAround(
            @ForAll List<Truth> truths, @ForAll boolean turnsOutYes) {
        var known =
                truths.stream()
                        .map(truth -> truth == CANNOT_SAY ? Truth.of(turnsOutYes) : truth)
                        .toList();
        if (Truth.all(truths) != CANNOT_SAY) {
            assertThat(Truth.all(known)).isEqualTo(Truth.all(truths));
        }
        if (Truth.any(truths) != CANNOT_SAY) {
            assertThat(Truth.any(known)).isEqualTo(Truth.any(truths));
        }
    }
}
