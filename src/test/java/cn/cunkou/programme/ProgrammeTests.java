package cn.cunkou.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.NewVillageList;
import cn.cunkou.region.VillageList;
import cn.cunkou.region.VillageLists;
import cn.cunkou.stations.Outcome;
import cn.cunkou.stations.StationInput;
import cn.cunkou.stations.StationLife;
import cn.cunkou.stations.Stations;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 五华's plan over 五华's stations, on days before and after its promises fall due. */
@CunkouTest
class ProgrammeTests {
    private static final DivisionCode WUHUA = DivisionCode.of("441424");
    private static final DivisionCode SHUIZHAI = DivisionCode.of("441424100");
    private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
    private static final LocalDate AFTERWARDS = LocalDate.of(2020, 3, 1);
    private static final Actor ACTOR = Actor.system("测试", Scope.everywhere());

    @Autowired Programme programme;
    @Autowired Scores scores;
    @Autowired Plans plans;
    @Autowired Measures measures;
    @Autowired Stations stations;

    @Autowired StationLife life;
    @Autowired Counties counties;
    @Autowired Divisions divisions;
    @Autowired VillageLists lists;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void aCountyWithoutStations() {
        in(() -> jdbc.sql("delete from stations.station where division like '441424%'").update());
        in(() -> counties.activateDemo(WUHUA, AFTERWARDS));
    }

    @Test
    void withoutStationsNothingIsKeptAndNothingIsMadeUp() {
        var board = board(TODAY);
        assertThat(state(board, "town-centres")).isEqualTo(State.BEHIND);
        assertThat(item(board, "town-centres").value()).isEqualByComparingTo("0");
        assertThat(item(board, "town-centres").distance()).isEqualTo("还差16个");
        assertThat(state(board, "village-cover")).isEqualTo(State.BEHIND);
        assertThat(item(board, "village-cover").denominator()).isEqualByComparingTo("415");
        assertThat(state(board, "town-centres-2018")).isEqualTo(State.MISSED);
        assertThat(state(board, "stations-stage-2018")).isEqualTo(State.MISSED);
        assertThat(state(board, "village-stations-2017")).isEqualTo(State.MISSED);
    }

    @Test
    void aPromiseIsMetWhenItsStationsAreThere() {
        towns().forEach(town -> station("town", town, "2019-05-01"));
        var centres = item(board(TODAY), "town-centres");
        assertThat(centres.state()).isEqualTo(State.MET);
        assertThat(centres.value()).isEqualByComparingTo("16");
        assertThat(centres.unit()).isEqualTo("个");
        assertThat(centres.distance()).isEmpty();
        var again =
                in(() ->
                        measures.evaluate(
                                Question.of("stations.open", "441424")
                                        .where("level", "town")
                                        .between(null, TODAY)));
        assertThat(again.value()).isEqualByComparingTo("16");
        assertThat(centres.evidence())
                .contains("stations.open")
                .contains("441424")
                .contains("town");
    }

    @Test
    void whatCameAfterItsDayIsMetLate() {
        towns().stream().limit(5).forEach(town -> station("town", town, "2019-01-10"));
        var milestone = item(board(TODAY), "town-centres-2018");
        assertThat(milestone.state()).isEqualTo(State.MET_LATE);
        assertThat(milestone.value()).isEqualByComparingTo("5");
        assertThat(milestone.whenDue()).isEqualByComparingTo("0");
        assertThat(state(board(LocalDate.of(2018, 12, 31)), "town-centres-2018"))
                .isEqualTo(State.BEHIND);
    }

    @Test
    void whatWasReachedOnItsDayStaysMet() {
        var five =
                towns().stream().limit(5).map(town -> station("town", town, "2018-11-01")).toList();
        in(() -> life.close(five.getFirst(), LocalDate.of(2019, 6, 1), "不再办"));
        var milestone = item(board(TODAY), "town-centres-2018");
        assertThat(milestone.state()).isEqualTo(State.MET);
        assertThat(milestone.value()).isEqualByComparingTo("4");
        assertThat(milestone.whenDue()).isEqualByComparingTo("5");
    }

