package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to break a plan gets its line, its cause and its mend. */
class BrokenPlanTests {
    private static final String SOUND =
            """
            plan: example-2019
            title: 某县实施方案
            division: "441424"
            programme: {tier: national, year: 2018}
            period: {from: 2018-01-01, to: 2019-12-31}
            bodies:
              - {id: bureau, name: 县商务局, role: lead}
            targets:
              - id: centres
                label: 每个镇都有服务中心
                area: 站点
                measure: stations.open
                where: {level: town}
                at-least: 16
                by: 2019-12-31
                owner: bureau
                cite: [{at: 二1, row: wuhua-T010}]
              - id: cover
                label: 七成的村有站
                area: 站点
                measure: stations.village-coverage
                base: villagers-committees
                at-least: 70%
                by: {inferred: 2019-12-31}
                owner: bureau
                cite: [{at: 二2}]
              - id: stations
                label: 村站
                area: 站点
                measure: stations.open
                where: {level: village}
                by: 2019-12-31
                owner: bureau
                cite: [{at: 二3}]
            schedule:
              - {id: stage, label: 第一批, area: 站点, from: 2018-07, to: 2018-12, evidence: [centres], owner: bureau, cite: [{at: 七}]}
            conflicts:
              - id: count
                label: 两种写法
                items: [stations]
                readings:
                  - {id: a, figure: 300个, at-least: 300, cite: [{at: 二3}]}
                  - {id: b, figure: 320个, at-least: 320, cite: [{at: 五}]}
            """;

    @Test
    void theSoundPlanIsSound() {
        assertThat(Vocabulary.CHECK.check(SOUND)).isInstanceOf(Checked.Sound.class);
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

    static Stream<Arguments> breaks() throws IOException {
        var table = Files.readString(Path.of("src/test/resources/cn/cunkou/plan/broken-plans.txt"));
        return table.lines()
                .filter(row -> !row.startsWith("#"))
                .map(row -> row.translateEscapes().split("\\|", -1))
                .map(row -> Arguments.of((Object[]) row));
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        var problems =
                problems(
                        SOUND.replace("at-least: 16", "at-least: １６")
                                .replace("role: lead", "role: leader")
                                .replace("base: villagers-committees", "base: villages")
                                .replace("title: 某县实施方案\n", "")
                                .replace("items: [stations]", "items: [nothing]"));
        assertThat(problems).hasSizeGreaterThanOrEqualTo(5);
        assertThat(problems).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
    }

    @Test
    void aFileInAnotherEncodingIsNamed() {
        var checked = Vocabulary.CHECK.check(SOUND.getBytes(Charset.forName("GB18030")));
        assertThat(problems(checked))
                .first()
                .extracting(PlanProblem::what)
                .asString()
                .contains("UTF-8");
    }

    @Test
    void aByteOrderMarkDoesNoHarm() {
        assertThat(Vocabulary.CHECK.check("\uFEFF" + SOUND)).isInstanceOf(Checked.Sound.class);
    }

    @Test
    void anEmptyFileAndAListAreNoPlans() {
        assertThat(problems("")).first().extracting(PlanProblem::what).asString().contains("空的");
        assertThat(problems("# 只有注释\n"))
                .first()
                .extracting(PlanProblem::what)
                .asString()
                .contains("空的");
        assertThat(problems("- 甲\n- 乙\n"))
                .first()
                .extracting(PlanProblem::what)
                .asString()
                .contains("对照");
    }

    @Test
    void hugeFilesAreRefusedQuickly() {
        var file = ("# " + "x".repeat(98) + "\n").repeat(100_000);
        assertTimeout(
                Duration.ofSeconds(1),
                () ->
                        assertThat(problems(file))
                                .first()
                                .extracting(PlanProblem::what)
                                .asString()
                                .contains("1 MB"));
    }

    @Test
    void bombsOfAliasesAreRefusedQuickly() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++) {
            var alias = "*a" + (i - 1);
            bomb.append(
                    "a%d: &a%d [%s]\n"
                            .formatted(
                                    i, i, String.join(", ", List.of(alias, alias, alias, alias))));
        }
        assertTimeout(
                Duration.ofSeconds(2),
                () ->
                        assertThat(problems(bomb.toString()))
                                .last()
                                .extracting(PlanProblem::mend)
                                .asString()
                                .contains("不用别名"));
        assertThat(problems("plan: &p [*p]\n"))
                .last()
                .extracting(PlanProblem::what)
                .asString()
                .contains("别名");
        assertThat(problems("a: &a x\nb: [" + "*a, ".repeat(60) + "*a]\n"))
                .first()
                .extracting(PlanProblem::what)
                .asString()
                .contains("超过50个");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(problems("plan: " + "[".repeat(5_000) + "]".repeat(5_000)))
                .first()
                .extracting(PlanProblem::what)
                .asString()
                .contains("嵌套");
    }

    private static List<PlanProblem> problems(String text) {
        return problems(Vocabulary.CHECK.check(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<PlanProblem> problems(Checked checked) {
        return switch (checked) {
            case Checked.Broken(var problems) -> problems;
            case Checked.Sound(var plan) -> throw new AssertionError("no problem in " + plan.id());
        };
    }
}
