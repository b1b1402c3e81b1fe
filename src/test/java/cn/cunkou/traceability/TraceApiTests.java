package cn.cunkou.traceability;

import static cn.cunkou.papers.TestOffice.SHUIZHAI;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a cooperative's own program does over the API. */
@CunkouTest
class TraceApiTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static int asked;

    @Autowired People people;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired TransactionTemplate transaction;

    private Browser program;

    @BeforeEach
    void open() {
        new TestOffice(counties, plans, registry, transaction).open();
        people.visitor();
        program = people.program(Role.INTEGRATOR, "441424");
        asked++;
    }

    @Test
    void aLotIsRegisteredCodedBoundAndSpoilt() {
        var product = product();
        var lot = posted("/api/lots", lot(product, "JK-1"), 201);
        var roll =
                posted(
                        "/api/rolls",
                        "{\"product\": \"%s\", \"codes\": 100, \"printer\": \"自己的标签机\"}"
                                .formatted(product),
                        201);
        var address = "/api/rolls/" + roll.get("id").asString();
        var binding =
                "{\"lot\": \"%s\", \"first\": 1, \"last\": 50, \"day\": \"2019-11-10\"}"
                        .formatted(lot.get("id").asString());
        var bound = posted(address + "/bind", binding, 200);
        assertThat(bound.get("bound").get(0).get("last").asInt()).isEqualTo(50);
        var twice = posted(address + "/bind", binding, 409);
        assertThat(twice.get("faults").get(0).get("fault").asString()).contains("已经绑定到批次");
        posted(
                address + "/bind",
                binding.replace("\"first\": 1, \"last\": 50", "\"first\": 90, \"last\": 101"),
                422);
        var spoilt = "{\"kind\": \"damaged\", \"first\": 49, \"last\": 50, \"reason\": \"受潮\"}";
        assertThat(posted(address + "/void", spoilt, 200).get("spoilt")).hasSize(1);
        posted(address + "/void", spoilt, 409);
        var other = posted("/api/lots", lot(product, "JK-2"), 201).get("id").asString();
        var moved =
                posted(
                        address
                                + "/bindings/"
                                + bound.get("bound").get(0).get("id").asString()
                                + "/rebind",
                        "{\"lot\": \"%s\", \"reason\": \"拿反了\"}".formatted(other),
                        200);
        assertThat(moved.get("bound").get(0).get("lot").asString()).isEqualTo(other);
        assertThat(read("/api/lots?product=" + product)).hasSize(2);
    }

    @Test
    void whatIsMendedStaysToBeSeen() {
        var product = product();
        var lot = posted("/api/lots", lot(product, "GZ-1"), 201).get("id").asString();
        var wanted =
                """
                {"division": "%s", "number": "GZ-1", "madeOn": "2019-11-02", "reason": "看错了日期"}
                """
                        .formatted(SHUIZHAI);
        var mended = posted("/api/lots/" + lot + "/correct", wanted, 200);
        assertThat(mended.get("madeOn").asString()).isEqualTo("2019-11-02");
        var change = mended.get("corrections").get(0);
        assertThat(change.get("changes").get(0).asString())
                .isEqualTo("采收或生产日期由“2019-11-01”改为“2019-11-02”");
        assertThat(change.get("reason").asString()).isEqualTo("看错了日期");
        posted("/api/lots/" + lot + "/correct", wanted, 422);
        posted("/api/lots", lot(product, "GZ-1"), 409);
        posted("/api/products/" + product + "/correct", "{\"name\": \"改名\", \"kind\": \"茶\"}", 422);
        var renamed =
                posted(
                        "/api/products/" + product + "/correct",
                        "{\"name\": \"改名%d\", \"kind\": \"茶叶\", \"reason\": \"包装改名\"}"
                                .formatted(asked),
                        200);
        assertThat(renamed.get("corrections")).hasSize(1);
        assertThat(read("/api/products?text=改名" + asked).get("total").asInt()).isOne();
    }

    @Test
    void anAuditorReadsAndATownWritesForItself() {
        var product = product();
        var auditor = people.program(Role.AUDITOR, "441424");
        assertThat(auditor.get("/api/products/" + product).statusCode()).isEqualTo(200);
        assertThat(auditor.postJson("/api/lots", lot(product, "X")).statusCode()).isEqualTo(403);
        var town = people.program(Role.TOWN_OFFICER, TestOffice.ZHUANSHUI);
        assertThat(town.get("/api/products/" + product).statusCode()).isEqualTo(404);
    }

    private String product() {
        return posted(
                        "/api/products",
                        """
                        {"division": "%s", "producerKind": "cooperative", "producer": "接口合作社", "name": "接口茶%d",
                         "kind": "茶叶"}
                        """
                                .formatted(SHUIZHAI, asked),
                        201)
                .get("id")
                .asString();
    }

    private static String lot(String product, String number) {
        return """
        {"product": "%s", "division": "%s", "number": "%s", "madeOn": "2019-11-01"}
        """
                .formatted(product, SHUIZHAI, number);
    }

    private JsonNode posted(String path, String json, int status) {
        var answer = program.postJson(path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private JsonNode read(String path) {
        return JSON.readTree(program.get(path).body());
    }
}