    @Test
    void aContradictionStaysUnclearAndShowsEveryReading() {
        villages(SHUIZHAI).stream()
                .limit(3)
                .forEach(village -> station("village", village, "2019-05-01"));
        var board = board(TODAY);
        var count = item(board, "village-stations");
        assertThat(count.state()).isEqualTo(State.UNCLEAR);
        assertThat(count.value()).isEqualByComparingTo("3");
        assertThat(count.goal()).isNull();
        assertThat(count.reason()).contains("300个以上 / 320个 / 225＋200个");
        assertThat(count.readings())
                .extracting(Standing.Open::distance)
                .containsExactly("还差297个", "还差317个", "还差422个");
        var stage = item(board(AFTERWARDS), "stations-stage-2019");
        assertThat(stage.state()).isEqualTo(State.MISSED);
        towns().forEach(town -> station("town", town, "2019-05-01"));
        assertThat(item(board(AFTERWARDS), "stations-stage-2019").state()).isEqualTo(State.UNCLEAR);
    }

    @Test
    void everyTownAnswersForItself() {
        station("town", SHUIZHAI, "2019-05-01");
        var board = board(TODAY);
        var whole = item(board, "each-town-centre");
        assertThat(whole.parts()).hasSize(16);
        assertThat(whole.value()).isEqualByComparingTo("1");
        assertThat(whole.unit()).isEqualTo("个镇");
        assertThat(whole.distance()).isEqualTo("还差15个镇");
        assertThat(state(board, "each-town-centre:441424100")).isEqualTo(State.MET);
        assertThat(state(board, "each-town-centre:441424103")).isNotEqualTo(State.MET);
        assertThat(item(board, "each-town-centre:441424103").label()).startsWith("转水镇：");
    }

    @Test
    void poorVillagesCannotBeComputedUntilTheirListIsThere() {
        var before = item(board(TODAY), "poor-village-cover");
        assertThat(before.state()).isEqualTo(State.CANNOT_BE_COMPUTED);
        assertThat(before.reason()).contains("名单");
        assertThat(item(board(TODAY), "each-town-poor-cover").state())
                .isEqualTo(State.CANNOT_BE_COMPUTED);
        var two = villages(SHUIZHAI).stream().limit(2).toList();
        var rows = two.stream().map(village -> new VillageList.Row(village, null)).toList();
        var list =
                in(() ->
                        lists.record(
                                new NewVillageList(
                                        VillageList.Kind.DESIGNATED_POOR,
                                        "",
                                        WUHUA,
                                        LocalDate.of(2018, 1, 1),
                                        "贫困村名单",
                                        null,
                                        false,
                                        rows)));
        two.forEach(village -> station("village", village, "2019-05-01"));
        var board = board(TODAY);
        assertThat(state(board, "poor-village-cover")).isEqualTo(State.MET);
        var towns = item(board, "each-town-poor-cover");
        assertThat(towns.state()).isEqualTo(State.MET);
        assertThat(towns.value()).isEqualByComparingTo("1");
        assertThat(state(board, "each-town-poor-cover:441424103"))
                .isEqualTo(State.CANNOT_BE_COMPUTED);
        in(() -> {
            lists.withdraw(list, "测试");
            return true;
        });
    }

    @Test
    void whatNoRecordProvesSaysWhichRecordIsMissing() {
        var selling = item(board(TODAY), "selling-stations");
        assertThat(selling.state()).isEqualTo(State.CANNOT_BE_COMPUTED);
        assertThat(selling.reason()).isEqualTo("缺少：各村站在网上卖出农产品的记录");
        assertThat(selling.value()).isNull();
    }

    @Test
    void whatOthersHaveNotPublishedIsNotZero() {
        var trade = item(board(TODAY), "online-trade");
        assertThat(trade.state()).isEqualTo(State.CANNOT_BE_COMPUTED);
        assertThat(trade.value()).isNull();
        assertThat(trade.reason()).contains("外部数据");
    }

