package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
            String kind, String sound, String broken, int line, String what, String mend) {
        assertThat(SOUND).contains(sound);
        var problems = problems(SOUND.replace(sound, broken));
        assertThat(problems)
                .anySatisfy(problem -> {
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.what()).contains(what);
                    assertThat(problem.mend()).contains(mend);
                });
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                broken("a tab", "    label: 七成", "\tlabel: 七成", 19, "制表符", "空格"),
                broken(
                        "a wide colon",
                        "    area: 站点\n    measure: stations.v",
                        "    area：站点\n    measure: stations.v",
                        20,
                        "冒号是全角",
                        "半角冒号"),
                broken("Chinese quotes", "\"441424\"", "“441424”", 3, "引号是中文引号", "半角"),
                broken("a bad indent", "    label: 七成", "   label: 七成", 19, "不合YAML", "缩进"),
                broken(
                        "an open brace",
                        "{tier: national, year: 2018}",
                        "{tier: national, year: 2018",
                        5,
                        "不合YAML",
                        "成对"),
                broken("a control character", "县商务局", "县商\u0007务局", 7, "U+0007", "删去"),
                broken("two documents", "bodies:", "---\nbodies:", 6, "多份文档", "一份"),
                broken("a tag", "县商务局", "!!java.net.URL 县商务局", 7, "", "标签"),
                broken(
                        "an unknown alias",
                        "owner: bureau\n    cite: [{at: 二2}]",
                        "owner: *boss\n    cite: [{at: 二2}]",
                        25,
                        "不合YAML",
                        "别名"),
                broken(
                        "a key twice",
                        "    label: 七成的村有站\n",
                        "    label: 七成的村有站\n    label: 七成\n",
                        20,
                        "label 写了两次，前一次在第19行",
                        "只留一个"),
                broken(
                        "a misspelt key",
                        "    at-least: 16",
                        "    at-laest: 16",
                        14,
                        "不认识的键 at-laest",
                        "是不是 at-least"),
                broken(
                        "a key from nowhere",
                        "    at-least: 16",
                        "    at-least: 16\n    colour: red",
                        15,
                        "不认识的键 colour",
                        "可用的有"),
                broken("no title", "title: 某县实施方案\n", "", 1, "缺少 title", "补上"),
                broken("no label", "    label: 七成的村有站\n", "", 18, "缺少 label", "补上"),
                broken("no source", "    cite: [{at: 二2}]\n", "", 18, "没有写出处", "cite"),
                broken("a list for a text", "title: 某县实施方案", "title: [某县]", 2, "应当是一个值", "一个值"),
                broken("a text for a list", "cite: [{at: 二2}]", "cite: 二2", 26, "应当是列表", "- "),
                broken(
                        "a text for a mapping",
                        "{tier: national, year: 2018}",
                        "national",
                        4,
                        "对照",
                        "照着"),
                broken(
                        "a malformed row id",
                        "row: wuhua-T010",
                        "row: T10",
                        17,
                        "T10",
                        "wuhua-T010"),
                broken(
                        "a day in Chinese",
                        "by: 2019-12-31\n    owner: bureau\n    cite: [{at: 二1",
                        "by: 2019年12月31日\n    owner: bureau\n    cite: [{at: 二1",
                        15,
                        "日期",
                        "2019-12-31"),
                broken(
                        "a day that never was",
                        "to: 2019-12-31}",
                        "to: 2019-02-30}",
                        5,
                        "日期",
                        "没有这一天"),
                broken("wide digits in a day", "to: 2019-12-31}", "to: ２０１９-12-31}", 5, "日期", "全角"),
                broken(
                        "a period that ends before it begins",
                        "from: 2018-01-01",
                        "from: 2020-01-01",
                        5,
                        "早于开始",
                        "写反"),
                broken(
                        "a stage that ends before it begins",
                        "from: 2018-07, to: 2018-12",
                        "from: 2018-12, to: 2018-07",
                        36,
                        "早于开始",
                        "写反"),
                broken(
                        "a stage after the end",
                        "to: 2018-12,",
                        "to: 2020-12,",
                        36,
                        "晚于方案",
                        "period"),
                broken(
                        "due after the end",
                        "by: {inferred: 2019-12-31}",
                        "by: {inferred: 2020-12-31}",
                        24,
                        "晚于方案",
                        "period"),
                broken(
                        "due before its beginning",
                        "    by: {inferred",
                        "    from: 2019-12\n    by: {inferred: 2019-06-30}\n    #",
                        25,
                        "早于开始",
                        "from"),
                broken("wide digits", "at-least: 16", "at-least: １６", 14, "数字 １６", "全角"),
                broken("a wide percent sign", "70%", "70％", 23, "70％", "全角"),
                broken(
                        "a thousands separator",
                        "at-least: 16",
                        "at-least: \"1,600\"",
                        14,
                        "1,600",
                        "分隔号"),
                broken("a unit on a figure", "at-least: 16", "at-least: 16个", 14, "16个", "只写数字"),
                broken("a figure in Chinese", "at-least: 16", "at-least: 十六", 14, "十六", "阿拉伯数字"),
                broken("a negative goal", "at-least: 16", "at-least: -16", 14, "负数", "核对"),
                broken(
                        "a percent without base",
                        "    base: villagers-committees\n",
                        "",
                        18,
                        "没有写基数",
                        "base"),
                broken("a percent of a count", "at-least: 16", "at-least: 16%", 9, "写成了百分数", "个数"),
                broken("a count for a share", "at-least: 70%", "at-least: 70", 18, "写成了个数", "70%"),
                broken("more than all", "at-least: 70%", "at-least: 170%", 18, "超过100%", "核对"),
                broken(
                        "two lower bounds",
                        "at-least: 16",
                        "at-least: 16\n    more-than: 17",
                        15,
                        "不能放在一起",
                        "各写一个"),
                broken(
                        "bounds that exclude each other",
                        "at-least: 16",
                        "at-least: 16\n    at-most: 5",
                        15,
                        "下限比上限还大",
                        "写反"),
                broken(
                        "percent here, count there",
                        "at-least: 70%",
                        "at-least: 70%\n    at-most: 90",
                        24,
                        "一处写了百分数",
                        "两处"),
                broken("no goal", "    at-least: 16\n", "", 9, "没有目标数", "at-least"),
                broken(
                        "a goal in spite of a conflict",
                        "where: {level: village}",
                        "where: {level: village}\n    at-least: 300",
                        27,
                        "目标数还没有定",
                        "删去"),
                broken("no measure", "    measure: stations.v", "    #", 18, "没有写怎么算", "measure"),
                broken(
                        "a measure that is missing",
                        "    measure: stations.v",
                        "    missing: [记录]\n    measure: stations.v",
                        21,
                        "同时写了",
                        "missing"),
                broken(
                        "an unknown measure",
                        "stations.open\n    where: {level: town}",
                        "stations.opne\n    where: {level: town}",
                        12,
                        "不认识的指标",
                        "是不是 stations.open"),
                broken(
                        "an unknown base",
                        "base: villagers-committees",
                        "base: villagers-committee",
                        22,
                        "没有基数",
                        "是不是 villagers-committees"),
                broken(
                        "an unknown dimension",
                        "{level: town}",
                        "{lavel: town}",
                        13,
                        "不能按 lavel 筛选",
                        "是不是 level"),
                broken("an unknown county", "\"441424\"", "\"999999\"", 3, "不认识的县", "导入"),
                broken("a town for a county", "\"441424\"", "\"441424100\"", 3, "不是县的代码", "六位"),
                broken("a year in words", "year: 2018", "year: 今年", 4, "年份", "四位"),
                broken(
                        "an unknown tier",
                        "tier: national",
                        "tier: county",
                        4,
                        "tier 不能是 county",
                        "national"),
                broken(
                        "an unknown role",
                        "role: lead",
                        "role: leader",
                        7,
                        "role 不能是 leader",
                        "是不是 lead"),
                broken("no lead body", "role: lead", "role: member", 6, "没有牵头单位", "lead"),
                broken(
                        "two lead bodies",
                        "bodies:\n",
                        "bodies:\n  - {id: other, name: 县府办, role: lead}\n",
                        8,
                        "只能有一个",
                        "member"),
                broken(
                        "an owner who is no body",
                        "owner: bureau\n    cite: [{at: 二2}]",
                        "owner: bureu\n    cite: [{at: 二2}]",
                        25,
                        "bureu 不在 bodies",
                        "是不是 bureau"),
                broken("an id twice", "id: cover", "id: centres", 18, "centres 重复，前一次在第9行", "换一个"),
                broken("an id in Chinese", "id: cover", "id: 覆盖", 18, "编号", "小写"),
                broken(
                        "an unknown division of work",
                        "at-least: 70%",
                        "at-least: 70%\n    each: village",
                        24,
                        "each 不能是",
                        "town"),
                broken("a label like a sentence", "七成的村有站", "村".repeat(41), 19, "超过40个字", "短话"),
                broken(
                        "evidence that is no target",
                        "evidence: [centres]",
                        "evidence: [centers]",
                        36,
                        "没有编号是 centers",
                        "是不是 centres"),
                broken(
                        "a stage without evidence",
                        "evidence: [centres], ",
                        "",
                        36,
                        "凭什么算完成",
                        "evidence"),
                broken(
                        "a conflict about nothing",
                        "items: [stations]",
                        "items: [station]",
                        40,
                        "没有编号是 station",
                        "是不是 stations"),
                broken(
                        "a conflict with itself",
                        "      - {id: b,",
                        "      # {id: b,",
                        41,
                        "至少要有两种写法",
                        "补上"),
                broken("readings that agree", "at-least: 320", "at-least: 300", 41, "没有矛盾", "写回"),
                broken("readings with one id", "{id: b,", "{id: a,", 41, "编号重复", "一个编号"),
                broken(
                        "readings of two sorts",
                        "at-least: 320",
                        "at-least: 32%",
                        41,
                        "有的是百分数",
                        "换算"),
                broken("a reading without figure", " at-least: 320,", "", 43, "没有写目标数", "at-least"),
                broken(
                        "the same promise twice",
                        "schedule:",
                        "  - {id: again, label: 又一次, area: 站点, measure: stations.open, where: {level: town}, at-least: 16, by: 2019-12-31, owner: bureau, cite: [{at: 六}]}\nschedule:",
                        35,
                        "完全一样",
                        "合并"));
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

    private static Arguments broken(
            String kind, String sound, String broken, int line, String what, String mend) {
        return Arguments.of(kind, sound, broken, line, what, mend);
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
