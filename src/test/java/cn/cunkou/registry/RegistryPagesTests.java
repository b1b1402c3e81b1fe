package cn.cunkou.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class RegistryPagesTests {
    private static final DivisionCode WUHUA = DivisionCode.of("441424");

    @Autowired private People people;

    @Autowired private Counties counties;

    @Autowired private Audit audit;

    @BeforeEach
    void aCountyIsServed() {
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> counties.activateDemo(WUHUA, LocalDate.of(2019, 11, 18)));
    }

    @Test
    void aPersonIsMaskedInTheListAndLookingCloserIsNoted() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var answer = officer.post("/console/parties/new", form("person", "曾某某", "", "13812346120"));
        assertThat(answer.statusCode()).isEqualTo(302);
        var page = answer.headers().firstValue("Location").orElseThrow();
        var id = page.substring(page.lastIndexOf('/') + 1);
        assertThat(officer.get("/console/parties").body())
                .contains("曾**", "138****6120", "转水镇 輋𣒍村")
                .doesNotContain("曾某某", "13812346120");
        assertThat(officer.get("/console/parties/" + id).body()).contains("曾某某", "13812346120");
        var trail = Actor.as(Actor.system("测试", Scope.of("441424")), () -> audit.of("party", id));
        assertThat(trail).extracting(Audit.Entry::act).contains("查看个人资料", "登记主体");
        var auditor = people.signedIn(Role.AUDITOR, "441424");
        assertThat(auditor.get("/console/parties").body()).contains("曾**");
        assertThat(auditor.get("/console/parties/" + id).statusCode()).isEqualTo(403);
        assertThat(
                        people.signedIn(Role.TOWN_OFFICER, "441424100")
                                .get("/console/parties/" + id)
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theListsAreTakenAsWorkbooksMaskedAndWithinReach() throws IOException {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        officer.post("/console/parties/new", form("person", "古某某", "", "13812346121"));
        officer.post(
                "/console/bodies", Map.of("division", "441424", "name", "县财政局", "role", "资金监管"));
        var auditor = people.signedIn(Role.AUDITOR, "441424");
        assertThat(sheet(auditor.download("/console/parties/export?kind=person")))
                .contains("古**", "138****6121", "转水镇 輋𣒍村")
                .doesNotContain("古某某", "13812346121");
        assertThat(sheet(auditor.download("/console/bodies/export"))).contains("县财政局", "资金监管");
        var town = people.signedIn(Role.TOWN_OFFICER, "441424100");
        assertThat(sheet(town.download("/console/parties/export"))).doesNotContain("古**");
        assertThat(sheet(town.download("/console/bodies/export"))).doesNotContain("县财政局");
        assertThat(officer.get("/console/parties?kind=person").body())
                .contains("/console/parties/export?kind=person");
        assertThat(officer.get("/console/bodies").body()).contains("/console/bodies/export");
        var keeper = people.signedIn(Role.STATION_KEEPER, "441424103203");
        assertThat(keeper.get("/console/parties/export").statusCode()).isEqualTo(403);
    }

    private static String sheet(byte[] workbook) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                var rows = book.getFirstSheet().openStream()) {
            return rows.flatMap(row -> row.stream())
                    .map(cell -> cell == null ? "" : cell.getText())
                    .collect(Collectors.joining("\t"));
        }
    }

    @Test
    void everythingWrongInAFormIsSaidAtOnce() {
        var officer = people.signedIn(Role.TOWN_OFFICER, "441424100");
        var answer =
                officer.post(
                        "/console/parties/new", form("enterprise", "", "91350100M000100Y44", "12"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("名称", "统一社会信用代码", "电话", "不在您的管理范围内");
    }

    @Test
    void aBodyGetsItsPostsAndTheirHolders() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var body = Map.of("division", "441424", "name", "县商务局", "role", "牵头单位");
        assertThat(officer.post("/console/bodies", body).statusCode()).isEqualTo(302);
        var page = officer.get("/console/bodies").body();
        assertThat(page).contains("县商务局", "没有登记");
        var form = page.substring(0, page.indexOf("/posts\""));
        var action = form.substring(form.lastIndexOf('"') + 1) + "/posts";
        var holder =
                Map.of(
                        "title",
                        "分管副局长",
                        "person",
                        "李某某",
                        "phone",
                        "0753-4433000",
                        "from",
                        "2019-01-01");
        assertThat(officer.post(action, holder).statusCode()).isEqualTo(302);
        assertThat(officer.get("/console/bodies").body())
                .contains("分管副局长", "李某某", "0753-***3000")
                .doesNotContain("0753-4433000");
        assertThat(
                        people.signedIn(Role.TOWN_OFFICER, "441424100")
                                .post("/console/bodies", body)
                                .statusCode())
                .isEqualTo(403);
    }

    private static Map<String, String> form(
            String kind, String name, String creditCode, String phone) {
        return Map.of(
                "division", "441424103203",
                "kind", kind,
                "name", name,
                "creditCode", creditCode,
                "phone", phone,
                "version", "0");
    }
}
