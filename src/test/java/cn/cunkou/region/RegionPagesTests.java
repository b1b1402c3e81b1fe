package cn.cunkou.region;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.VillageList.Kind;
import cn.cunkou.region.VillageList.Row;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class RegionPagesTests {
    private static final DivisionCode WUHUA = DivisionCode.of("441424");

    @Autowired private People people;

    @Autowired private Counties counties;

    @Autowired private VillageLists lists;

    @BeforeEach
    void aCountyIsServed() {
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> counties.activateDemo(WUHUA, LocalDate.of(2019, 11, 18)));
    }

    @Test
    void theTableOfDivisionsShowsTownAndVillageAndWhatIsAssumed() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(officer.get("/console/divisions").body())
                .contains("水寨镇", "府前社区", "415", "推定", "共467个");
        assertThat(officer.get("/console/divisions?q=%F0%A3%92%8D").body())
                .contains("转水镇", "輋𣒍村", "共1个");
        assertThat(officer.get("/console/divisions?kind=residents-committee&sort=name").body())
                .contains("共36个");
        assertThat(officer.get("/console/divisions?day=2024-01-01").body())
                .doesNotContain("<span class=\"state state-unclear\">推定");
        assertThat(officer.get("/console/divisions?county=440883").statusCode()).isEqualTo(404);
    }

    @Test
    void everyListCanBeTakenAsAWorkbook() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        for (var path : List.of("/console/divisions/export?q=x", "/console/sites/export")) {
            var file = officer.get(path);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type").orElse(""))
                    .contains("spreadsheetml");
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .contains("attachment", ".xlsx");
        }
    }

    @Test
    void aMissingListIsNamedAndAListOpens() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(officer.get("/console/village-lists").body()).contains("还没有“镇政府驻地村”名录");
        var id =
                Actor.as(
                        Actor.system("测试", Scope.of("441424")),
                        () ->
                                lists.record(
                                        new NewVillageList(
                                                Kind.DESIGNATED_POOR,
                                                "",
                                                WUHUA,
                                                LocalDate.of(2016, 5, 1),
                                                "演示用名单",
                                                null,
                                                true,
                                                List.of(
                                                        new Row(
                                                                DivisionCode.of("441424103203"),
                                                                null)))));
        var page = officer.get("/console/village-lists/" + id).body();
        assertThat(page).contains("省定贫困村", "转水镇 輋𣒍村", "演示数据", "有效");
        assertThat(page).doesNotContain("还没有“省定贫困村”名录");
        assertThat(officer.get("/console/village-lists/" + id + "/export").statusCode())
                .isEqualTo(200);
        var withdraw = "/console/village-lists/" + id + "/withdraw";
        assertThat(
                        people.signedIn(Role.TOWN_OFFICER, "441424100")
                                .post(withdraw, Map.of("reason", "试一试"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(officer.post(withdraw, Map.of("reason", "")).statusCode()).isEqualTo(400);
        assertThat(officer.post(withdraw, Map.of("reason", "演示完毕")).statusCode()).isEqualTo(302);
        assertThat(officer.get("/console/village-lists/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aSiteIsAddedAndChangedInTheBrowser() {
        var officer = people.signedIn(Role.TOWN_OFFICER, "441424100");
        assertThat(officer.get("/console/sites/new").body()).contains("水寨镇").doesNotContain("转水镇");
        var page = added(officer, form("441424100", "水寨镇服务站"));
        assertThat(officer.get(page).body()).contains("水寨镇服务站", "还没有登记功能区");
        assertThat(officer.get("/console/sites").body()).contains("水寨镇服务站", "还没启用");
        var opened = new HashMap<>(form("441424100", "水寨镇电商服务站"));
        opened.put("openingDay", "2018-08-01");
        assertThat(officer.post(page, opened).statusCode()).isEqualTo(302);
        assertThat(officer.get("/console/sites").body()).contains("水寨镇电商服务站", "使用中");
        assertThat(officer.post(page, form("441424100", "晚了一步")).statusCode()).isEqualTo(409);
        var area =
                Map.of("zone", "", "from", "2019-01-01", "squareMetres", "120.5", "source", "合同");
        assertThat(officer.post(page + "/areas", area).statusCode()).isEqualTo(302);
        assertThat(officer.get(page).body()).contains("水寨镇电商服务站", "全部120.5平方米");
        var close = Map.of("until", "2019-12-01", "reason", "搬迁");
        assertThat(officer.post(page + "/close", close).statusCode()).isEqualTo(302);
    }

    @Test
    void aTownOfficerMeetsNoSiteOfAnotherTown() {
        var county = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var page = added(county, form("441424103", "转水镇服务站"));
        var officer = people.signedIn(Role.TOWN_OFFICER, "441424100");
        assertThat(officer.get(page).statusCode()).isEqualTo(404);
        assertThat(officer.get("/console/sites?town=441424103").body()).doesNotContain("转水镇服务站");
        assertThat(officer.post(page, form("441424100", "改成我的")).statusCode()).isEqualTo(404);
        assertThat(officer.post("/console/sites/new", form("441424103", "别的镇")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void everythingWrongInAFormIsSaidAtOnce() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var form = new HashMap<>(form("441424103", " "));
        form.put("longitude", "23.9");
        form.put("latitude", "115.7");
        form.put("openingDay", "十二月");
        var answer = officer.post("/console/sites/new", form);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("名称", "经纬度", "启用日期");
    }

    private static String added(Browser officer, Map<String, String> form) {
        var answer = officer.post("/console/sites/new", form);
        assertThat(answer.statusCode()).isEqualTo(302);
        var address = answer.headers().firstValue("Location").orElseThrow();
        return address.substring(address.indexOf("/console"));
    }

    private static Map<String, String> form(String division, String name) {
        return Map.of(
                "division", division,
                "place", "",
                "kind", "station",
                "name", name,
                "address", "",
                "longitude", "",
                "latitude", "",
                "openingDay", "",
                "from", "2018-07-01",
                "version", "0");
    }
}
