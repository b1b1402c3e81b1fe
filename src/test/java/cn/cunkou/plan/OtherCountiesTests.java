package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.plan.rewards.Payment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The format can say the rules of other counties; their examples are worked when they are read. */
class OtherCountiesTests {
    private static final PlanExplanation EXPLANATION =
            new PlanExplanation(RewardVocabulary.MEASURES, Vocabulary.COUNTIES);

    @Test
    void theirRulesCanBeSaidAndTheirExamplesComeOut() throws IOException {
        assertThat(RewardVocabulary.CHECK.check(text())).isInstanceOf(Checked.Sound.class);
    }

    @Test
    void everyRuleReadsAsASentence() throws IOException {
        var words = EXPLANATION.of(plan());
        assertThat(words)
                .contains("某政办〔2019〕8号，某县人民政府办公室 2019年6月3日印发。")
                .contains("奖给站点；条件：省级标准检查结果：是，并且开业满不少于6个月，并且站点服务次数多于200次；发1万元；只发一次")
                .contains("按符合条件的投资额（不含土地费、人员工资）补助，不超过50%")
                .contains("多于30万元的发2万元，发给开发企业")
                .contains("原文没有写是累加还是取最高")
                .contains("奖给企业、个人")
                .contains("核定以前不发")
                .contains("按当年网店全年线上销售额80%、当年网上评价得分20%排名（最高者得100分，其余按比例）；只取前10个")
                .contains("原文不明：没有写销售额和增幅要多少")
                .contains("发多少原文不明：展位费、交通和食宿补多少没有写")
                .contains("按指导价的第1年50%、第2年30%、第3年20%补助，最多20万元")
                .contains("全县快递通达的行政村占全部行政村的比例不少于90%")
                .contains("按当年进村快件数每件发0.5元，最多30万元")
                .contains("总额80万元，不够时按比例分")
                .contains("别的项目已经付过钱的不发")
                .contains("首次：当年企业全年网络零售额多于500万元")
                .contains("比2019年净增不少于200万元")
                .contains("每镇只发一个")
                .contains("先领过“满半年、服务超过200次的站点奖1万元”的才发");
    }

    @Test
    void aRewardIsAnItemOfThePlan() throws IOException {
        var plan = plan();
        var item = plan.item("yearly-score").orElseThrow();
        assertThat(item.kind()).isEqualTo(Kind.REWARD);
        assertThat(item.span()).isEqualTo(plan.period());
        assertThat(((Reward) item).rule().payment()).isInstanceOf(Payment.Tiers.class);
        assertThat(plan.conflictsAbout("shop-sales")).hasSize(1);
    }

    private static Plan plan() throws IOException {
        return switch (RewardVocabulary.CHECK.check(text())) {
            case Checked.Sound(var plan) -> plan;
            case Checked.Broken(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static String text() throws IOException {
        return Files.readString(Path.of("src/test/resources/cn/cunkou/plan/other-counties.yaml"));
    }
}
