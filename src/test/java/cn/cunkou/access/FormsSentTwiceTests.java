package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.AtOnce;
import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.region.OfficialDivisions;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every form that enters something new, clicked twice or sent again from the back button. */
@CunkouTest
class FormsSentTwiceTests {
    @Autowired People people;
    @Autowired Counties counties;
    @Autowired Registry registry;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private Browser officer;

    @BeforeEach
    void open() {
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> counties.activate(DivisionCode.of("441424")));
        officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
    }

    @AfterEach
    void theListIsAsItWas() {
        OfficialDivisions.restore(jdbc, transaction);
    }

    @Test
    void aStation() {
        var form =
                filled("/console/stations/new", Map.of("division", "441424100", "name", "点了三下的站"));
        var answers = thrice("/console/stations/new", form);
        assertThat(officer.get("/console/stations?q=点了三下").body()).contains("第1至1个，共1个");
        form.put("name", "改过的名字");
        var refused = officer.post("/console/stations/new", form);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("已经交过一次", "value=\"改过的名字\"");
        form.put("key", key(refused.body()));
        assertThat(place(officer.post("/console/stations/new", form))).isNotEqualTo(place(answers));
        var wrong = filled("/console/stations/new", Map.of("division", "441424100", "name", ""));
        assertThat(officer.post("/console/stations/new", wrong).statusCode()).isEqualTo(422);
        wrong.put("name", "同一张表改好了");
        assertThat(officer.post("/console/stations/new", wrong).statusCode()).isEqualTo(302);
    }

    @Test
    void aSiteAndWhatIsKnownOfItsRooms() {
        var form =
                filled(
                        "/console/sites/new",
                        Map.of(
                                "division", "441424",
                                "place", "",
                                "kind", "station",
                                "name", "点了三下的场所",
                                "address", "",
                                "longitude", "",
                                "latitude", "",
                                "openingDay", "",
                                "from", "2019-01-01",
                                "version", "0"));
        var site = place(thrice("/console/sites/new", form));
        assertThat(officer.get("/console/sites?q=点了三下").body()).contains("第1至1处，共1处");
        form.put("name", "改过的场所");
        var refused = officer.post("/console/sites/new", form);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("已经交过一次", "value=\"改过的场所\"");
        thrice(site + "/zones", filled(site, Map.of("name", "点了三下的功能区", "kind", "分拣")));
        assertThat(officer.get(site).body()).containsOnlyOnce("<dd>点了三下的功能区");
    }

    @Test
    void aParty() {
        var form =
                filled(
                        "/console/parties/new",
                        Map.of(
                                "division", "441424",
                                "kind", "enterprise",
                                "name", "点了三下的公司",
                                "creditCode", "",
                                "phone", "",
                                "version", "0"));
        thrice("/console/parties/new", form);
        form.put("name", "改过的公司");
        var refused = officer.post("/console/parties/new", form);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("已经交过一次", "value=\"改过的公司\"");
    }

    @Test
    void whoHoldsAPostAndARenamedVillage() {
        var body =
                Actor.as(
                        Actor.system("测试", Scope.everywhere()),
                        () -> registry.ensureBody(DivisionCode.of("441424"), "县残联", ""));
        var post = "/console/bodies/" + body + "/posts";
        thrice(
                post,
                filled(
                        "/console/bodies",
                        Map.of("title", "局长", "person", "李某", "from", "2019-01-01")));
        var changes = "/console/divisions/changes?code=441424103203";
        var renamed =
                filled(
                        changes,
                        Map.of(
                                "code", "441424103203",
                                "before", name(officer.get(changes).body()),
                                "after", "点了三下村委会",
                                "from", "2026-06-01",
                                "documentTitle", "更名批复",
                                "documentNumber", "某民〔2026〕1号"));
        thrice("/console/divisions/changes", renamed);
        assertThat(officer.get("/console/divisions/changes").body()).containsOnlyOnce("点了三下村委会");
    }

    @Test
    void anAccountAndAKeyWhosePasswordsAreNotKept() {
        officer = people.signedIn(Role.ADMINISTRATOR, "*");
        var account =
                filled(
                        "/console/accounts/new",
                        Map.of(
                                "name", "clicked.twice",
                                "displayName", "王某",
                                "role", "auditor",
                                "division", "*"));
        assertThat(officer.post("/console/accounts/new", account).body()).contains("初始密码");
        var again = officer.post("/console/accounts/new", account);
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(officer.get(place(again)).body()).contains("账号已经建好", "clicked.twice");
        var key =
                filled(
                        "/console/tokens",
                        Map.of(
                                "name", "点了两下的系统",
                                "role", "integrator",
                                "division", "441424",
                                "days", "30"));
        assertThat(officer.post("/console/tokens", key).body()).contains("只显示这一次");
        assertThat(place(officer.post("/console/tokens", key)))
                .isEqualTo("/console/tokens?issued=before");
        assertThat(officer.get("/console/tokens?issued=before").body())
                .contains("令牌已经发放")
                .containsOnlyOnce("aria-label=\"吊销点了两下的系统\"");
    }

    /** One of three equal answers. */
    private HttpResponse<String> thrice(String path, Map<String, String> form) {
        var answers =
                AtOnce.of(
                        () -> officer.post(path, form),
                        () -> officer.post(path, form),
                        () -> officer.post(path, form));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(302);
        assertThat(answers)
                .extracting(FormsSentTwiceTests::place)
                .hasSize(3)
                .containsOnly(place(answers.getFirst()));
        return answers.getFirst();
    }

    /** What was typed, with the key that the page gave out. */
    private Map<String, String> filled(String page, Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("key", key(officer.get(page).body()));
        return form;
    }

    private static String key(String page) {
        var key = page.replaceAll("(?s).*name=\"key\" value=\"([^\"]*)\".*", "$1");
        assertThat(UUID.fromString(key)).isNotNull();
        return key;
    }

    private static String name(String page) {
        return page.replaceAll("(?s).*name=\"before\" value=\"([^\"]*)\".*", "$1");
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
