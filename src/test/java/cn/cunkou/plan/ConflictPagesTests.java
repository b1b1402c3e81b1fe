package cn.cunkou.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.AtOnce;
import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Contradictions settled in two browsers at once, twice, and from pages that are out of date. */
@CunkouTest
class ConflictPagesTests {
    @Autowired People people;
    @Autowired Plans plans;
    @Autowired Counties counties;
    @Autowired Resolutions resolutions;

    private Browser officer;

    @BeforeEach
    void thereIsAPlanThatContradictsItself() {
        officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
    }

    @Test
    void whoDecidedFromAnOldPageIsToldWhatWasDecidedSince() {
        adopt("overtaken-2019");
        var first = fields("overtaken-2019", "goals", "按目标");
        var second = fields("overtaken-2019", "budget", "按预算");
        var settled = officer.post("/console/conflicts/count", first);
        assertThat(settled.statusCode()).isEqualTo(302);
        var place = settled.headers().firstValue("Location").orElseThrow();
        assertThat(place).isEqualTo("/console/conflicts?done=count#count");
        assertThat(officer.get("/console/conflicts?done=count").body()).contains("已登记。采用：300个");
        var refused = officer.post("/console/conflicts/count", second);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("您打开以后，张某某于", "登记了：采用：300个", ">按预算</textarea>")
                .contains("value=\"budget\" checked");
        assertThat(history("overtaken-2019")).isEqualTo(1);
        second.put("version", version(refused.body()));
        assertThat(officer.post("/console/conflicts/count", second).statusCode()).isEqualTo(302);
        assertThat(history("overtaken-2019")).isEqualTo(2);
    }

    @Test
    void clickingFourTimesDecidesOnce() {
        adopt("clicked-2019");
        var fields = fields("clicked-2019", "goals", "按目标");
        var answers =
                AtOnce.of(
                        () -> officer.post("/console/conflicts/count", fields),
                        () -> officer.post("/console/conflicts/count", fields),
                        () -> officer.post("/console/conflicts/count", fields),
                        () -> officer.post("/console/conflicts/count", fields));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(302);
        assertThat(history("clicked-2019")).isEqualTo(1);
    }

    @Test
    void ofTwoWhoDecideDifferentlyAtOnceOneIsRefused() {
        adopt("raced-2019");
        var goals = fields("raced-2019", "goals", "按目标");
        var budget = fields("raced-2019", "budget", "按预算");
        var answers =
                AtOnce.of(
                        () -> officer.post("/console/conflicts/count", goals),
                        () -> officer.post("/console/conflicts/count", budget));
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsExactlyInAnyOrder(302, 409);
        assertThat(history("raced-2019")).isEqualTo(1);
    }

    @Test
    void anOpenQuestionIsNotOpenedAgainAndTheReasonIsKept() {
        adopt("open-2019");
        var refused = officer.post("/console/conflicts/count", fields("open-2019", "", "重新定"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("还没有核定", ">重新定</textarea>");
    }

    @Test
    void aProgramIsToldWhoDecidedAndMaySayWhatItSaw() {
        adopt("api-2019");
        var program = people.program(Role.BUREAU_OFFICER, "441424");
        var version =
                program.get("/api/plans/api-2019/conflicts/count")
                        .body()
                        .replaceAll("(?s).*\"version\"\\s*:\\s*\"([^\"]*)\".*", "$1");
        assertThat(version).matches("[0-9a-f]{16}");
        var address = "/api/plans/api-2019/conflicts/count/resolutions";
        var made = program.postJson(address, json("goals", version));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).contains("\"decidedBy\":\"张主任\"");
        assertThat(program.postJson(address, json("goals", version)).statusCode()).isEqualTo(201);
        assertThat(program.postJson(address, json("budget", version)).statusCode()).isEqualTo(409);
        assertThat(history("api-2019")).isEqualTo(1);
        assertThat(people.visitor().get("/api/plans/api-2019/conflicts/count").body())
                .contains("\"reading\":\"goals\"")
                .doesNotContain("张主任");
    }

    private static String json(String reading, String version) {
        return """
        {"reading": "%s", "reason": "领导小组会议决定", "paperTitle": "会议纪要", "decidedBy": "张主任", "version": "%s"}
        """
                .formatted(reading, version);
    }

    /** The form as the page gives it out now, filled in. */
    private Map<String, String> fields(String plan, String reading, String reason) {
        var fields =
                Map.of(
                        "plan",
                        plan,
                        "version",
                        version(officer.get("/console/conflicts").body()),
                        "reading",
                        reading,
                        "reason",
                        reason,
                        "paperTitle",
                        "会议纪要",
                        "paperNumber",
                        "",
                        "decidedBy",
                        "张主任");
        return new HashMap<>(fields);
    }

    private static String version(String page) {
        return page.replaceAll("(?s).*name=\"version\" value=\"([^\"]*)\".*", "$1");
    }

    private long history(String plan) {
        return Actor.as(
                Actor.system("测试", Scope.everywhere()), () -> resolutions.history(plan).size());
    }

    private void adopt(String id) {
        var text = ContradictoryPlan.text(id, 320);
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> {
                    counties.activate(DivisionCode.of("441424"));
                    assertThat(plans.adopt(text.getBytes(StandardCharsets.UTF_8)))
                            .isNotInstanceOf(Adoption.Refused.class);
                });
    }
}
