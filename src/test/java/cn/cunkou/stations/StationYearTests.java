package cn.cunkou.stations;

import static cn.cunkou.stations.TestCounty.OFFICER;
import static cn.cunkou.stations.TestCounty.SHUIZHAI;
import static cn.cunkou.stations.TestCounty.TODAY;
import static cn.cunkou.stations.TestCounty.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.AtOnce;
import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.NoticeEnded;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.imports.ImportDesk;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.scoring.ScoreRun;
import cn.cunkou.stations.scoring.ScoreRuns;
import cn.cunkou.stations.selection.Selection;
import cn.cunkou.stations.selection.Selections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keepers chosen, and stations scored for a year. */
@CunkouTest
class StationYearTests {
    private static final Actor OTHER = TestCounty.person("王某某", "441424");

    @Autowired Stations stations;

    @Autowired StationLife life;

    @Autowired Selections selections;

    @Autowired ScoreRuns runs;

    @Autowired Counties counties;

    @Autowired Plans plans;

    @Autowired People people;

    @Autowired JdbcClient jdbc;

    @Autowired ApplicationEventPublisher events;

    @Autowired TransactionTemplate transaction;

    private TestCounty county;

    @BeforeEach
    void standOnTheDay() {
        county = new TestCounty(counties, transaction);
        county.standOn(TODAY);
        people.visitor();
    }

    @Test
    void aKeeperIsChosenByTwoJudgesAfterTheTraining() {
        var station = station("201", "选站长的站");
        assertFault(() -> open(station, "会电商"), "看不懂");
        open(station, "会电商 60\n配合程度高 40");
        assertFault(() -> open(station, "会电商 100"), "正在遴选");
        act(OFFICER, () -> selections.add(station, "古某某", "13800000031", "开过网店"));
        act(OFFICER, () -> selections.add(station, "钟某某", "13800000032", ""));
        assertFault(
                () -> act(OFFICER, () -> selections.add(station, "重名", "13800000031", "")), "登记过");
        var first = candidate(station, "古某某");
        var second = candidate(station, "钟某某");
        assertFault(
                () -> act(OFFICER, () -> selections.score(station, first, List.of("90", "101"))),
                "0到100");
        act(OFFICER, () -> selections.score(station, first, List.of("90", "80")));
        act(OFFICER, () -> selections.score(station, second, List.of("60", "70")));
        assertFault(() -> choose(station, first, ""), "至少两个人");
        act(OTHER, () -> selections.score(station, first, List.of("80", "60")));
        act(OTHER, () -> selections.score(station, second, List.of("50", "50")));
        assertFault(() -> choose(station, first, ""), "培训合格");
        act(OFFICER, () -> selections.train(station, second, TODAY.toString(), "站长培训班结业名册"));
        assertThat(running(station).candidates().getFirst().mean(running(station).criteria()))
                .isEqualByComparingTo("79.0");
        assertFault(() -> choose(station, second, ""), "不是得分最高的");
        assertThat(
                        AtOnce.of(
                                () -> isChosen(station, second, "古某某外出务工"),
                                () -> isChosen(station, second, "古某某外出务工")))
                .as("of two who decide at the same moment one is told")
                .containsExactlyInAnyOrder(true, false);
        var keeper = act(() -> stations.get(station.id())).keeper();
        assertThat(Objects.requireNonNull(keeper).name()).isEqualTo("钟某某");
        assertThat(act(() -> selections.of(station)).getFirst().state())
                .isEqualTo(Selection.State.DECIDED);
        var desk = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(desk.get("/console/stations/" + station.id() + "/selection").body())
                .contains("已选定：钟某某", "古某某外出务工");
    }

