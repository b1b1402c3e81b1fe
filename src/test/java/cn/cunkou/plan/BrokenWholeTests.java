package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way to break what a plan says about money, duties, stages and the rest, and about what its
 * paper leaves unsaid.
 */
class BrokenWholeTests {
    private static final Path FOLDER = Path.of("src/test/resources/cn/cunkou/plan");

    @ParameterizedTest
    @ValueSource(strings = {"whole-plan.yaml", "unsaid-plan.yaml"})
    void theWholePlanIsSound(String file) throws IOException {
        assertThat(Vocabulary.CHECK.check(text(file))).isInstanceOf(Checked.Sound.class);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("breaks")
    void oneBreakIsReportedWhereItIs(
            String file,
            String kind,
            int line,
            String sound,
            String broken,
            String what,
            String mend)
            throws IOException {
        assertThat(text(file)).contains(sound);
        switch (Vocabulary.CHECK.check(text(file).replace(sound, broken))) {
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
        return Stream.concat(
                breaks("whole-plan.yaml", "broken-wholes.txt"),
                breaks("unsaid-plan.yaml", "broken-unsaid.txt"));
    }

    private static Stream<Arguments> breaks(String file, String table) throws IOException {
        return text(table)
                .lines()
                .filter(row -> !row.startsWith("#"))
                .map(row -> (file + "|" + row.translateEscapes()).split("\\|", -1))
                .map(row -> Arguments.of((Object[]) row));
    }

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }
}
