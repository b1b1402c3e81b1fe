package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped plan of 五华 says what the paper says. */
class WuhuaPlanTests {
    private static final Path FILE = Path.of("plans/wuhua-2018.yaml");
    private static final LocalDate END = LocalDate.of(2019, 12, 31);

    @Test
    void theFileIsSoundAndShipsOnTheClasspath() throws IOException {
        var plan = plan();
        assertThat(plan.division().digits()).isEqualTo("441424");
        assertThat(plan.lead().name()).isEqualTo("县中小企业局");
        try (var shipped = getClass().getResourceAsStream("/plans/wuhua-2018.yaml")) {
            assertThat(Objects.requireNonNull(shipped).readAllBytes())
                    .isEqualTo(Files.readAllBytes(FILE));
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2} until {4}")
    @CsvSource({
        "wuhua-T010, town-centres, at-least, 16, 2019-12-31",
        "wuhua-T011, village-cover, at-least, 0.70, 2019-12-31",
        "wuhua-T012, poor-village-cover, at-least, 1.00, 2019-12-31",
        "wuhua-T013, selling-stations, at-least, 0.80, 2019-12-31",
        "wuhua-T028, taobao-stations, at-least, 105, 2019-12-31",
        "wuhua-T090, town-centres-2018, at-least, 5, 2018-12-31",
        "wuhua-T091, village-stations-2018, at-least, 150, 2018-12-31",
        "wuhua-T093, town-centres, at-least, 16, 2019-12-31",
        "wuhua-T146, each-town-centre, at-least, 1, 2019-12-31",
        "wuhua-T146, each-town-cover, at-least, 0.70, 2019-12-31",
        "wuhua-T146, each-town-poor-cover, at-least, 1.00, 2019-12-31",
        "wuhua-T164, village-stations-2017, at-least, 225, 2017-12-31",
    })
    void figuresAgreeWithThePaper(
            String row, String item, String comparison, BigDecimal figure, LocalDate by) {
        var target = (Target) plan().item(item).orElseThrow();
        assertThat(target.citations()).extracting(Citation::row).contains(row);
        var goal = Objects.requireNonNull(target.goal());
        assertThat(goal.bounds()).hasSize(1);
        assertThat(goal.bounds().getFirst().comparison().key()).isEqualTo(comparison);
        assertThat(goal.figure()).isEqualByComparingTo(figure);
        assertThat(target.by().day()).isEqualTo(by);
    }

    @Test
    void whatThePaperContradictsStaysOpen() {
        var plan = plan();
        assertThat(readings(plan, "village-stations")).containsExactly("300", "320", "425");
        assertThat(readings(plan, "new-town-centres")).containsExactly("14", "15");
        assertThat(readings(plan, "town-centres-2017")).containsExactly("2", "1");
        assertThat(readings(plan, "training-total")).containsExactly("11000", "5000");
        assertThat(plan.conflicts())
                .extracting(Conflict::id)
                .contains("logistics-area-days", "operating-wages", "three-terms");
        for (var conflict : plan.conflicts()) {
            var aboutFigures =
                    conflict.readings().stream().anyMatch(reading -> reading.goal() != null);
            for (var item : conflict.items()) {
                if (plan.item(item).orElseThrow() instanceof Target target) {
                    assertThat(target.goal() == null).as(item).isEqualTo(aboutFigures);
                }
            }
        }
    }

    @Test
    void stagesOfTheScheduleEndWhereThePaperSays() {
        var first = (Deadline) plan().item("stations-stage-2018").orElseThrow();
        assertThat(first.span().from()).isEqualTo("2018-07-01");
        assertThat(first.span().to()).isEqualTo("2018-12-31");
        var last = (Deadline) plan().item("stations-stage-2019").orElseThrow();
        assertThat(last.span().to()).isEqualTo("2019-11-30");
    }

    @Test
    void theScheduleHasAllItsRowsAndTheYearlyPlan() {
        var stages =
                plan().items(Kind.DEADLINE).stream()
                        .flatMap(stage -> stage.citations().stream())
                        .map(Citation::section);
        assertThat(stages)
                .contains("六1", "六2")
                .containsAll(IntStream.rangeClosed(1, 18).mapToObj("七 第%d行"::formatted).toList());
    }

    @Test
    void onlyDatesThatThePaperLeavesOutAreMarkedInferred() {
        var inferred =
                Stream.of(Kind.TARGET, Kind.FLOOR, Kind.PROMISE)
                        .flatMap(kind -> plan().items(kind).stream())
                        .filter(item -> item instanceof Target target && target.by().inferred())
                        .map(Item::id);
        assertThat(inferred)
                .containsExactlyInAnyOrder(
                        "broadband-cover",
                        "broadband-use",
                        "leading-firms",
                        "online-trade-share",
                        "centre-upgrade",
                        "taobao-stations",
                        "item-codes",
                        "training-total",
                        "each-town-centre",
                        "each-town-cover",
                        "each-town-poor-cover",
                        "each-town-industry",
                        "each-town-brands",
                        "standard-techniques",
                        "logistics-area-2017",
                        "yearly-fund",
                        "county");
        assertThat(plan().period().to()).isEqualTo(END);
    }

    @Test
    void explainSaysItInSentences() {
        var out = new ByteArrayOutputStream();
        var code = commands(out).explain(FILE);
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("五华县（441424），国家级2018年项目，2018年1月1日至2019年12月31日。")
                .contains("到2019年12月31日，运营中的站点（镇级）不少于16个。责任：县中小企业局。出处：二（二）4[wuhua-T010]")
                .contains("不少于70%（以行政村为基数）")
                .contains("有3种写法（300个以上 / 320个 / 225＋200个），待核定")
                .contains("现在还算不出，缺各村站在网上卖出农产品的记录")
                .contains("登记的方案不少于1件。责任：县农业局（会同县畜牧兽医局、县残联）")
                .contains("不得用于楼堂馆所、重复建设；现在还算不出")
                .contains("；现在还算不出，缺专户的收支流水。责任：县财政局");
    }

    @Test
    void theShippedMeasuresAnswerIt() {
        var out = new ByteArrayOutputStream();
        var commands = PlanCommands.shipped(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(commands.check(List.of(FILE))).as(out.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(commands.explain(FILE)).isZero();
    }

    @Test
    void checkAnswersForEveryFile(@TempDir Path dir) throws IOException {
        var broken = Files.writeString(dir.resolve("broken.yaml"), "plan: x\ntitel: 方案\n");
        var out = new ByteArrayOutputStream();
        assertThat(commands(out).check(List.of(FILE))).isZero();
        assertThat(commands(out).check(List.of(FILE, broken, dir.resolve("none.yaml")))).isOne();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("没有问题：214项，10处写法不一待核定")
                .contains("第2行 不认识的键 titel")
                .contains("改法：是不是 title？")
                .contains("打不开文件");
    }

    private static List<String> readings(Plan plan, String item) {
        return plan.conflictsAbout(item).getFirst().readings().stream()
                .flatMap(reading -> Stream.ofNullable(reading.goal()))
                .map(goal -> goal.figure().toPlainString())
                .toList();
    }

    private static PlanCommands commands(ByteArrayOutputStream out) {
        return new PlanCommands(
                Vocabulary.MEASURES,
                Vocabulary.COUNTIES,
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private static Plan plan() {
        try {
            return switch (Vocabulary.CHECK.check(Files.readAllBytes(FILE))) {
                case Checked.Sound(var plan) -> plan;
                case Checked.Broken(var problems) -> throw new AssertionError(problems.toString());
            };
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