    @Test
    void aYearIsScoredPutUpAndFixedAsItStood() {
        adoptPlan();
        var good = station("202", "好站");
        var quiet = station("203", "冷清站");
        for (var one : List.of(good, quiet)) {
            act(OFFICER, () -> life.accept(one.id(), TODAY.minusMonths(6), "验收单"));
            act(OFFICER, () -> life.open(one.id(), TODAY.minusMonths(6)));
        }
        served(good, 4);
        served(quiet, 1);
        var run = act(() -> runs.open(WUHUA, "2019", "便民服务 60 服务\n现场检查 40 现场"));
        assertFault(() -> act(() -> runs.open(WUHUA, "2019", "便民服务 60 服务")), "已经有考核");
        assertFault(() -> act(() -> runs.open(WUHUA, "2017", "现场 60\n现场 40")), "写了两次");
        assertFault(() -> act(OFFICER, () -> runs.publish(run, "5")), "还有2个站没有打完分");
        assertFault(() -> act(OFFICER, () -> runs.give(run, good.id(), 2, "41", "检查记录1号")), "0到40");
        act(OFFICER, () -> runs.give(run, good.id(), 2, "30", "检查记录1号"));
        act(OFFICER, () -> runs.give(run, quiet.id(), 2, "40", "检查记录2号"));
        act(OFFICER, () -> runs.publish(run, "5"));
        served(quiet, 10);
        var frozen = act(() -> runs.ranking(runs.get(run)));
        assertThat(frozen).extracting(one -> one.name()).containsExactly("好站", "冷清站");
        assertThat(frozen)
                .extracting(one -> one.total())
                .containsExactly(new BigDecimal("90.0"), new BigDecimal("55.0"));
        assertThat(frozen.getLast().said()).contains("便民服务15.0分（1次，最多的站4次）", "检查记录2号");
        var desk = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var page = desk.get("/console/station-scores/" + run).body();
        assertThat(page).contains("公示中", "好站", "看公示");
        var notice = page.replaceAll("(?s).*href=\"([^\"]+)\">看公示.*", "$1");
        assertThat(people.visitor().get(notice).body())
                .contains("2019年度服务站点考核结果", "第1名，90.0分", "href=\"#object\"")
                .doesNotContain("金额（元）");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> act(OFFICER, () -> runs.follow(run, quiet.id(), "warned", "约谈记录")))
                .withMessageContaining("还没有定");
        var first = Objects.requireNonNull(act(() -> runs.get(run)).notice());
        desk.post("/console/notices/" + first + "/withdraw", Map.of("reason", "写错了年度"));
        assertThat(act(() -> runs.get(run)).state()).isEqualTo(ScoreRun.State.OPEN);
        act(OFFICER, () -> runs.publish(run, "5"));
        var id = Objects.requireNonNull(act(() -> runs.get(run)).notice());
        act(
                OFFICER,
                () ->
                        events.publishEvent(
                                new NoticeEnded(id, WUHUA, "station-scores:" + run, true)));
        assertThat(act(() -> runs.get(run)).state()).isEqualTo(ScoreRun.State.FIXED);
        var followed =
                desk.post(
                        "/console/station-scores/"
                                + run
                                + "/stations/"
                                + quiet.id()
                                + "/consequences",
                        Map.of("kind", "warned", "note", "约谈记录3号"));
        assertThat(followed.statusCode()).isEqualTo(302);
        assertThat(desk.get("/console/station-scores/" + run).body()).contains("警告");
        var follow = "/console/station-scores/" + run + "/stations/" + quiet.id() + "/consequences";
        var closing = Map.of("kind", "closed", "note", "会议纪要4号");
        assertThat(desk.post(follow, closing).statusCode()).isEqualTo(302);
        assertThat(desk.post(follow, closing).body()).contains("已经登记过关闭");
        assertThat(desk.get("/console/stations/watch").body())
                .contains("考核警告的站点", "约谈记录3号", "考核要关闭的站点", "会议纪要4号");
        assertThat(desk.get("/console").body()).contains("考核要关闭的站点");
        assertThat(desk.get("/console/station-scores/" + run + "/export").statusCode())
                .isEqualTo(200);
    }

    @Test
    void pointsOfAllStationsComeBackFromTheSheetThatWasTakenAlong() {
        adoptPlan();
        var codes = new ArrayList<String>();
        for (var name : List.of("甲站", "乙站")) {
            var one = station(name.equals("甲站") ? "204" : "205", name);
            act(OFFICER, () -> life.accept(one.id(), TODAY.minusYears(1), "验收单"));
            act(OFFICER, () -> life.open(one.id(), TODAY.minusYears(1)));
            codes.add(one.code());
        }
        var run = act(() -> runs.open(WUHUA, "2018", "现场检查 60 现场\n环境 40 现场"));
        var desk = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(desk.get("/console/station-scores/" + run).body()).contains("下载打分表", "导入分数");
        var head = "年度,站点编号,站点,考核什么,分数,凭什么\n";
        var rows = "2018,%s,,%s,%s,%s\n";
        var wrong =
                brought(
                        desk,
                        head
                                + rows.formatted(codes.get(0), "现场检查", "60.1", "第1组")
                                + rows.formatted(codes.get(0), "便民服务", "1", "第1组")
                                + rows.formatted("XX-1", "环境", "1", "第1组")
                                + rows.formatted(codes.get(1), "环境", "40", "")
                                + "2017,%s,,环境,1,第1组\n".formatted(codes.get(1)));
        assertThat(ImportDesk.settled(desk, wrong))
                .contains(
                        "5行有错", "不是0到60的分数", "不是由人打分的一条", "没有要考核的站点", "没有填凭什么", "2017年度没有正在打分的考核");

        var right =
                brought(
                        desk,
                        head
                                + rows.formatted(codes.get(0), "现场检查", "55.5", "第1组")
                                + rows.formatted(codes.get(0), "环境", "40", "第1组")
                                + rows.formatted(codes.get(1), "现场检查", "50", "第2组")
                                + rows.formatted(codes.get(1), "环境", "", ""));
        assertThat(ImportDesk.settled(desk, right)).contains("确认导入3行");
        assertThat(ImportDesk.confirmed(desk, right)).contains("已导入");
        assertThat(act(() -> runs.ranking(runs.get(run))))
                .extracting(one -> one.total() + "，" + one.missing())
                .containsExactly("95.5，[]", "50.0，[环境]");
        act(OFFICER, () -> runs.give(run, id(codes.get(1)), 1, "45", "复查记录"));
        assertThat(ImportDesk.undone(desk, right)).contains("撤销了2行", "导入以后又打过");
        assertThat(act(() -> runs.ranking(runs.get(run))))
                .extracting(one -> one.total() + "，" + one.missing())
                .containsExactly("45.0，[环境]", "0.0，[现场检查, 环境]");
    }

    private static String brought(Browser desk, String csv) {
        return ImportDesk.sent(desk, "station-points", "441424", "打分.csv", csv);
    }

    private UUID id(String code) {
        return act(() ->
                jdbc.sql("select id from stations.station where code = ?")
                        .param(code)
                        .query(UUID.class)
                        .single());
    }

    private void open(Station station, String criteria) {
        act(OFFICER, () -> selections.open(station, criteria));
    }

    private void choose(Station station, UUID candidate, String reason) {
        act(OFFICER, () -> selections.choose(station, candidate, TODAY.toString(), reason));
    }

    private boolean isChosen(Station station, UUID candidate, String reason) {
        try {
            choose(station, candidate, reason);
            return true;
        } catch (Problem told) {
            return false;
        }
    }

    private Selection running(Station station) {
        return act(() -> selections.of(station)).getFirst();
    }

    private UUID candidate(Station station, String name) {
        return running(station).candidates().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void served(Station station, int times) {
        act(
                OFFICER,
                () ->
                        jdbc.sql(
                                        """
                                        insert into stations.service (id, station, station_name, division, level, day, happened_at,
                                                                      entered_at, recorded_at, phone_time, kind, kind_label, named,
                                                                      content, by_id, by_name)
                                        select uuidv7(), :id, :name, :division, 'village', :day, :now, :now, :now, :now, 'payment',
                                               '缴费', true, 'x' || n, 'x', 'x'
                                          from generate_series(1, :times) as n
                                        """)
                                .param("id", station.id())
                                .param("name", station.name())
                                .param("division", station.division().digits())
                                .param("day", TODAY)
                                .param("now", TODAY.atTime(9, 0).atOffset(ZoneOffset.UTC))
                                .param("times", times)
                                .update());
    }

    private void adoptPlan() {
        try {
            var plan = Files.readAllBytes(Path.of("plans", "wuhua-2018.yaml"));
            var system = Actor.system("测试", Scope.everywhere());
            county.as(system, () -> plans.adopt(plan));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Station station(String village, String name) {
        var done = act(() -> stations.register(TestCounty.village(SHUIZHAI + village, name)));
        return ((Outcome.Done) done).station();
    }

    private static void assertFault(Runnable act, String words) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(act::run)
                .satisfies(problem -> assertThat(problem.faults().toString()).contains(words));
    }

    private <T> T act(Supplier<T> act) {
        return county.as(OFFICER, act);
    }

    private void act(Actor actor, Runnable act) {
        county.as(
                actor,
                () -> {
                    act.run();
                    return true;
                });
    }
}
