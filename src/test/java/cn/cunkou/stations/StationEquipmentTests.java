package cn.cunkou.stations;

import static cn.cunkou.stations.TestCounty.OFFICER;
import static cn.cunkou.stations.TestCounty.RARE;
import static cn.cunkou.stations.TestCounty.SHUIZHAI;
import static cn.cunkou.stations.TestCounty.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.services.OpeningHours;
import cn.cunkou.traceability.ProductInput;
import cn.cunkou.traceability.Products;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class StationEquipmentTests {
    private static final byte[] PICTURE =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired Stations stations;

    @Autowired StationLife life;

    @Autowired Products products;

    @Autowired OpeningHours hours;

    @Autowired Counties counties;

    @Autowired People people;

    @Autowired JdbcClient jdbc;

    @Autowired TransactionTemplate transaction;

    private TestCounty county;

    @BeforeEach
    void standOnTheDay() {
        county = new TestCounty(counties, transaction);
        county.standOn(TODAY);
        people.visitor();
    }

    @Test
    void aSerialNumberStandsInOneStationOfTheCounty() {
        var one = registered(RARE, "有电脑的站");
        var other = registered(SHUIZHAI + "201", "想要同一台的站");
        var staff = people.signedIn(Role.OPERATOR_STAFF, "441424");
        assertThat(staff.post(base(one) + "/pieces", piece("SN-1", "2019-13-01")).body())
                .contains("不是日期", "value=\"SN-1\"");
        assertThat(staff.post(base(one) + "/pieces", piece("SN-1", "0201-06-01")).body())
                .contains("早于2000年");
        assertThat(staff.post(base(one) + "/pieces", piece("SN-1", "2019-06-01")).statusCode())
                .isEqualTo(302);
        assertThat(staff.get("/console/stations/equipment/export").statusCode()).isEqualTo(200);
        assertThat(staff.get(base(one)).body()).contains("SN-1", "不是财政资金", "在用");
        assertThat(staff.post(base(other) + "/pieces", piece("sn-1", "2019-06-01")).body())
                .contains("已经登记在「有电脑的站」");
        assertThat(people.signedIn(Role.AUDITOR, "441424").get(base(one)).body())
                .contains("SN-1")
                .doesNotContain("登记一台设备");
        assertThat(people.signedIn(Role.TOWN_OFFICER, SHUIZHAI).get(base(one)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDeviceReportsOnceInFiveMinutesUntilItsTokenIsRevoked() throws Exception {
        var station = registered(SHUIZHAI + "202", "报开机的站");
        var staff = people.signedIn(Role.OPERATOR_STAFF, "441424");
        staff.get(base(station));
        var token = token(staff.post(base(station) + "/devices", Map.of("label", "柜台电脑")).body());
        assertThat(staff.get(base(station)).body()).contains("没有报过").doesNotContain(token);
        assertThat(beat(station, token)).isEqualTo(204);
        assertThat(beat(station, token)).isEqualTo(204);
        assertThat(beats(station)).isEqualTo(1);
        fiveMinutesPass(station);
        assertThat(beat(station, token)).isEqualTo(204);
        assertThat(beats(station)).isEqualTo(2);
        assertThat(beat(registered(SHUIZHAI + "203", "别的站"), token)).isEqualTo(404);
        assertThat(beat(station, token + "x")).isEqualTo(404);
        var screen = people.visitor().get("/screen/" + token);
        assertThat(screen.body()).contains("报开机的站", "现在没有公告", "screen.js");
        var list = staff.get(base(station)).body();
        assertThat(list).contains("近30天开机", "1天");
        var revoke = list.replaceAll("(?s).*action=\"([^\"]*/revoke)\".*", "$1");
        var elsewhere = base(registered(SHUIZHAI + "203", "又一个站"));
        var astray = elsewhere + revoke.substring(base(station).length());
        assertThat(staff.post(astray, Map.of()).statusCode()).isEqualTo(404);
        assertThat(beat(station, token)).isNotEqualTo(404);
        assertThat(staff.post(revoke, Map.of()).statusCode()).isEqualTo(302);
        assertThat(beat(station, token)).isEqualTo(404);
        assertThat(people.visitor().get("/screen/" + token).statusCode()).isEqualTo(404);
    }

    @Test
    void aContractThatRunsOutIsPointedOutInTime() {
        var staff = people.signedIn(Role.OPERATOR_STAFF, "441424");
        for (var until : List.of("2019-11-17", "2020-01-17", "2020-01-18")) {
            var station = registered(SHUIZHAI + "208", "合同到" + until);
            staff.get(base(station));
            staff.upload(
                    "/console/stations/" + station + "/tenure/contract",
                    Map.of("party", "甲公司", "from", "2019-01-01", "until", until),
                    "合同.png",
                    PICTURE);
        }
        assertThat(staff.get("/console/stations/watch?kind=ending").body())
                .contains("合同到2020-01-17")
                .doesNotContain("合同到2020-01-18", "合同到2019-11-17");
        assertThat(staff.get("/console/stations/watch?kind=ended").body())
                .contains("合同到2019-11-17");
        assertThat(staff.get("/console").body()).contains("站点合同快到期", "站点合同已到期");
    }

    @Test
    void aFormSentTwiceMakesOneTokenAndWhatIsSilentIsPointedOut() {
        var station = registered(SHUIZHAI + "207", "没有开机的站");
        var staff = people.signedIn(Role.OPERATOR_STAFF, "441424");
        var form = staff.get(base(station)).body();
        var key = form.replaceAll("(?s).*/devices\">.*?name=\"key\" value=\"([^\"]+)\".*", "$1");
        var sent = Map.of("label", "墙上屏幕", "key", key);
        token(staff.post(base(station) + "/devices", sent).body());
        assertThat(staff.post(base(station) + "/devices", sent).body()).contains("刚发过令牌");
        assertThat(
                        county.as(
                                OFFICER,
                                () ->
                                        jdbc.sql(
                                                        "select count(*) from stations.device where station = :id")
                                                .param("id", station)
                                                .query(Long.class)
                                                .single()))
                .isEqualTo(1);
        assertThat(staff.get("/console/stations/watch?kind=silent").body())
                .doesNotContain("没有开机的站");
        county.as(
                OFFICER,
                () ->
                        jdbc.sql(
                                        "update stations.device set issued_at = '2019-10-01 09:00+08' where station = :id")
                                .param("id", station)
                                .update());
        assertThat(staff.get("/console/stations/watch?kind=silent").body())
                .contains("没有开机的站", "墙上屏幕", "最近一次2019-10-01");
        assertThat(staff.get("/console").body()).contains("设备很久没有开机");
        assertThat(staff.get("/console/stations/watch/export?kind=silent").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theScreenTellsHoursServicesAndNotices() {
        var station = registered(SHUIZHAI + "204", "有屏幕的站");
        var staff = people.signedIn(Role.OPERATOR_STAFF, "441424");
        staff.get("/console/bulletins");
        staff.post(
                "/console/bulletins",
                Map.of("title", "停电通知", "body", "周三停电", "division", "441424"));
        staff.get(base(station));
        var token = token(staff.post(base(station) + "/devices", Map.of("label", "屏幕")).body());
        assertThat(people.visitor().get("/screen/" + token).body())
                .contains("停电通知", "周三停电", "0753-4433000", "开门时间请问站长");
        assertThat(people.visitor().get("/screen/" + token).body()).doesNotContain("本地产品");
        sells("441424103", "邻镇的茶");
        assertThat(people.visitor().get("/screen/" + token).body()).contains("本地产品", "邻镇的茶");
        sells(SHUIZHAI, "本镇的米");
        assertThat(people.visitor().get("/screen/" + token).body())
                .contains("本镇的米", "某某专业合作社")
                .doesNotContain("邻镇的茶");
        var none = List.of("", "", "", "", "", "", "");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> open(station, List.of("", "", "", "", "", "09:00", ""), none))
                .satisfies(wrong -> assertThat(wrong.faults().toString()).contains("没有填关门时间"));
        open(
                station,
                List.of("", "", "", "", "", "09:00", ""),
                List.of("", "", "", "", "", "12:00", ""));
        assertThat(people.visitor().get("/screen/" + token).body())
                .contains("08:00–18:00，周六09:00–12:00，周日休息");
        assertThat(people.visitor().get("/stations/" + station).body()).contains("周六09:00–12:00");
    }

    private void sells(String town, String name) {
        var ware = new ProductInput(town, "cooperative", "某某专业合作社", name, "农产品", null, null);
        county.as(OFFICER, () -> products.add(ware, null));
    }

    @Test
    void aStationIsHandedOverWithEveryPieceSignedOff() {
        var station = registered(SHUIZHAI + "205", "要移交的站");
        var staff = people.signedIn(Role.OPERATOR_STAFF, "441424");
        staff.get(base(station));
        staff.post(base(station) + "/pieces", piece("SN-7", "2019-06-01"));
        var tenure = "/console/stations/" + station + "/tenure";
        var signed =
                staff.upload(
                        tenure + "/contract",
                        Map.of("party", "甲公司", "from", "2019-01-01", "until", "2021-12-31"),
                        "合同.png",
                        PICTURE);
        assertThat(signed.statusCode()).isEqualTo(302);
        assertThat(staff.get(tenure).body()).contains("甲公司", "有效", "没有动静", "没有在运营");
        var old = Map.of("party", "甲公司", "from", "1900-01-01", "until", "1901-12-31");
        assertThat(staff.upload(tenure + "/contract", old, "合同.png", PICTURE).body())
                .contains("1900-01-01早于2000年");
        assertThat(staff.get("/console/stations/watch").body()).doesNotContain("要移交的站");
        var handover =
                Map.of(
                        "day",
                        "2019-11-10",
                        "giver",
                        "甲公司",
                        "taker",
                        "乙公司",
                        "keeperName",
                        "钟某某",
                        "keeperPhone",
                        "13800000009");
        assertThat(staff.upload(tenure + "/handover", handover, "清单.png", PICTURE).body())
                .contains("没有说电脑（SN-7）怎么样", "逐台点过再签");
        var all = new HashMap<>(handover);
        all.put("piece", pieceOf(station).toString());
        all.put("found", "broken");
        assertThat(staff.post(tenure + "/handover", all).body()).contains("没有传双方签字的移交清单");
        assertThat(staff.upload(tenure + "/handover", all, "清单.png", PICTURE).statusCode())
                .isEqualTo(302);
        assertThat(staff.get(tenure).body()).contains("甲公司交给乙公司，设备1台，在用0台", "已结束：移交给乙公司");
        var after = county.as(OFFICER, () -> stations.get(station));
        assertThat(after.keeper()).isNotNull();
        assertThat(staff.get(base(station)).body()).contains("坏了");
    }

    @Test
    void aStationLivesWhileSomethingIsHeardOfIt() throws Exception {
        var station = registered(SHUIZHAI + "206", "还在办的站");
        county.as(OFFICER, () -> life.accept(station, TODAY.minusYears(1), "验收单"));
        county.as(OFFICER, () -> life.open(station, TODAY.minusYears(1)));
        var staff = people.signedIn(Role.OPERATOR_STAFF, "441424");
        var tenure = "/console/stations/" + station + "/tenure";
        assertThat(staff.get(tenure).body()).contains("从来没有服务记录", "要办到2021-11-18");
        staff.get(base(station));
        beat(station, token(staff.post(base(station) + "/devices", Map.of("label", "屏幕")).body()));
        assertThat(staff.get(tenure).body()).contains("还在办", "最近一次动静是2019-11-18");
        assertThat(alive(station, TODAY)).isEqualTo(1);
        assertThat(alive(station, TODAY.minusDays(1))).isZero();
    }

    private int alive(UUID station, LocalDate day) {
        return county.as(
                OFFICER,
                () ->
                        jdbc.sql(
                                        """
                                        select value from measures."stations.alive" where subject = :id and base = 'stations-accepted' and validity @> :day
                                        """)
                                .param("id", station)
                                .param("day", day)
                                .query(Integer.class)
                                .single());
    }

    private UUID pieceOf(UUID station) {
        return county.as(
                OFFICER,
                () ->
                        jdbc.sql("select id from stations.equipment where station = :id")
                                .param("id", station)
                                .query(UUID.class)
                                .single());
    }

    private void open(UUID station, List<String> opens, List<String> closes) {
        county.as(
                OFFICER,
                () -> {
                    hours.set(station, "08:00", "18:00", List.of(7), opens, closes);
                    return true;
                });
    }

    private static Map<String, String> piece(String serial, String bought) {
        return Map.of("kind", "电脑", "model", "台式", "serial", serial, "bought", bought);
    }

    private int beat(UUID station, String token) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        people.site() + "/api/stations/" + station + "/heartbeat"))
                        .header("Device-Token", token)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        try (var program = HttpClient.newHttpClient()) {
            return program.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private void fiveMinutesPass(UUID station) {
        county.as(
                OFFICER,
                () ->
                        jdbc.sql(
                                        """
                                        update stations.device_day set last_at = last_at - interval '5 minutes'
                                         where station = :id
                                        """)
                                .param("id", station)
                                .update());
    }

    private int beats(UUID station) {
        return county.as(
                OFFICER,
                () ->
                        jdbc.sql("select sum(beats) from stations.device_day where station = :id")
                                .param("id", station)
                                .query(Integer.class)
                                .single());
    }

    private static String token(String page) {
        return page.replaceAll("(?s).*<code>([\\w-]{40,})</code>.*", "$1");
    }

    private static String base(UUID station) {
        return "/console/stations/" + station + "/equipment";
    }

    private UUID registered(String division, String name) {
        var done = county.as(OFFICER, () -> stations.register(TestCounty.village(division, name)));
        assertThat(done).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) done).station().id();
    }
}
