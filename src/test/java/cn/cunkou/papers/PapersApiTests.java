package cn.cunkou.papers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@CunkouTest
class PapersApiTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAPER =
            """
            {"division": "441424", "body": "县中小企业局", "kind": "report", "number": "接口〔2019〕%s号", "title": "%s",
             "day": "2019-04-02", "from": "2019-03", "open": true, "fulfils": ["town-centres"]}
            """;

    @Autowired People people;

    @Autowired Counties counties;

    @Autowired Plans plans;

    @Autowired Registry registry;

    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void open() {
        new TestOffice(counties, plans, registry, transaction).open();
        people.visitor();
    }

    @Test
    void aPaperIsRegisteredReadCorrectedAndWithdrawn() {
        var program = people.program(Role.BUREAU_OFFICER, "441424");
        var answer = program.postJson("/api/papers", PAPER.formatted(1, "三月报告"));
        assertThat(answer.statusCode()).isEqualTo(201);
        var paper = JSON.readTree(answer.body());
        assertThat(paper.get("body").get("name").asString()).isEqualTo("县中小企业局");
        assertThat(paper.get("to").asString()).isEqualTo("2019-03-31");
        assertThat(paper.get("fulfils").get(0).get("plan").asString()).isEqualTo("wuhua-2018");
        var address = answer.headers().firstValue("Location").orElseThrow();
        assertThat(JSON.readTree(program.get(address).body())).isEqualTo(paper);
        var corrected =
                program.postJson(
                        address + "/correct",
                        "{\"reason\": \"标题不全\", \"paper\": %s}"
                                .formatted(PAPER.formatted(1, "三月工作报告")));
        var newer = JSON.readTree(corrected.body());
        assertThat(newer.get("corrects")).isEqualTo(paper.get("id"));
        assertThat(JSON.readTree(program.get(address).body()).get("state").asString())
                .isEqualTo("superseded");
        var withdrawn =
                program.postJson(
                        "/api/papers/" + newer.get("id").asString() + "/withdraw",
                        "{\"reason\": \"没有报出\"}");
        assertThat(JSON.readTree(withdrawn.body()).get("state").asString()).isEqualTo("withdrawn");
        var all = JSON.readTree(program.get("/api/papers?text=三月&state=all").body());
        assertThat(all.get("total").asInt()).isEqualTo(2);
    }

    @Test
    void faultsComeAtOnceAndATakenNumberIsAConflict() {
        var program = people.program(Role.INTEGRATOR, "441424");
        var wrong = program.postJson("/api/papers", "{\"division\": \"441424\", \"day\": \"昨天\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(wrong.body()).get("faults")).hasSize(4);
        program.postJson("/api/papers", PAPER.formatted(2, "四月报告"));
        var taken = program.postJson("/api/papers", PAPER.formatted(2, "又一份"));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(taken.body()).get("faults").get(0).get("field").asString())
                .isEqualTo("number");
        assertThat(program.get("/api/papers/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void aBodysReporterWritesForThatBodyAndAnAuditorReads() {
        var program = people.program(Role.BODY_REPORTER, "441424");
        var borrowed = program.postJson("/api/papers", PAPER.formatted(3, "替别人登记"));
        assertThat(borrowed.statusCode()).isEqualTo(400);
        assertThat(borrowed.body()).contains("您只能登记本单位的文件");
        var own =
                PAPER.formatted(3, "自己的报告")
                        .replace("县中小企业局", "测试单位")
                        .replace("[\"town-centres\"]", "[]");
        var claimed = PAPER.formatted(3, "别人的事").replace("县中小企业局", "测试单位");
        assertThat(program.postJson("/api/papers", claimed).body()).contains("不是您这里负责的事");
        assertThat(program.postJson("/api/papers", own).statusCode()).isEqualTo(201);
        var auditor = people.program(Role.AUDITOR, "441424");
        assertThat(auditor.get("/api/papers?text=自己").body()).contains("自己的报告");
        assertThat(auditor.postJson("/api/papers", own).statusCode()).isEqualTo(403);
        var other = people.program(Role.AUDITOR, "440883");
        assertThat(other.get("/api/papers").body()).contains("\"total\":0");
    }

    @Test
    void theApiIsDescribed() {
        assertThat(people.visitor().get("/api/openapi.json").body())
                .contains("/api/papers/{id}/withdraw", "登记公文");
    }
}
