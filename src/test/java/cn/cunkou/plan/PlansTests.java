package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class PlansTests {
    private static final DivisionCode WUHUA = DivisionCode.of("441424");
    private static final Actor OFFICER = actor("李某某", "441424");
    private static final Actor TOWN = actor("水寨镇", "441424100");
    private static final Actor VISITOR = Actor.visitor(Scope.of("441424"));

    @Autowired Plans plans;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test
    void everyChangeIsAnEditionOfItsOwn() {
        var first = adopted(OFFICER, plan("editions-2019", "441424", 5));
        assertThat(adopt(OFFICER, plan("editions-2019", "441424", 5)))
                .isEqualTo(new Adoption.Unchanged(first));
        var second = adopted(OFFICER, plan("editions-2019", "441424", 6));
        assertThat(second.number()).isEqualTo(2);
        var editions = Actor.as(VISITOR, () -> plans.editions("editions-2019"));
        assertThat(editions).containsExactly(second, first);
        assertThat(Actor.as(VISITOR, () -> plans.find("editions-2019"))).contains(second);
        assertThat(Actor.as(VISITOR, plans::all)).contains(second).doesNotContain(first);
    }

    @Test
    void theCountyWorksByThePlanAdoptedLast() {
        adopted(OFFICER, plan("older-2018", "441424", 5));
        var newer = adopted(OFFICER, plan("newer-2020", "441424", 5));
        assertThat(Actor.as(TOWN, () -> plans.current(WUHUA))).contains(newer);
        assertThat(Actor.as(VISITOR, () -> plans.current(DivisionCode.of("440883")))).isEmpty();
    }

    @Test
    void theLatestEditionIsInForceWhateverTheClockSaidWhenItWasAdopted() {
        var first = adopted(OFFICER, plan("clocks-2019", "441424", 5));
        var second = plan("clocks-2019", "441424", 6);
        Actor.run(
                OFFICER,
                () ->
                        transaction.executeWithoutResult(status ->
                                jdbc.sql(
                                                """
                                                insert into plan.edition
                                                       (division, plan, number, text, sha256, adopted_by, adopted_at)
                                                values ('441424', 'clocks-2019', 2, ?, repeat('0', 64), '李某某', ?)
                                                """)
                                        .params(
                                                second,
                                                first.adoptedAt()
                                                        .minus(Duration.ofDays(2_000))
                                                        .atOffset(ZoneOffset.UTC))
                                        .update()));
        assertThat(Actor.as(OFFICER, () -> plans.find("clocks-2019").orElseThrow().number()))
                .isEqualTo(2);
        assertThat(Actor.as(OFFICER, () -> plans.current(WUHUA).orElseThrow())).isNotEqualTo(first);
    }

    @Test
    void whoComparedWithAnOlderEditionIsTold() {
        var first = adopted(OFFICER, plan("seen-2019", "441424", 5));
        var mine = plan("seen-2019", "441424", 6).getBytes(StandardCharsets.UTF_8);
        adopted(OFFICER, plan("seen-2019", "441424", 7));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Actor.as(OFFICER, () -> plans.adopt(mine, first.number())))
                .withMessageContaining("第2版");
        assertThat(Actor.as(OFFICER, () -> plans.find("seen-2019").orElseThrow().number()))
                .isEqualTo(2);
        assertThat(Actor.as(OFFICER, () -> plans.knows(mine))).isFalse();
    }

    @Test
    void aSeriesOfOneNameHasOneUnitInAllPlans() {
        adopted(OFFICER, withSeries("units-2019", "亿元"));
        adopted(OFFICER, withSeries("units-2020", "亿元"));
        var other = withSeries("units-2021", "万元");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> adopt(OFFICER, other))
                .withMessageContainingAll("trade-of-units", "单位亿元", "单位万元");
        assertThat(Actor.as(OFFICER, () -> plans.find("units-2021"))).isEmpty();
    }

    private static String withSeries(String id, String unit) {
        return plan(id, "441424", 5)
                + """
                series:
                  - {id: trade-of-units, label: 交易额, unit: %s, aggregate: sum, level: county, publisher: 县统计局}
                """
                        .formatted(unit);
    }

    @Test
    void aBrokenPlanIsRefusedWithAllItsProblems() {
        var broken = plan("broken-2019", "441424", 5).replace("at-least: 5", "at-least: 五个");
        assertThat(adopt(OFFICER, broken))
                .isInstanceOfSatisfying(
                        Adoption.Refused.class,
                        refused -> assertThat(refused.problems()).isNotEmpty());
        assertThat(Actor.as(OFFICER, () -> plans.find("broken-2019"))).isEmpty();
    }

    @Test
    void nobodyAdoptsAPlanForACountyThatIsNotTheirs() {
        var plan = plan("foreign-2019", "441424", 5);
        for (var actor : new Actor[] {TOWN, actor("吴川", "440883")}) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> adopt(actor, plan));
        }
        adopted(OFFICER, plan);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> adopt(actor("吴川", "440883"), plan("foreign-2019", "440883", 5)))
                .withMessageContaining("别的县");
    }

    @Test
    void anEditionNeverChanges() {
        adopted(OFFICER, plan("frozen-2019", "441424", 5));
        for (var change :
                new String[] {
                    "update plan.edition set text = '' where plan = 'frozen-2019'",
                    "delete from plan.edition where plan = 'frozen-2019'"
                }) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() ->
                            Actor.run(
                                    OFFICER,
                                    () ->
                                            transaction.executeWithoutResult(
                                                    status -> jdbc.sql(change).update())))
                    .withStackTraceContaining("permission denied");
        }
    }

    private Edition adopted(Actor actor, String text) {
        return switch (adopt(actor, text)) {
            case Adoption.Adopted(var edition) -> edition;
            case Adoption.Unchanged(var edition) -> edition;
            case Adoption.Refused(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private Adoption adopt(Actor actor, String text) {
        return Actor.as(actor, () -> plans.adopt(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String plan(String id, String county, int centres) {
        return """
        plan: %s
        title: 实施方案
        division: "%s"
        programme: {tier: national, year: 2018}
        period: {from: 2018-01-01, to: 2019-12-31}
        bodies:
          - {id: bureau, name: 县商务局, role: lead}
        targets:
          - id: centres
            label: 建成服务中心
            area: 站点
            missing: [服务中心的记录]
            at-least: %d
            by: 2019-12-31
            owner: bureau
            cite: [{at: 二1}]
        """
                .formatted(id, county, centres);
    }

    private static Actor actor(String name, String division) {
        return new Actor(Actor.Kind.PERSON, name, name, Set.of("officer"), Scope.of(division));
    }
}
