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
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped plans say what the papers say. */
class ShippedPlansTests {
    static List<ShippedPlan> plans() {
        return ShippedPlan.all();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theFileShipsOnTheClasspathUnderThePlansName(ShippedPlan shipped) throws IOException {
        var path = "/plans/" + shipped.plan().id() + ".yaml";
        try (var in = getClass().getResourceAsStream(path)) {
            assertThat(Objects.requireNonNull(in).readAllBytes())
                    .isEqualTo(Files.readAllBytes(shipped.file()));
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theShippedMeasuresAnswerItAndItCanBeReadBack(ShippedPlan shipped) {
        var out = new ByteArrayOutputStream();
        var commands = PlanCommands.shipped(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(commands.check(List.of(shipped.file())))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(commands.explain(shipped.file())).isZero();
        var words = out.toString(StandardCharsets.UTF_8);
        for (var item : shipped.plan().items()) {
            assertThat(words).contains(item.label());
            item.citations().forEach(citation -> assertThat(words).contains(citation.section()));
        }
        shipped.plan().conflicts().forEach(it -> assertThat(words).contains(it.label()));
    }

    /** A goal that readings decide is nowhere else; whatever has none says why. */
    @ParameterizedTest
    @MethodSource("plans")
    void whatThePaperContradictsStaysOpen(ShippedPlan shipped) {
        for (var item : shipped.plan().items()) {
            if (item instanceof Target target) {
                var isOpen = shipped.readings(item).anyMatch(reading -> reading.goal() != null);
                var isUnsaid = target.unclear() != null || target.occasion() != null;
                assertThat(target.goal() == null && !isUnsaid || isOpen)
                        .as(item.id())
                        .isEqualTo(isOpen);
                assertThat(target.goal() != null && isOpen).as(item.id()).isFalse();
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3} {4} until {5}")
    @CsvSource({
        "wuhua-2018, wuhua-T010, town-centres, at-least, 16, 2019-12-31",
        "wuhua-2018, wuhua-T011, village-cover, at-least, 0.70, 2019-12-31",
        "wuhua-2018, wuhua-T012, poor-village-cover, at-least, 1.00, 2019-12-31",
        "wuhua-2018, wuhua-T013, selling-stations, at-least, 0.80, 2019-12-31",
        "wuhua-2018, wuhua-T028, taobao-stations, at-least, 105, 2019-12-31",
        "wuhua-2018, wuhua-T090, town-centres-2018, at-least, 5, 2018-12-31",
        "wuhua-2018, wuhua-T091, village-stations-2018, at-least, 150, 2018-12-31",
        "wuhua-2018, wuhua-T093, town-centres, at-least, 16, 2019-12-31",
        "wuhua-2018, wuhua-T146, each-town-centre, at-least, 1, 2019-12-31",
        "wuhua-2018, wuhua-T146, each-town-cover, at-least, 0.70, 2019-12-31",
        "wuhua-2018, wuhua-T146, each-town-poor-cover, at-least, 1.00, 2019-12-31",
        "wuhua-2018, wuhua-T164, village-stations-2017, at-least, 225, 2017-12-31",
        "donggang-2020, donggang-T003, village-stations, at-least, 124, 2020-12-31",
        "donggang-2020, donggang-T005, rural-retail, more-than, 0, 2021-12-31",
        "donggang-2020, donggang-T006, training-visits, at-least, 4000, 2020-12-31",
        "lingao-2020, lingao-T003, town-stations, at-least, 10, 2021-12-31",
        "lingao-2020, lingao-T005, served-villages, at-least, 106, 2021-12-31",
        "lingao-2020, lingao-T011, online-trade, more-than, 4000, 2021-12-31",
        "lingao-2020, lingao-T065, village-stations-2019, at-least, 20, 2019-12-31",
    })
    void figuresAgreeWithThePaper(
            String plan,
            String row,
            String item,
            String comparison,
            BigDecimal figure,
            LocalDate by) {
        var target = ShippedPlan.of(plan).target(item);
        assertThat(target.citations()).extracting(Citation::row).contains(row);
        var goal = Objects.requireNonNull(target.goal());
        assertThat(goal.bounds()).hasSize(1);
        assertThat(goal.bounds().getFirst().comparison().key()).isEqualTo(comparison);
        assertThat(goal.figure()).isEqualByComparingTo(figure);
        assertThat(target.by().day()).isEqualTo(by);
    }

    /** What the papers contradict or leave open, and where the plan holds it. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "wuhua-2018, village-station-count",
        "wuhua-2018, new-town-centre-count",
        "wuhua-2018, town-centre-outset",
        "wuhua-2018, logistics-area-days",
        "wuhua-2018, training-total-count",
        "wuhua-2018, operating-wages",
        "wuhua-2018, three-terms",
        "donggang-2020, satisfaction-bound",
        "donggang-2020, coverage-meaning",
        "donggang-2020, above-average",
        "lingao-2020, village-station-count",
        "lingao-2020, coverage-meaning",
        "lingao-2020, shop-sales-tiers",
        "lingao-2020, shop-sales-payee",
        "lingao-2020, platform-reward",
        "lingao-2020, ten-best-scoring",
        "wuchuan-2020, coverage-name",
        "wuchuan-2020, work-funds",
        "xianyou-2021, town-logistics-count",
        "xianyou-2021, money-base",
    })
    void itsContradictionsStandInIt(String plan, String conflict) {
        assertThat(ShippedPlan.of(plan).plan().conflicts())
                .extracting(Conflict::id)
                .contains(conflict);
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "wuhua-2018, village-stations, 300 320 425",
        "wuhua-2018, new-town-centres, 14 15",
        "wuhua-2018, town-centres-2017, 2 1",
        "wuhua-2018, training-total, 11000 5000",
        "lingao-2020, village-stations, 40 106 95",
    })
    void everyReadingIsThere(String plan, String item, String figures) {
        var shipped = ShippedPlan.of(plan);
        assertThat(
                        shipped.readings(shipped.target(item))
                                .flatMap(reading -> Stream.ofNullable(reading.goal()))
                                .map(goal -> goal.figure().toPlainString()))
                .containsExactly(figures.split(" "));
    }

    @Test
    void stagesOfTheScheduleEndWhereThePaperSays() {
        var plan = ShippedPlan.of("wuhua-2018").plan();
        var first = (Deadline) plan.item("stations-stage-2018").orElseThrow();
        assertThat(first.span().from()).isEqualTo("2018-07-01");
        assertThat(first.span().to()).isEqualTo("2018-12-31");
        var last = (Deadline) plan.item("stations-stage-2019").orElseThrow();
        assertThat(last.span().to()).isEqualTo("2019-11-30");
        var ended =
                (Deadline) ShippedPlan.of("lingao-2020").plan().item("start-stage").orElseThrow();
        assertThat(ended.endOnly()).isTrue();
        assertThat(ended.span().to()).isEqualTo("2018-12-31");
    }

    @Test
    void theScheduleHasAllItsRowsAndTheYearlyPlan() {
        var stages =
                ShippedPlan.of("wuhua-2018").plan().items(Kind.DEADLINE).stream()
                        .flatMap(stage -> stage.citations().stream())
                        .map(Citation::section);
        assertThat(stages)
                .contains("六1", "六2")
                .containsAll(IntStream.rangeClosed(1, 18).mapToObj("七 第%d行"::formatted).toList());
    }

    @Test
    void onlyDatesThatThePaperLeavesOutAreMarkedInferred() {
        var plan = ShippedPlan.of("wuhua-2018").plan();
        var inferred =
                Stream.of(Kind.TARGET, Kind.FLOOR, Kind.PROMISE)
                        .flatMap(kind -> plan.items(kind).stream())
                        .filter(item -> item instanceof Target target && target.by().inferred())
                        .map(Item::id);
        assertThat(inferred)
                .containsExactlyInAnyOrder(
                        "broadband-cover",
                        "broadband-use",
                        "online-trade-share",
                        "full-town-cover",
                        "farmer-income",
                        "centre-upgrade",
                        "taobao-stations",
                        "item-codes",
                        "training-total",
                        "each-town-centre",
                        "each-town-cover",
                        "each-town-poor-cover",
                        "each-town-brands",
                        "standard-techniques",
                        "logistics-area-2017",
                        "yearly-fund",
                        "county");
        assertThat(plan.period().to()).isEqualTo(LocalDate.of(2019, 12, 31));
    }

    @Test
    void explainSaysItInSentences() {
        assertThat(explained("wuhua-2018"))
                .contains("五华县（441424），国家级2018年项目，2018年1月1日至2019年12月31日。")
                .contains(
                        "到2019年12月31日，运营中的服务站点（镇级）不少于16个。责任：县中小企业局〔原文没有单独点名，推定〕（会同项目中标企业、各镇人民政府）。出处：二（二）4[wuhua-T010]")
                .contains("· 1.1 电商大厦升级改造（资金）")
                .contains("不少于70%（以行政村（村委会）为基数）")
                .contains("有3种写法（300个以上 / 320个 / 225＋200个），待核定")
                .contains("现在还算不出，缺各村站在网上卖出农产品的记录")
                .contains("登记的方案不少于1件。责任：县农业局（会同县畜牧兽医局、县残联）")
                .contains("不得用于楼堂馆所、重复建设。")
                .contains("；现在还算不出，缺每笔支付是补助、奖励还是服务券。责任：县财政局")
                .contains("每月，宣传（市级或省级或国家级）不少于1次")
                .contains("专项资金支付（3.6 农产品初加工基地建设补助）多于0元");
        assertThat(explained("donggang-2020"))
                .contains("农村网络零售额比上年同期增长，幅度高于「全国农村网络零售额」同期的幅度；写法不一（比增速 / 比零售额），待核定。")
                .contains("有才做（换了承办企业），登记的工作记录。")
                .contains("自2020年7月1日（方案未写明，推定）起，每月25日以前，登记的报告不少于1件。")
                .contains("原文没有写明：存活率要多少。");
        assertThat(explained("wuchuan-2020"))
                .contains("不超过500万元")
                .contains("「组织项目验收」之后3年内每年，有效的协议（委托运营）不少于1份")
                .contains("期限待核定，有镇级服务站的镇不少于100%（以镇街为基数）；写法不一（")
                .contains("· 扶持方式：政府补助、奖励扶持。出处：五。");
        assertThat(explained("xianyou-2021"))
                .contains("每年（起止待核定），不少于1期，不超过2期")
                .contains("先领过“村站满半年、服务超过200次的奖1万元”的才发")
                .contains("项目资金总额——以总投资为基数（三（一）[xianyou-T016]）");
        assertThat(explained("lingao-2020"))
                .contains("服务覆盖的村不少于106个村（在行政村（村委会）里数）")
                .contains("运营中的服务站点（村级）比2018年12月31日增加不少于20个")
                .contains("原文没有写明：“500左右”差多少算合格")
                .contains("每个站站点设备（镇级、货架、在用）不少于2台")
                .contains("每个站站点办过的服务种类（村级、代收代缴或代买代卖或小额信贷或便民服务）不少于4类")
                .contains("到2018年12月31日；凭这几项算完成：")
                .contains("2018年1月1日至2020年12月31日；凭这几项算完成：")
                .contains("期限待核定，线上交易额多于4000万元")
                .contains("起止待核定；凭这几项算完成：")
                .contains("从县级中心到镇级站，每天至少一次，做到的不少于100%（以县到镇应发的班次为基数）")
                .contains("不超过1500万元")
                .contains("服务覆盖的村不少于100%（以建档立卡贫困村为基数）")
                .contains("多于30万元的发2万元，发给谁原文没有写清")
                .contains("（怎么折成分原文没有写）；只取前10个；总额140万元，不够时怎么办原文没有写");
    }

    @Test
    void checkAnswersForEveryFile(@TempDir Path dir) throws IOException {
        var file = ShippedPlan.of("wuhua-2018").file();
        var broken = Files.writeString(dir.resolve("broken.yaml"), "plan: x\ntitel: 方案\n");
        var out = new ByteArrayOutputStream();
        assertThat(commands(out).check(List.of(file))).isZero();
        assertThat(commands(out).check(List.of(file, broken, dir.resolve("none.yaml")))).isOne();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("没有问题：275项，11处写法不一待核定")
                .contains("第2行 不认识的键 titel")
                .contains("改法：是不是 title？")
                .contains("打不开文件");
    }

    private static String explained(String plan) {
        var out = new ByteArrayOutputStream();
        assertThat(commands(out).explain(ShippedPlan.of(plan).file())).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PlanCommands commands(ByteArrayOutputStream out) {
        return PlanCommands.shipped(new PrintStream(out, true, StandardCharsets.UTF_8));
    }
}
