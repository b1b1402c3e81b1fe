package cn.cunkou.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.papers.Fulfilment;
import cn.cunkou.papers.NewPaper;
import cn.cunkou.papers.PaperKind;
import cn.cunkou.papers.Papers;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.stations.Outcome;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationInput;
import cn.cunkou.stations.Stations;
import cn.cunkou.values.DivisionCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Three village stations, two of which do what every station has to. */
@CunkouTest
class EachStationTests {
    private static final DivisionCode COUNTY = DivisionCode.of("441424");
    private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
    private static final Actor ACTOR = Actor.system("测试", Scope.everywhere());
    private static final String TEXT =
            """
            plan: stations-2019
            title: 实施方案
            division: "441424"
            programme: {tier: national, year: 2019}
            period: {from: 2019-01-01, to: 2020-12-31}
            bodies:
              - {id: bureau, name: 县商务局, role: lead}
            targets:
              - {id: kinds, label: 每个村站办两类服务, area: 站点, measure: stations.kinds-offered, where: {level: village, kind: [缴费, 代买代卖, 咨询]}, each: station, at-least: 2, by: 2020-12-31, owner: bureau, cite: [二]}
              - {id: first-kinds, label: 上半年每个村站办两类, area: 站点, measure: stations.kinds-offered, where: {level: village}, each: station, at-least: 2, by: 2019-06-30, owner: bureau, cite: [二]}
              - {id: town-kinds, label: 每个镇站办两类服务, area: 站点, measure: stations.kinds-offered, where: {level: town}, each: station, at-least: 2, by: 2020-12-31, owner: bureau, cite: [二]}
              - {id: shelves, label: 每个村站有货架, area: 站点, measure: stations.equipment, where: {level: village, kind: 货架}, each: station, at-least: 1, by: 2020-12-31, owner: bureau, cite: [二]}
            duties:
              - {id: acceptance, label: 组织验收, area: 考核, paper: acceptance, owner: bureau, cite: [六]}
              - {id: service, label: 验收后服务三年, area: 运营, paper: report, after: {item: acceptance, years: 3}, every: year, owner: bureau, cite: [五]}
            schedule:
              - {id: stage, label: 上半年, area: 站点, until: 2019-06, evidence: [first-kinds], owner: bureau, cite: [七]}
            """;

    @Autowired Programme programme;
    @Autowired Plans plans;
    @Autowired Papers papers;
    @Autowired Registry registry;
    @Autowired Stations stations;
    @Autowired Counties counties;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    /** In one story, since services rendered are never taken away again. */
    @Test
    void everyStationAnswersForItself() {
        in(() -> counties.activateDemo(COUNTY, TODAY));
        var edition = edition();
        var both = station("441424100201", "两类站", "2019-03-01");
        var one = station("441424100202", "一类站", "2019-03-01");
        var late = station("441424100203", "晚开站", "2019-09-01");
        serve(both, "缴费", "2019-04-01", 3);
        serve(both, "咨询", "2019-05-01", 1);
        serve(one, "缴费", "2019-04-01", 40);
        serve(one, "查件", "2019-07-01", 1);
        serve(late, "缴费", "2019-10-01", 1);
        serve(late, "代买代卖", "2019-10-02", 1);
        shelf(both, 2);

        var board = in(() -> programme.board(edition, TODAY));
        var kinds = item(board, "kinds");
        assertThat(kinds.value()).isEqualByComparingTo("2");
        assertThat(kinds.unit()).isEqualTo("个站");
        assertThat(kinds.distance()).isEqualTo("还差1个站");
        assertThat(kinds.parts()).hasSize(3);
        var lagging = item(board, "kinds:" + one.id());
        assertThat(lagging.value()).isEqualByComparingTo("1");
        assertThat(lagging.unit()).isEqualTo("类");
        assertThat(lagging.label()).startsWith("一类站（").endsWith("：每个村站办两类服务");
        assertThat(lagging.evidence()).contains("dimension=subject:" + one.id(), "dimension=level");
        assertThat(item(board, "kinds:" + both.id()).state()).isEqualTo(State.MET);

        // Once the day is past it is those that were in service then.
        var first = item(board, "first-kinds");
        assertThat(first.parts()).hasSize(2);
        assertThat(first.whenDue()).isEqualByComparingTo("1");
        assertThat(first.value()).isEqualByComparingTo("2");
        assertThat(first.state()).isEqualTo(State.MET_LATE);
        assertThat(item(board, "stage").state()).isEqualTo(State.MET_LATE);

        var none = item(board, "town-kinds");
        assertThat(none.state()).isEqualTo(State.CANNOT_BE_COMPUTED);
        assertThat(none.reason()).isEqualTo("当日没有运营中的站点");
        assertThat(none.unit()).isEqualTo("类");
        assertThat(PromiseCard.of(none, TODAY, "").goal()).isEqualTo("目标不少于2类");

        // What stations own is public in sums alone.
        assertThat(item(board, "shelves").parts()).hasSize(3);
        assertThat(item(board, "shelves").value()).isEqualByComparingTo("1");
        var visitor = Actor.visitor(Scope.of(COUNTY.digits()));
        var seen = Actor.as(visitor, () -> programme.board(edition, TODAY));
        assertThat(item(seen, "shelves").value()).isEqualByComparingTo("1");
        assertThat(item(seen, "shelves").parts()).isEmpty();
        assertThat(item(seen, "kinds").parts()).hasSize(3);
        assertThat(Actor.as(visitor, () -> programme.trend(seen, item(seen, "shelves")))).isEmpty();

        assertThat(item(board, "service").state()).isEqualTo(State.NOT_DUE);
        paper(PaperKind.ACCEPTANCE, "acceptance", "2019-02-28");
        paper(PaperKind.REPORT, "service", "2019-08-01");
        // Figures may be a second old.
        LockSupport.parkNanos(Duration.ofMillis(1_050).toNanos());
        var after = in(() -> programme.board(edition, TODAY));
        assertThat(item(after, "service").parts())
                .extracting(part -> part.label() + " " + part.span() + " " + part.state().key())
                .containsExactly("第1年：验收后服务三年 2019-02-28/2020-02-28 met");
    }

