package cn.cunkou.stations;

import static cn.cunkou.stations.TestCounty.OFFICER;
import static cn.cunkou.stations.TestCounty.RARE;
import static cn.cunkou.stations.TestCounty.SHUIZHAI;
import static cn.cunkou.stations.TestCounty.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.region.Counties;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CunkouTest
class StationPagesTests {
    private static final byte[] PICTURE =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired Stations stations;

    @Autowired Attachments attachments;

    @Autowired StationTodos todos;

    @Autowired People people;

    @Autowired Counties counties;

    @Autowired TransactionTemplate transaction;

    private TestCounty county;

    @BeforeEach
    void standOnTheDay() {
        county = new TestCounty(counties, transaction);
        county.standOn(TODAY);
        people.visitor();
    }

    @Test
    void anOfficerEntersAStationAndOpensIt() {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(browser.get("/console/stations/new").body()).contains("輋𣒍村", "转水镇（镇级站）");
        var wrong =
                browser.post(
                        "/console/stations/new",
                        Map.of("division", RARE, "name", "", "area", "很大", "address", "祠堂旁"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("有2处要改", "没有填名称", "value=\"祠堂旁\"");
        var entered =
                browser.post("/console/stations/new", Map.of("division", RARE, "name", "页面登记的站"));
        assertThat(entered.statusCode()).isEqualTo(302);
        var address = place(entered);
        var page = browser.get(address).body();
        assertThat(page).contains("已登记站点", "转水镇 · 輋𣒍村", "筹建", "登记开业");
        var station = address.substring(0, address.indexOf('?'));
        assertThat(browser.get(station + "/open").body()).contains("开业日期", "2019-11-18");
        assertThat(browser.post(station + "/open", Map.of("day", "2019-12-01")).body())
                .contains("晚于今天");
        var opened = browser.post(station + "/open", Map.of("day", "2019-11-01"));
        assertThat(browser.get(place(opened)).body()).contains("已登记开业", "已开业未验收");
        assertThat(browser.get("/console/stations?q=页面登记&state=awaiting&sort=opened").body())
                .contains("页面登记的站", "第1至1个");
        assertThat(county.as(OFFICER, todos::todos))
                .anySatisfy(todo -> assertThat(todo.label()).isEqualTo("站点待验收"));
    }

    @Test
    void everyActHasAForm() {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var station = registered("各种手续的站").id();
        for (var act : Act.values()) {
            var page = browser.get("/console/stations/" + station + "/" + act.id());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(act.label());
            assertThat(
                            browser.post("/console/stations/" + station + "/" + act.id(), Map.of())
                                    .statusCode())
                    .isEqualTo(422);
        }
        assertThat(browser.get("/console/stations/" + station + "/dance").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theLaterOfTwoBrowsersKeepsItsInputAndIsToldWhatChanged() {
        var first = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var second = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var form = "/console/stations/" + registered("两个窗口的站").id() + "/edit";
        assertThat(first.post(form, Map.of("version", "1", "name", "第一个人改的")).statusCode())
                .isEqualTo(302);
        var later = second.post(form, Map.of("version", "1", "name", "第二个人改的"));
        assertThat(later.statusCode()).isEqualTo(409);
        assertThat(later.body())
                .contains("改过这个站点", "第一个人改的", "value=\"第二个人改的\"", "name=\"version\" value=\"2\"");
        assertThat(second.post(form, Map.of("version", "2", "name", "第二个人改的")).statusCode())
                .isEqualTo(302);
    }

    @Test
    void anAttachmentIsSeenByThoseWhoSeeItsStation() {
        var station = registered("有照片的站");
        var photo =
                county.as(
                        OFFICER,
                        () ->
                                attachments.add(
                                        station.id(),
                                        Attachment.Kind.PHOTO,
                                        "C:\\照片\\门面.png",
                                        TODAY,
                                        new ByteArrayInputStream(PICTURE)));
        assertThat(photo.name()).isEqualTo("门面.png");
        var auditor = people.signedIn(Role.AUDITOR, "441424");
        var seen = auditor.get(photo.href());
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(auditor.get("/console/stations/" + station.id()).body()).contains("门面.png");
        var other = registered("没有照片的站");
        assertThat(
                        auditor.get(
                                        "/console/stations/"
                                                + other.id()
                                                + "/attachments/"
                                                + photo.id())
                                .statusCode())
                .isEqualTo(404);
        var town = people.signedIn(Role.TOWN_OFFICER, SHUIZHAI);
        assertThat(town.get(photo.href()).statusCode()).isEqualTo(404);
        assertThat(town.post(photo.href() + "/remove", Map.of()).statusCode()).isEqualTo(404);
        assertThat(people.visitor().get(photo.href()).statusCode()).isNotEqualTo(200);
        county.as(
                OFFICER,
                () -> {
                    attachments.remove(station.id(), photo.id());
                    return true;
                });
        assertThat(auditor.get(photo.href()).statusCode()).isEqualTo(404);
    }

    @Test
    void aTownOfficerSeesNothingOfAnotherTown() {
        var other = registered("别镇的页面").id();
        var town = people.signedIn(Role.TOWN_OFFICER, SHUIZHAI);
        assertThat(town.get("/console/stations?q=别镇的页面").body()).doesNotContain(other.toString());
        assertThat(town.get("/console/stations?town=441424103").body())
                .doesNotContain("別镇的页面", other.toString());
        for (var path : new String[] {"", "/edit", "/close", "/move"}) {
            assertThat(town.get("/console/stations/" + other + path).statusCode()).isEqualTo(404);
        }
        assertThat(
                        town.post("/console/stations/" + other + "/edit", Map.of("name", "改掉"))
                                .statusCode())
                .isEqualTo(404);
        assertThat(town.get("/console/stations/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(town.get("/console/stations/new").body())
                .contains("水寨镇（镇级站）")
                .doesNotContain("转水镇（镇级站）");
    }

    @Test
    void anAuditorReadsAndChangesNothing() {
        var auditor = people.signedIn(Role.AUDITOR, "441424");
        var station = registered("审计看的站").id();
        assertThat(auditor.get("/console/stations/" + station).body())
                .contains("审计看的站")
                .doesNotContain("修改资料", "登记开业");
        assertThat(
                        auditor.post(
                                        "/console/stations/" + station + "/open",
                                        Map.of("day", "2019-11-01"))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theKeepersPhoneIsWholeForThoseWhoKeepTheRegisterOnly() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var address = "/console/stations/" + registered("换站长的站").id();
        officer.post(
                address + "/keeper",
                Map.of("day", "2019-11-01", "keeperName", "曾某某", "keeperPhone", "13812346120"));
        assertThat(officer.get(address).body()).contains("13812346120");
        assertThat(people.signedIn(Role.AUDITOR, "441424").get(address).body())
                .contains("138****6120")
                .doesNotContain("13812346120");
    }

    @Test
    void theListIsExportedAsItIsFiltered() {
        registered("导出的站");
        var auditor = people.signedIn(Role.AUDITOR, "441424");
        var answer = auditor.get("/console/stations/export?division=441424103&text=导出的站");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment", ".xlsx");
        assertThat(answer.body()).startsWith("PK");
    }

    private Station registered(String name) {
        return ((Outcome.Done)
                        county.as(OFFICER, () -> stations.register(TestCounty.village(RARE, name))))
                .station();
    }

    private static String place(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElseThrow();
        return location.startsWith("http")
                ? URI.create(location).getRawPath() + query(location)
                : location;
    }

    private static String query(String location) {
        var at = location.indexOf('?');
        return at < 0 ? "" : location.substring(at);
    }
}
