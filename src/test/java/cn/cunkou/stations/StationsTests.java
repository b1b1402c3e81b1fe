package cn.cunkou.stations;

import static cn.cunkou.stations.TestCounty.OFFICER;
import static cn.cunkou.stations.TestCounty.RARE;
import static cn.cunkou.stations.TestCounty.TODAY;
import static cn.cunkou.stations.TestCounty.TOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class StationsTests {
    @Autowired Stations stations;

    @Autowired StationLife life;

    @Autowired StationLists lists;

    @Autowired PublicStations publicStations;

    @Autowired Audit audit;

    @Autowired Counties counties;

    @Autowired TransactionTemplate transaction;

    private TestCounty county;

    @BeforeEach
    void standOnTheDay() {
        county = new TestCounty(counties, transaction);
        county.standOn(TODAY);
    }

    @Test
    void aStationGoesFromPlanToService() {
        var station = registered(TestCounty.village(RARE, "輋𣒍村电商服务站"));
        var id = station.id();
        assertThat(station.place()).isEqualTo("转水镇 · 輋𣒍村");
        assertThat(station.code()).matches("WH-\\d{4}");
        assertThat(station.life().words()).isEqualTo("筹建");
        assertThat(station.premises().area()).isEqualByComparingTo("60");
        station = done(() -> life.open(id, LocalDate.of(2019, 8, 1)));
        assertThat(station.life().words()).isEqualTo("已开业未验收");
        station = done(() -> life.accept(id, LocalDate.of(2019, 9, 1), "华电商验〔2019〕7号"));
        assertThat(station.life().words()).isEqualTo("运营中");
        station = done(() -> life.suspend(id, LocalDate.of(2019, 10, 20), "站长外出务工"));
        assertThat(station.life().words()).isEqualTo("歇业30天");
        assertThat(station.life().isInService()).isTrue();
        station = done(() -> life.resume(id, LocalDate.of(2019, 11, 10)));
        assertThat(station.life().words()).isEqualTo("运营中");
        station = done(() -> life.close(id, TODAY, "并入镇级站"));
        assertThat(station.life().words()).isEqualTo("已关闭");
        var acts = county.as(OFFICER, () -> audit.of("station", id.toString()));
        assertThat(acts)
                .extracting(Audit.Entry::act)
                .containsExactly("关闭", "恢复营业", "歇业", "验收", "开业", "登记站点");
        assertThat(StationTrail.steps(acts).getFirst().changes())
                .contains(new Outcome.Change("关闭日期", "", "2019-11-18"));
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        var input =
                new StationInput(
                        "village",
                        "441424103",
                        "W H",
                        "",
                        "",
                        "",
                        "一百",
                        "12345",
                        "也许",
                        "",
                        "13812346120",
                        "2019-11-19",
                        "1999-12-31",
                        "",
                        "无此村");
        assertThat(as(() -> stations.register(input)))
                .isInstanceOfSatisfying(
                        Outcome.Faulty.class,
                        faulty ->
                                assertThat(faulty.faults())
                                        .extracting(Problem.Fault::field)
                                        .containsExactlyInAnyOrder(
                                                "division",
                                                "code",
                                                "name",
                                                "area",
                                                "phone",
                                                "logisticsPoint",
                                                "keeperName",
                                                "opened",
                                                "accepted",
                                                "served"));
    }

    @Test
    void theLaterOfTwoEditorsIsToldWhatChanged() {
        var station = registered(TestCounty.village(RARE, "两人同改的站"));
        var version = station.version();
        done(() -> stations.edit(id(station), version, TestCounty.village(RARE, "先改的名字")));
        assertThat(as(() -> stations.edit(id(station), version, TestCounty.village(RARE, "后改的名字"))))
                .isInstanceOfSatisfying(
                        Outcome.Overtaken.class,
                        overtaken -> {
                            assertThat(overtaken.by()).isEqualTo("李某某");
                            assertThat(overtaken.changes())
                                    .containsExactly(new Outcome.Change("名称", "两人同改的站", "先改的名字"));
                        });
    }

    @Test
    void aCodeIsGivenOnceInACounty() {
        var first = registered(TestCounty.village("441424100201", "水寨站"));
        var input = TestCounty.village("441424103201", "转水站");
        var same =
                new StationInput(
                        input.level(),
                        input.division(),
                        first.code(),
                        input.name(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "");
        assertThat(as(() -> stations.register(same))).isInstanceOf(Outcome.Faulty.class);
    }

    @Test
    void aTownSeesAndChangesNothingOfAnother() {
        var other = registered(TestCounty.village(RARE, "别镇的站"));
        assertThat(county.as(TOWN, () -> stations.find(other.id()))).isEmpty();
        assertThat(county.as(TOWN, () -> lists.search("别镇的站", 10))).isEmpty();
        assertThat(
                        county.as(
                                TOWN,
                                () ->
                                        lists.list(StationFilter.ALL, new Paged.Request(1, 500))
                                                .rows()))
                .allSatisfy(
                        row -> assertThat(row.division().digits()).startsWith(TestCounty.SHUIZHAI));
        assertThatThrownBy(() -> county.as(TOWN, () -> life.close(other.id(), TODAY, "不是我的")))
                .isInstanceOf(Problem.class);
        assertThat(county.as(TOWN, () -> stations.register(TestCounty.village(RARE, "越界的站"))))
                .isInstanceOf(Outcome.Faulty.class);
        var own =
                county.as(
                        TOWN, () -> stations.register(TestCounty.village("441424100201", "本镇的站")));
        assertThat(own)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done ->
                                assertThat(
                                                county.as(
                                                        TOWN,
                                                        () ->
                                                                life.move(
                                                                        done.station().id(),
                                                                        TODAY,
                                                                        DivisionCode.of(RARE),
                                                                        "别镇",
                                                                        null,
                                                                        "迁走")))
                                        .isInstanceOf(Outcome.Faulty.class));
    }

    @Test
    void theKeeperChangesAndThePublicSeesAMaskedName() {
        var station = registered(TestCounty.village(RARE, "有站长的站"));
        done(() -> life.keep(id(station), LocalDate.of(2019, 9, 1), "曾某某", "13812346120"));
        var kept =
                done(() -> life.keep(id(station), LocalDate.of(2019, 10, 1), "古某某", "13812346121"));
        assertThat(kept.keeper()).satisfies(keeper -> assertThat(keeper.name()).isEqualTo("古某某"));
        var seen = county.as(TOWN, () -> publicStations.find(station.id())).orElseThrow();
        assertThat(seen.keeper()).isEqualTo("古**");
        assertThat(seen.place()).isEqualTo("转水镇 · 輋𣒍村");
    }

    @Test
    void listsAreFilteredAndSearchedWithRareCharacters() {
        var station = registered(TestCounty.village(RARE, "找得到的站"));
        assertThat(as(() -> lists.search("𣒍 找得到", 10)))
                .extracting(Station::id)
                .containsExactly(station.id());
        var planned =
                new StationFilter(
                        TestCounty.ZHUANSHUI, "village", "planned", "new", "找得到", "opened");
        assertThat(as(() -> lists.count(planned))).isOne();
        var open = new StationFilter(null, null, "serving", null, "找得到", null);
        assertThat(as(() -> lists.count(open))).isZero();
    }

    @Test
    void namesAreSortedByPinyinRareCharactersToo() {
        for (var name : new String[] {"拼音中站", "拼音輋𣒍站", "拼音安站"}) {
            registered(TestCounty.village(RARE, name));
        }
        var sorted = new StationFilter(null, null, null, null, "拼音", "name");
        assertThat(as(() -> lists.list(sorted, new Paged.Request(1, 10))).rows())
                .extracting(Station::name)
                .containsExactly("拼音安站", "拼音輋𣒍站", "拼音中站");
    }

    private static java.util.UUID id(Station station) {
        return station.id();
    }

    private <T> T as(Supplier<T> act) {
        return county.as(OFFICER, act);
    }

    private Station registered(StationInput input) {
        return done(() -> stations.register(input));
    }

    private Station done(Supplier<Outcome> act) {
        var outcome = as(act);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).station();
    }
}