    private void serve(Station station, String kind, String day, int times) {
        in(() ->
                jdbc.sql(
                                """
                                insert into stations.service (id, station, station_name, division, level, day, happened_at,
                                                              entered_at, recorded_at, phone_time, kind, kind_label, named,
                                                              content, by_id, by_name)
                                select uuidv7(), :id, :name, :division, 'village', :day, :now, :now, :now, :now, :kind, :kind,
                                       true, 'x' || n, 'x', 'x'
                                  from generate_series(1, :times) as n
                                """)
                        .param("id", station.id())
                        .param("name", station.name())
                        .param("division", station.division().digits())
                        .param("day", LocalDate.parse(day))
                        .param("now", LocalDate.parse(day).atTime(9, 0).atOffset(ZoneOffset.UTC))
                        .param("kind", kind)
                        .param("times", times)
                        .update());
    }

    private void shelf(Station station, int pieces) {
        in(() ->
                jdbc.sql(
                                """
                                insert into stations.equipment (station, division, kind, serial, bought, state, state_since,
                                                                recorded_at, recorded_by)
                                select :id, :division, '货架', 'each-' || n, :day, 'in-use', :day, now(), 'x'
                                  from generate_series(1, :pieces) as n
                                """)
                        .param("id", station.id())
                        .param("division", station.division().digits())
                        .param("day", LocalDate.of(2019, 4, 1))
                        .param("pieces", pieces)
                        .update());
    }

    private void paper(PaperKind kind, String item, String day) {
        in(() -> {
            papers.load(
                    List.of(
                            new NewPaper(
                                    COUNTY,
                                    registry.ensureBody(COUNTY, "县商务局", "牵头单位"),
                                    kind,
                                    null,
                                    item,
                                    LocalDate.parse(day),
                                    null,
                                    true,
                                    "",
                                    List.of(new Fulfilment("stations-2019", item)))));
            return true;
        });
    }

    private Station station(String village, String name, String day) {
        var input =
                new StationInput(
                        "village", village, "", name, "new", "", "", "", "", "", "", day, day, "",
                        "");
        return ((Outcome.Done) in(() -> stations.register(input))).station();
    }

    private Edition edition() {
        return in(() ->
                switch (plans.adopt(TEXT.getBytes(StandardCharsets.UTF_8))) {
                    case Adoption.Adopted(var edition) -> edition;
                    case Adoption.Unchanged(var edition) -> edition;
                    case Adoption.Refused(var problems) ->
                            throw new AssertionError(problems.toString());
                });
    }

    private static Standing item(Board board, String id) {
        return board.find(id).orElseThrow();
    }

    private <T> T in(Supplier<T> act) {
        return Actor.as(
                ACTOR, () -> Objects.requireNonNull(transaction.execute(status -> act.get())));
    }
}
