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
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CunkouTest
class StationsApiTests {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired Stations stations;

    @Autowired StationLists lists;

    @Autowired People people;

    @Autowired Counties counties;

    @Autowired TransactionTemplate transaction;

    @Autowired Environment environment;

    private TestCounty county;

    @BeforeEach
    void standOnTheDay() {
        county = new TestCounty(counties, transaction);
        county.standOn(TODAY);
        people.visitor();
    }

    @Test
    void aStationIsEnteredOpenedAcceptedAndRead() {
        var program = people.program(Role.BUREAU_OFFICER, "441424");
        var answer =
                program.postJson(
                        "/api/stations",
                        """
                        {"level": "village", "division": "%s", "name": "接口登记的站", "area": "60.50", "logisticsPoint": true,
                         "keeperName": "曾某某", "keeperPhone": "138 1234 6120", "servedVillages": ["441424103201"]}
                        """
                                .formatted(RARE));
        assertThat(answer.statusCode()).isEqualTo(201);
        var station = JSON.readTree(answer.body());
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/api/stations/" + id(station));
        assertThat(station.get("place").asString()).isEqualTo("转水镇 · 輋𣒍村");
        assertThat(station.get("area").asString()).isEqualTo("60.5");
        assertThat(station.get("state").asString()).isEqualTo("planned");
        assertThat(station.get("keeper").get("phone").asString()).isEqualTo("13812346120");
        program.postJson("/api/stations/" + id(station) + "/open", "{\"day\": \"2019-08-01\"}");
        var accepted =
                program.postJson(
                        "/api/stations/" + id(station) + "/accept",
                        "{\"day\": \"2019-09-01\", \"paper\": \"验收7号\"}");
        assertThat(JSON.readTree(accepted.body()).get("inService").asBoolean()).isTrue();
        var auditor = people.program(Role.AUDITOR, "441424");
        var seen = JSON.readTree(auditor.get("/api/stations?state=serving&text=接口登记").body());
        assertThat(seen.get("total").asInt()).isOne();
        assertThat(seen.get("rows").get(0).get("keeper").get("phone").asString())
                .isEqualTo("138****6120");
        assertThat(auditor.postJson("/api/stations", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void allFaultsComeAtOnceAsAProblem() {
        var program = people.program(Role.BUREAU_OFFICER, "441424");
        var answer =
                program.postJson(
                        "/api/stations",
                        """
                        {"level": "village", "division": "441424103", "opened": "昨天", "area": "-1"}
                        """);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .contains("application/problem+json");
        assertThat(JSON.readTree(answer.body()).get("faults")).hasSize(4);
        assertThat(program.postJson("/api/stations", "{\"level\": ").statusCode()).isEqualTo(400);
        assertThat(program.get("/api/stations/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void theSameKeyEntersOneStationAndGivesOneAnswer() throws Exception {
        var token = people.token(Role.BUREAU_OFFICER, "441424");
        var body =
                """
                {"level": "town", "division": "441424103", "name": "只登记一次的站"}
                """;
        var first = post(token, "key-1", body);
        var again = post(token, "key-1", body);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(county.as(OFFICER, () -> lists.search("只登记一次的站", 10))).hasSize(1);
        assertThat(post(token, "key-1", body.replace("一次", "两次")).statusCode()).isEqualTo(422);
        assertThat(post(token, null, body).statusCode()).isEqualTo(400);
    }

    @Test
    void aTokenOfOneTownReachesNothingOfAnother() {
        var other =
                ((Outcome.Done)
                                county.as(
                                        OFFICER,
                                        () -> stations.register(TestCounty.village(RARE, "别处的站"))))
                        .station();
        var program = people.program(Role.TOWN_OFFICER, SHUIZHAI);
        assertThat(program.get("/api/stations/" + other.id()).statusCode()).isEqualTo(404);
        assertThat(
                        JSON.readTree(program.get("/api/stations?text=别处的站").body())
                                .get("total")
                                .asInt())
                .isZero();
        assertThat(
                        program.postJson(
                                        "/api/stations/" + other.id() + "/close",
                                        """
                                        {"day": "2019-11-01", "reason": "越界"}
                                        """)
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        program.postJson(
                                        "/api/stations",
                                        """
                                        {"level": "village", "division": "%s", "name": "越界的站"}
                                        """
                                                .formatted(RARE))
                                .statusCode())
                .isEqualTo(400);
        var wuchuan = people.program(Role.INTEGRATOR, "440883");
        assertThat(JSON.readTree(wuchuan.get("/api/stations").body()).get("total").asInt())
                .isZero();
        assertThat(people.visitor().get("/api/stations").statusCode()).isIn(401, 302);
    }

    private static String id(JsonNode station) {
        return station.get("id").asString();
    }

    private HttpResponse<String> post(String token, @Nullable String key, String body)
            throws IOException, InterruptedException {
        var address =
                "http://localhost:"
                        + environment.getRequiredProperty("local.server.port")
                        + "/api/stations";
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
