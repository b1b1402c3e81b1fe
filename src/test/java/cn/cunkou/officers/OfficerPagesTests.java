package cn.cunkou.officers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class OfficerPagesTests {
    private static final DivisionCode COUNTY = DivisionCode.of("441424");
    private static final String TOWN = "441424103";
    private static final String VILLAGE = "441424103203";
    private static final String NEW = "/console/officers/new";

    @Autowired People people;

    @Autowired Counties counties;

    @Autowired Registry registry;

    @Autowired Audit audit;

    @BeforeEach
    void aCountyIsServed() {
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> counties.activateDemo(COUNTY, LocalDate.of(2019, 11, 18)));
    }

    @Test
    void anOfficerIsAppointedSucceededCorrectedAndLeaves() {
        var bureau = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(bureau.get(NEW).body()).contains("登记任职", "转水镇 · 輋𣒍村", "信息员");
        var wrong = bureau.post(NEW, form(VILLAGE, "", "1234", "2019-03-01"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("没有填姓名", "不是电话号码", "value=\"2019-03-01\"");
        var post = place(bureau.post(NEW, form(VILLAGE, "曾某某", "13812346120", "2019-03-01")));
        assertThat(bureau.get(post).body()).contains("转水镇 輋𣒍村信息员", "曾某某", "在任", "登记接任的人");
        bureau.post(NEW, form(VILLAGE, "古某某", "13812346121", "2019-08-01"));
        var page = bureau.get(post).body();
        assertThat(page).contains("2019-03-01至2019-07-31", "2019-08-01起", "已离任");
        var holder = page.replaceAll("(?s).*?/holders/([0-9a-f-]{36})/correct.*", "$1");
        var holders = "/console/officers/holders/" + holder;
        assertThat(bureau.get(holders + "/correct").body()).contains("value=\"13812346121\"");
        var corrected = new HashMap<>(form(VILLAGE, "古某某", "", "2019-09-01"));
        assertThat(bureau.post(holders + "/correct", corrected).body()).contains("没有填更正的原因");
        corrected.put("reason", "日期写错");
        bureau.post(holders + "/correct", corrected);
        page = bureau.get(post).body();
        assertThat(page).contains("2019-03-01至2019-08-31", "更正：日期写错", "已更正");
        assertThat(bureau.get(holders + "/correct").statusCode()).isEqualTo(409);
        var standing = page.replaceAll("(?s).*?/holders/([0-9a-f-]{36})/correct.*", "$1");
        var early = Map.of("last", "2019-08-15");
        assertThat(bureau.post("/console/officers/holders/" + standing + "/leave", early).body())
                .contains("早于任职第一天");
        bureau.post(
                "/console/officers/holders/" + standing + "/leave", Map.of("last", "2019-10-31"));
        assertThat(
                        bureau.get(
                                        "/console/officers?town="
                                                + TOWN
                                                + "&duty=information-officer&q=古某某")
                                .body())
                .contains("没有符合条件");
        assertThat(bureau.get("/console/officers?state=past&q=古某某").body()).contains("2019-10-31");
        assertThat(bureau.get("/console/officers?state=gone").statusCode()).isEqualTo(400);
    }

    @Test
    void phonesAreMaskedAndLookingAtOneIsNoted() throws IOException {
        var town = people.signedIn(Role.TOWN_OFFICER, TOWN);
        town.get(NEW);
        var post = place(town.post(NEW, form("441424103204", "温某某", "13812346133", "2019-03-01")));
        assertThat(town.get(post).body()).contains("13812346133");
        var id = post.replaceAll(".*/", "");
        var trail = Actor.as(Actor.system("测试", Scope.of("441424")), () -> audit.of("post", id));
        assertThat(trail).extracting(Audit.Entry::act).contains("登记任职", "查看个人资料");
        var auditor = people.signedIn(Role.AUDITOR, "441424");
        assertThat(auditor.get("/console/officers?q=温某某").body())
                .contains("138****6133")
                .doesNotContain("13812346133");
        assertThat(auditor.get(post).body())
                .contains("138****6133")
                .doesNotContain("13812346133", "撤回（");
        assertThat(sheet(auditor.download("/console/officers/export?q=温某某")))
                .contains("温某某", "138****6133", "信息员", "村级")
                .doesNotContain("13812346133");
        assertThat(people.signedIn(Role.TOWN_OFFICER, "441424100").get(post).statusCode())
                .isEqualTo(404);
        assertThat(people.visitor().get("/figures/officers.appointed").body()).doesNotContain("温");
        var elsewhere = town.post(NEW, form("441424100", "别镇人", "", "2019-03-01"));
        assertThat(elsewhere.statusCode()).isEqualTo(422);
        assertThat(elsewhere.body()).contains("本辖区");
    }

    @Test
    void aBodysReporterNamesItsOwnContact() {
        var reporter = people.reporter("441424", "县供销社");
        var page = reporter.get(NEW).body();
        assertThat(page).contains("县供销社").doesNotContain("转水镇");
        var body =
                Actor.as(
                        Actor.system("测试", Scope.everywhere()),
                        () -> registry.body(COUNTY, "县供销社").orElseThrow().id());
        var form = new HashMap<>(form(body.toString(), "魏某某", "0753-4433000", "2019-03-01"));
        form.put("duty", "contact");
        var post = place(reporter.post(NEW, form));
        assertThat(reporter.get(post).body()).contains("县供销社联络员", "魏某某");
        assertThat(reporter.post(NEW, form(TOWN, "魏某某", "", "2019-03-01")).body()).contains("本单位");
        assertThat(people.signedIn(Role.BUREAU_OFFICER, "441424").get("/console/bodies").body())
                .contains("联络员：魏某某");
    }

    @Test
    void anInformationOfficerReportsAndAnOfficeDealsWithIt() throws IOException {
        var informer = people.signedIn(Role.INFORMATION_OFFICER, VILLAGE);
        assertThat(informer.get("/console").body()).contains("上报信息");
        assertThat(informer.get("/report").body())
                .contains("价格行情", "輋𣒍村", "2019-11-18")
                .doesNotContain("水寨镇");
        var fields = report("supply", "红薯干三百斤要卖");
        var wrong = informer.upload("/report", without(fields, "kind"), "a.txt", new byte[] {1});
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("没有填类别", "红薯干三百斤要卖", "value=\"300\"");
        assertThat(informer.upload("/report", fields, "a.txt", new byte[] {1}).body())
                .contains("不是JPG、PNG或WebP照片");
        informer.upload("/report", fields, "a.png", picture());
        informer.upload("/report", fields, "a.png", picture());
        var own = informer.get("/report?done=new").body();
        assertThat(own).contains("已报上去", "红薯干三百斤要卖", "300 斤", "未读", "第1至1条，共1条");
        var id = own.replaceAll("(?s).*/report/([0-9a-f-]{36})/correct.*", "$1");
        assertThat(informer.download("/report/" + id + "/picture")).isEqualTo(picture());
        assertThat(informer.get("/report/" + id + "/correct").body())
                .contains("更正今天报的", "红薯干三百斤要卖");
        informer.post("/report/" + id + "/correct", report("supply", "红薯干四百斤要卖"));
        assertThat(informer.get("/report").body())
                .contains("红薯干四百斤要卖", "看照片")
                .doesNotContain("三百斤");

        var town = people.signedIn(Role.TOWN_OFFICER, TOWN);
        assertThat(town.get("/console").body()).contains("信息待处理");
        var list = town.get("/console/officers/reports?q=四百斤&state=open&kind=supply").body();
        assertThat(list).contains("红薯干四百斤要卖", "有照片", "张某某");
        var page =
                "/console/officers/reports/"
                        + list.replaceAll("(?s).*/reports/([0-9a-f-]{36})\".*", "$1");
        assertThat(town.get(page).body()).contains("当时是「红薯干三百斤要卖」", "标为已读");
        assertThat(town.download(page + "/picture")).isEqualTo(picture());
        town.post(page + "/follow-ups", Map.of("step", "read"));
        assertThat(town.post(page + "/follow-ups", Map.of("step", "handled")).body())
                .contains("没有填处理情况");
        town.post(page + "/follow-ups", Map.of("step", "handled", "note", "已请合作社上门收"));
        assertThat(town.get(page).body()).contains("已处理：已请合作社上门收").doesNotContain("标为已读");
        assertThat(informer.get("/report").body())
                .contains("已处理", "已请合作社上门收")
                .doesNotContain("/correct");
        assertThat(sheet(town.download("/console/officers/reports/export?q=四百斤")))
                .contains("货源供应", "红薯干四百斤要卖", "300", "斤", "已处理", "已请合作社上门收");

        var other = people.signedIn(Role.INFORMATION_OFFICER, "441424103204");
        assertThat(other.get("/report/" + id + "/picture").statusCode()).isEqualTo(404);
        assertThat(other.get(page).statusCode()).isEqualTo(403);
        assertThat(
                        people.signedIn(Role.TOWN_OFFICER, "441424100")
                                .get(page + "/picture")
                                .statusCode())
                .isEqualTo(404);
        var auditor = people.signedIn(Role.AUDITOR, "441424");
        auditor.get("/console/me");
        assertThat(auditor.post(page + "/follow-ups", Map.of("step", "read")).statusCode())
                .isEqualTo(403);
        assertThat(people.visitor().get("/report").statusCode()).isEqualTo(302);
    }

    @Test
    void theMonthIsCountedTownByTown() throws IOException {
        var bureau = people.signedIn(Role.BUREAU_OFFICER, "441424");
        bureau.get(NEW);
        bureau.post(NEW, form("441424103205", "不报的人", "", "2019-03-01"));
        var informer = people.signedIn(Role.INFORMATION_OFFICER, TOWN);
        informer.get("/report");
        var fields = report("difficulty", "周末没人收件");
        fields.put("division", TOWN);
        informer.post("/report", fields);
        var page = bureau.get("/console/officers/summary?month=2019-11").body();
        assertThat(page).contains("2019年11月信息员报送汇总", "转水镇", "不报的人", "周末没人收件");
        var paper =
                page.replaceAll("(?s).*href=\"(/console/papers/new[^\"]*)\".*", "$1")
                        .replace("&amp;", "&");
        assertThat(bureau.get(paper).body())
                .contains("信息员报送汇总（2019年11月）", "value=\"2019-11\"", "value=\"report\" selected");
        assertThat(sheet(bureau.download("/console/officers/summary/export?month=2019-11")))
                .contains("镇街", "困难问题", "转水镇", "不报的人");
        assertThat(bureau.get("/console/officers/summary?month=2019-10").body())
                .doesNotContain("周末没人收件");
        assertThat(bureau.get("/console/officers/summary?month=2019-12").statusCode())
                .isEqualTo(400);
        assertThat(bureau.get("/console/officers/summary?month=x").statusCode()).isEqualTo(400);
        var town = people.signedIn(Role.TOWN_OFFICER, "441424100");
        assertThat(town.get("/console/officers/summary").body())
                .contains("水寨镇")
                .doesNotContain("转水镇", "不报的人", "周末没人收件");
    }

    @Test
    void aPaperOnRecordIsLedToByItsNumber() {
        var bureau = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var body =
                Actor.as(
                        Actor.system("测试", Scope.everywhere()),
                        () -> registry.ensureBody(COUNTY, "县商务局", ""));
        bureau.get("/console/papers/new");
        bureau.post(
                "/console/papers/new",
                Map.of(
                        "division", "441424",
                        "body", body.toString(),
                        "kind", "appointment",
                        "number", "华商〔2019〕8号",
                        "title", "关于确定信息员的通知",
                        "day", "2019-03-01"));
        var form = new HashMap<>(form("441424103206", "钟某某", "", "2019-03-01"));
        form.put("document", "华商〔2019〕8号");
        var page = bureau.get(place(bureau.post(NEW, form))).body();
        assertThat(page).containsPattern("href=\"/console/papers/[0-9a-f-]{36}\">华商〔2019〕8号");
    }

    private static Map<String, String> form(
            String division, String person, String phone, String from) {
        return Map.of(
                "duty", "information-officer",
                "division", division,
                "person", person,
                "phone", phone,
                "from", from,
                "key", UUID.randomUUID().toString());
    }

    private static HashMap<String, String> report(String kind, String text) {
        return new HashMap<>(
                Map.of(
                        "kind",
                        kind,
                        "day",
                        "2019-11-18",
                        "division",
                        VILLAGE,
                        "text",
                        text,
                        "quantity",
                        "300",
                        "unit",
                        "斤",
                        "key",
                        UUID.randomUUID().toString()));
    }

    private static Map<String, String> without(Map<String, String> fields, String field) {
        var rest = new HashMap<>(fields);
        rest.remove(field);
        return rest;
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static String place(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("\\?.*", "");
    }

    private static String sheet(byte[] workbook) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                var rows = book.getFirstSheet().openStream()) {
            return rows.flatMap(row -> row.stream())
                    .map(cell -> cell == null ? "" : cell.getText())
                    .collect(Collectors.joining("\t"));
        }
    }
}
