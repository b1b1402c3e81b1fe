package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to break what a plan says about money, duties, stages and the rest. */
class BrokenWholeTests {
    private static final Path FOLDER = Path.of("src/test/resources/cn/cunkou/plan");

    @Test
    void theWholePlanIsSound() throws IOException {
        assertThat(Vocabulary.CHECK.check(whole())).isInstanceOf(Checked.Sound.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void oneBreakIsReportedWhereItIs(
            String kind, int line, String sound, String broken, String what, String mend)
            throws IOException {
        assertThat(whole()).contains(sound);
        switch (Vocabulary.CHECK.check(whole().replace(sound, broken))) {
            case Checked.Sound(var plan) -> throw new AssertionError("no problem in " + plan.id());
            case Checked.Broken(var problems) ->
                    assertThat(problems)
                            .anySatisfy(problem -> {
                                assertThat(problem.line()).isEqualTo(line);
                                assertThat(problem.what()).contains(what);
                                assertThat(problem.mend()).contains(mend);
                            });
        }
    }

    static Stream<Arguments> breaks() throws IOException {
        return Files.readString(FOLDER.resolve("broken-wholes.txt"))
                .lines()
                .filter(row -> !row.startsWith("#"))
                .map(row -> row.translateEscapes().split("\\|", -1))
                .map(row -> Arguments.of((Object[]) row));
    }

    private static String whole() throws IOException {
        return Files.readString(FOLDER.resolve("whole-plan.yaml"));
    }
}
