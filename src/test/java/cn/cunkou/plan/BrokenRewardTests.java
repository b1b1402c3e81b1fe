package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to break a reward gets its line, its cause and its mend. */
class BrokenRewardTests {
    private static final Path FOLDER = Path.of("src/test/resources/cn/cunkou/plan");
    private static final String SOUND = text("sound-rewards.yaml");

    @Test
    void theSoundRewardsAreSound() {
        assertThat(RewardVocabulary.CHECK.check(SOUND)).isInstanceOf(Checked.Sound.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void oneBreakIsReportedWhereItIs(
            String kind, int line, String sound, String broken, String what, String mend) {
        assertThat(SOUND).contains(sound);
        assertThat(problems(SOUND.replace(sound, broken)))
                .anySatisfy(problem -> {
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.what()).contains(what);
                    assertThat(problem.mend()).contains(mend);
                });
    }

    static Stream<Arguments> breaks() {
        return text("broken-rewards.txt")
                .lines()
                .filter(row -> !row.startsWith("#"))
                .map(row -> row.translateEscapes().split("\\|", -1))
                .map(row -> Arguments.of((Object[]) row));
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        var problems =
                problems(
                        SOUND.replace("weight: 80%", "weight: 70%")
                                .replace("over: last-6-months", "over: last-six-months")
                                .replace("for: carrier", "for: courier")
                                .replace("to: developer", "to: develper")
                                .replace("after: half-year", "after: nothing"));
        assertThat(problems).hasSizeGreaterThanOrEqualTo(5);
        assertThat(problems).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
    }

    private static List<PlanProblem> problems(String text) {
        return switch (RewardVocabulary.CHECK.check(text)) {
            case Checked.Broken(var problems) -> problems;
            case Checked.Sound(var plan) -> throw new AssertionError("no problem in " + plan.id());
        };
    }

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