    @Test
    void whereTheCountyIsBehindTheTownsThatAreMissingAreToo() {
        var behind =
                board(TODAY).items().stream()
                        .filter(item -> item.state() == State.BEHIND && !item.parts().isEmpty())
                        .toList();
        assertThat(behind).isNotEmpty();
        assertThat(behind)
                .flatExtracting(Standing::parts)
                .filteredOn(part -> !part.distance().isEmpty())
                .extracting(Standing::state)
                .doesNotContain(State.ON_THE_WAY);
    }

    @Test
    void whatIsKeptEarlyIsScoredWhenItIsDue() {
        station("town", towns().getFirst(), "2018-05-01");
        var before = in(() -> scores.of(board(TODAY), 2019));
        assertThat(town(before).lines())
                .allSatisfy(line -> {
                    assertThat(line.points()).isNull();
                    assertThat(line.why()).contains("提前完成");
                });
        var after = in(() -> scores.of(board(LocalDate.of(2020, 1, 1)), 2019));
        assertThat(town(after).lines())
                .allSatisfy(line -> {
                    assertThat(line.points()).isPositive();
                    assertThat(line.points()).isLessThan(line.of());
                });
    }

    private Score town(List<Score> scores) {
        var code = towns().getFirst().digits();
        return scores.stream().filter(score -> score.body().equals(code)).findFirst().orElseThrow();
    }

    @Test
    void aTrendLeadsToTodaysFigure() {
        var towns = towns();
        station("town", towns.get(0), "2018-05-01");
        station("town", towns.get(1), "2019-02-01");
        station("town", towns.get(2), "2019-11-18");
        var board = board(TODAY);
        var trend = in(() -> programme.trend(board, item(board, "town-centres")));
        assertThat(trend).extracting(Point::day).last().isEqualTo(TODAY);
        assertThat(trend)
                .extracting(point -> String.valueOf(point.value()))
                .containsExactly("0", "1", "1", "1", "2", "2", "2", "3");
        assertThat(in(() -> programme.trend(board, item(board, "selling-stations")))).isEmpty();
    }

    /** Figures may be a second old; these tests want to see what they have just done. */
    private Board board(LocalDate day) {
        LockSupport.parkNanos(Duration.ofMillis(1_050).toNanos());
        return in(() -> programme.board(edition(), day));
    }

    private Edition edition() {
        try {
            return switch (plans.adopt(Files.readAllBytes(Path.of("plans/wuhua-2018.yaml")))) {
                case Adoption.Adopted(var edition) -> edition;
                case Adoption.Unchanged(var edition) -> edition;
                case Adoption.Refused(var problems) ->
                        throw new AssertionError(problems.toString());
            };
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Standing item(Board board, String id) {
        return board.find(id).orElseThrow();
    }

    private static State state(Board board, String id) {
        return item(board, id).state();
    }

    private List<DivisionCode> towns() {
        return in(() -> divisions.children(WUHUA, TODAY)).stream().map(Division::code).toList();
    }

    private List<DivisionCode> villages(DivisionCode town) {
        return in(() -> divisions.villages(town, Divisions.Base.VILLAGERS_COMMITTEES, TODAY))
                .stream()
                .map(Division::code)
                .toList();
    }

    /** A station that was opened and accepted on a day. */
    private UUID station(String level, DivisionCode division, String day) {
        var input =
                new StationInput(
                        level,
                        division.digits(),
                        "",
                        division + "站",
                        "new",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        day,
                        day,
                        "",
                        "");
        return switch (in(() -> stations.register(input))) {
            case Outcome.Done(var station) -> station.id();
            case Outcome other -> throw new AssertionError(other.toString());
        };
    }

    private <T> T in(Supplier<T> act) {
        return Actor.as(
                ACTOR, () -> Objects.requireNonNull(transaction.execute(status -> act.get())));
    }
}
