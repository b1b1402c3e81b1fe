package cn.cunkou.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.AtOnce;
import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders as people give and answer them in browsers: twice, at once, and too late. */
@CunkouTest
class UrgingPagesTests {
    private static final DivisionCode COUNTY = DivisionCode.of("441424");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired People people;
    @Autowired Plans plans;
    @Autowired Counties counties;

    private Browser officer;
    private Browser reporter;

    @BeforeEach
    void thereIsAPlan() {
        adopt("urging-pages-" + NUMBER.incrementAndGet());
        officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        reporter = people.reporter("441424", "县农业局");
    }

    private void adopt(String id) {
        var text =
                """
                plan: %s
                title: 实施方案
                division: "441424"
                programme: {tier: national, year: 2019}
                period: {from: 2019-01-01, to: 2019-12-31}
                bodies:
                  - {id: bureau, name: 县商务局, role: lead}
                  - {id: farming, name: 县农业局, role: member}
                duties:
                  - {id: told, label: 培训计划, area: 培训, missing: [计划], by: 2019-06-30, owner: farming, cite: [八]}
                  - {id: raced, label: 培训教材, area: 培训, missing: [计划], by: 2019-06-30, owner: farming, cite: [八]}
                  - {id: doubled, label: 培训场地, area: 培训, missing: [计划], by: 2019-06-30, owner: farming, cite: [八]}
                  - {id: resent, label: 培训师资, area: 培训, missing: [计划], by: 2019-06-30, owner: farming, cite: [八]}
                  - {id: closed, label: 培训名单, area: 培训, missing: [计划], by: 2019-06-30, owner: farming, cite: [八]}
                  - {id: hidden, label: 培训经费, area: 培训, missing: [计划], by: 2019-06-30, owner: farming, cite: [八]}
                  - {id: outlived, label: 培训回访, area: 培训, missing: [计划], by: 2019-06-30, owner: farming, cite: [八]}
                  - {id: second, label: 培训总结, area: 培训, missing: [计划], by: 2019-06-30, owner: farming, cite: [八]}
                """
                        .formatted(id);
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> {
                    counties.activate(COUNTY);
                    assertThat(plans.adopt(text.getBytes(StandardCharsets.UTF_8)))
                            .isNotInstanceOf(Adoption.Refused.class);
                });
    }

    @Test
    void thePeopleOfTheBodyAreToldAndSoIsWhoeverGaveTheOrder() {
        var order = order("told", "请报送培训计划");
        assertThat(reporter.get("/console").body()).contains("督办待回复");
        assertThat(reporter.get("/console/messages").body()).contains("督办：培训计划", "请报送培训计划", order);
        assertThat(officer.get("/console/messages").body()).contains("还没有消息");
        assertMoved(reporter.post(order + "/reply", step("计划在附件\r\n名单另送")), order);
        assertThat(officer.get("/console/messages").body())
                .contains("督办回复：培训计划", "计划在附件\n名单另送", order);
        assertMoved(officer.post(order + "/steps/return", step("缺名单")), order);
        assertThat(reporter.get("/console/messages").body()).contains("督办退回再办：培训计划", "缺名单");
        assertMoved(reporter.post(order + "/reply", step("名单已补")), order);
        var circular = new HashMap<>(step("反复退回，予以通报"));
        circular.put("paper", "通报〔2019〕1号");
        assertMoved(officer.post(order + "/steps/circular", circular), order);
        assertThat(reporter.get("/console/messages").body()).contains("督办通报：培训计划");
        assertMoved(officer.post(order + "/steps/accept", step("同意办结")), order);
        assertThat(reporter.get("/console/messages").body()).contains("督办办结：培训计划");
        assertThat(people.reporter("441424", "县商务局").get("/console/messages").body())
                .contains("还没有消息");
    }

    @Test
    void closingAndReturningAtOnceEndsInOneOfThem() {
        var order = order("raced", "请报送");
        for (int round = 0; round < 5; round++) {
            assertMoved(reporter.post(order + "/reply", step("已报送")), order);
            var answers =
                    AtOnce.of(
                            () -> officer.post(order + "/steps/accept", step("同意办结")),
                            () -> officer.post(order + "/steps/return", step("缺附件")));
            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .containsExactlyInAnyOrder(302, 409);
            if (answers.getFirst().statusCode() == 302) {
                assertThat(officer.get(order).body()).contains("已办结", "同意办结");
                assertThat(answers.getLast().body()).contains("已经办结", ">缺附件</textarea>");
                return;
            }
        }
    }

    @Test
    void aReplySentTwiceIsOneReply() {
        var order = order("doubled", "请报送");
        var reply = step("点了两下的回复");
        var answers =
                AtOnce.of(
                        () -> reporter.post(order + "/reply", reply),
                        () -> reporter.post(order + "/reply", reply),
                        () -> reporter.post(order + "/reply", reply));
        assertThat(answers).allSatisfy(answer -> assertMoved(answer, order));
        assertThat(officer.get(order).body()).containsOnlyOnce("点了两下的回复");
    }

    @Test
    void whatIsTypedIntoAFormThatWasSentIsRefusedAndKept() {
        var order = order("resent", "请报送");
        var reply = new HashMap<>(step("先写的回复"));
        assertMoved(reporter.post(order + "/reply", reply), order);
        reply.put("text", "改过的回复");
        var refused = reporter.post(order + "/reply", reply);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("已经交过一次", "先写的回复", ">改过的回复</textarea>", "培训师资", "已回复，待审");
        assertThat(officer.get(order).body()).doesNotContain("改过的回复");
    }

    @Test
    void oneFormCannotCloseAndReturn() {
        var order = order("closed", "请报送");
        assertMoved(reporter.post(order + "/reply", step("已报送")), order);
        var step = new HashMap<>(step("同意办结"));
        assertMoved(officer.post(order + "/steps/accept", step), order);
        step.put("text", "还缺一份");
        var refused = officer.post(order + "/steps/return", step);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("没有保存", ">还缺一份</textarea>");
        assertThat(officer.get(order).body()).contains("已办结").doesNotContain("还缺一份");
    }

    @Test
    void whatTheListDoesNotShowIsNotThere() {
        var order = order("hidden", "请报送");
        var other = people.reporter("441424", "县文广新局");
        assertThat(other.get("/console/urgings").body()).doesNotContain(order);
        assertThat(other.get(order).statusCode()).isEqualTo(404);
        assertThat(other.post(order + "/reply", step("代答")).statusCode()).isEqualTo(404);
        var auditor = people.signedIn(Role.AUDITOR, "*").get(order).body();
        assertThat(auditor).contains("培训经费").doesNotContain("/reply\"", "/steps/");
    }

    @Test
    void aSecondOrderAboutTheSameHasToBeWanted() {
        var blank = officer.post("/console/urgings", fields("second", " "));
        assertThat(blank.body()).contains(">要求</span>：没有填要求");
        var first = order("second", "请报送");
        assertThat(officer.get("/console/urgings/new?item=second").body())
                .contains("还有一张没有办结的督办单", first, "name=\"again\"");
        var again = new HashMap<>(fields("second", "请再报一次"));
        var refused = officer.post("/console/urgings", again);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains(first, ">请再报一次</textarea>", "另发一张");
        again.put("again", "true");
        var second = officer.post("/console/urgings", again);
        assertThat(second.statusCode()).isEqualTo(302);
        assertThat(place(officer.post("/console/urgings", again))).isEqualTo(place(second));
        again.put("text", "换了一句");
        var other = officer.post("/console/urgings", again);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("已经交过一次", ">换了一句</textarea>");
    }

    @Test
    void anOrderStandsWhenTheCountyTakesUpAnotherPlan() {
        var order = order("outlived", "换了方案也要办");
        adopt("urging-pages-2020");
        assertThat(reporter.get("/console").body()).contains("督办待回复");
        assertThat(reporter.get("/console/urgings").body()).contains(order);
        assertThat(reporter.get(order).body()).contains("现行方案里没有这一项了", "换了方案也要办");
    }

    @Test
    void onesOwnPageNamesTheBody() {
        assertThat(reporter.get("/console/me").body()).contains("责任单位填报员（五华县，县农业局）");
    }

    private String order(String item, String text) {
        var given = officer.post("/console/urgings", fields(item, text));
        assertThat(given.statusCode()).isEqualTo(302);
        return place(given);
    }

    private Map<String, String> fields(String item, String text) {
        var due = Actor.as(Actor.system("测试", Scope.everywhere()), () -> counties.today(COUNTY));
        return Map.of(
                "item",
                item,
                "text",
                text,
                "due",
                due.plusDays(7).toString(),
                "request",
                UUID.randomUUID().toString());
    }

    private static Map<String, String> step(String text) {
        return Map.of("text", text, "request", UUID.randomUUID().toString());
    }

    private static void assertMoved(HttpResponse<String> answer, String order) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(place(answer)).isEqualTo(order);
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
