package cn.cunkou.measures;

import static cn.cunkou.measures.SeriesGround.PARCELS;
import static cn.cunkou.measures.SeriesGround.RETAIL;
import static cn.cunkou.measures.SeriesGround.SHUIZHAI;
import static cn.cunkou.measures.SeriesGround.WUHUA;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.region.Counties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CunkouTest
class SeriesApiTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String VALUES = "/api/series/" + RETAIL + "/values";

    @Autowired ExternalSeries external;

    @Autowired Counties counties;

    @Autowired People people;

    @Autowired Environment environment;

    @BeforeEach
    void standOnTheDay() {
        people.visitor();
        new SeriesGround(external, counties);
    }

    @Test
    void aProgramBeginsASeriesAndRecordsAFigure() {
        var program = people.program(Role.BUREAU_OFFICER, WUHUA);
        var begun =
                program.postJson(
                        "/api/series",
                        """
                        {"id": "post-revenue", "title": "邮政业务收入", "unit": "万元", "meaning": "邮政行业业务收入，不含储蓄",
                         "aggregate": "sum", "level": "county", "rhythm": "quarter", "publisher": "县邮政管理局"}
                        """);
        assertThat(begun.statusCode()).isEqualTo(201);
        assertThat(begun.headers().firstValue("Location")).hasValue("/api/series/post-revenue");
        var recorded =
                program.postJson(
                        "/api/series/post-revenue/values",
                        """
                        {"division": "441424", "period": "2019-Q3", "value": "812.50", "documentTitle": "季报"}
                        """);
        assertThat(recorded.statusCode()).isEqualTo(201);
        var value = read(recorded);
        assertThat(value.get("day").asString()).isEqualTo("2019-09-30");
        assertThat(value.get("value").asString()).isEqualTo("812.5");
        assertThat(value.get("source").asString()).isEqualTo("县邮政管理局");
        assertThat(value.get("holds").asBoolean()).isTrue();
        var address = recorded.headers().firstValue("Location").orElseThrow();
        assertThat(read(program.get(address))).isEqualTo(value);
        var auditor = people.program(Role.AUDITOR, WUHUA);
        assertThat(read(auditor.get("/api/series/post-revenue")).get("latest")).isEqualTo(value);
        assertThat(
                        read(auditor.get("/api/measures/external.post-revenue?division=441424"))
                                .get("value")
                                .asString())
                .isEqualTo("812.5");
    }

    @Test
    void aCorrectionNeedsAReasonAndKeepsWhatWasThere() {
        var program = people.program(Role.BUREAU_OFFICER, WUHUA);
        program.postJson(VALUES, value("2014", "100", ""));
        var unexplained = program.postJson(VALUES, value("2014", "120", ""));
        assertThat(unexplained.statusCode()).isEqualTo(400);
        assertThat(read(unexplained).get("faults").get(0).get("field").asString())
                .isEqualTo("reason");
        assertThat(program.postJson(VALUES, value("2014", "120", "修订")).statusCode())
                .isEqualTo(201);
        var rows = read(program.get(VALUES + "?size=500")).get("rows").valueStream();
        var values = rows.filter(row -> row.get("period").asString().equals("2014")).toList();
        assertThat(values)
                .extracting(row -> row.get("value").asString())
                .containsExactly("120", "100");
        assertThat(values)
                .extracting(row -> row.get("holds").asBoolean())
                .containsExactly(true, false);
        var id = values.getFirst().get("id").asString();
        var withdraw = VALUES + "/" + id + "/withdraw";
        assertThat(program.postJson(withdraw, "{}").statusCode()).isEqualTo(400);
        assertThat(read(program.postJson(withdraw, "{\"reason\": \"错年\"}")).get("value").isNull())
                .isTrue();
        assertThat(program.postJson(withdraw, "{\"reason\": \"错年\"}").statusCode()).isEqualTo(409);
    }

    @Test
    void allFaultsComeAtOnceAsAProblem() {
        var program = people.program(Role.BUREAU_OFFICER, WUHUA);
        var answer =
                program.postJson(
                        VALUES,
                        "{\"division\": \"441424100\", \"period\": \"2018-06\", \"value\": \"1e9\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .contains("application/problem+json");
        assertThat(read(answer).get("faults").valueStream().map(one -> one.get("field").asString()))
                .containsExactly("division", "period", "value", "documentTitle");
        assertThat(read(program.postJson("/api/series", "{}")).get("faults")).hasSize(8);
        assertThat(program.postJson("/api/series/no-such/values", "{}").statusCode())
                .isEqualTo(404);
        assertThat(program.get(VALUES + "/nonsense").statusCode()).isEqualTo(404);
        assertThat(program.get(VALUES + "?division=x").statusCode()).isEqualTo(400);
    }

    @Test
    void theSameKeyRecordsOneFigureAndGivesOneAnswer() throws Exception {
        var token = people.token(Role.BUREAU_OFFICER, WUHUA);
        var json = "application/json";
        var first = post(token, "key-1", json, value("2013", "90", ""));
        var again = post(token, "key-1", json, value("2013", "90", ""));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(post(token, "key-1", json, value("2013", "91", "")).statusCode()).isEqualTo(422);
    }

    @Test
    void aDocumentComesWithTheFigureAndIsReadByIt() throws Exception {
        var token = people.token(Role.BUREAU_OFFICER, WUHUA);
        var parts =
                """
                --part\r
                Content-Disposition: form-data; name="value"\r
                Content-Type: application/json\r
                \r
                %s\r
                --part\r
                Content-Disposition: form-data; name="file"; filename="report.pdf"\r
                \r
                %%PDF-1.4
                startxref
                0
                %%%%EOF
                \r
                --part--\r
                """
                        .formatted(value("2012", "80", ""));
        var recorded = post(token, "key-2", "multipart/form-data; boundary=part", parts);
        assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(201);
        var document = read(recorded).get("document").asString();
        var auditor = people.program(Role.AUDITOR, WUHUA).get(document);
        assertThat(auditor.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(people.program(Role.AUDITOR, "440883").get(document).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTokenReachesNothingOutsideItsDivisions() {
        var officer = people.program(Role.BUREAU_OFFICER, WUHUA);
        officer.postJson(VALUES, value("2011", "70", ""));
        var wuchuan = people.program(Role.BUREAU_OFFICER, "440883");
        assertThat(wuchuan.get(VALUES + "?division=" + WUHUA).statusCode()).isEqualTo(404);
        assertThat(wuchuan.get(VALUES).statusCode()).isEqualTo(404);
        assertThat(wuchuan.postJson(VALUES, value("2010", "1", "")).statusCode()).isEqualTo(403);
        var town = people.program(Role.TOWN_OFFICER, SHUIZHAI);
        assertThat(town.postJson(VALUES, value("2010", "1", "")).statusCode()).isEqualTo(403);
        assertThat(read(town.get(VALUES)).get("total").asInt()).isZero();
        var parcels = "/api/series/" + PARCELS + "/values";
        var own = value("2019-09", "7000", "").replace(WUHUA, SHUIZHAI);
        assertThat(town.postJson(parcels, own).statusCode()).isEqualTo(201);
        for (var role : new Role[] {Role.AUDITOR, Role.SUPERVISOR, Role.OPERATOR_STAFF}) {
            var reader = people.program(role, WUHUA);
            assertThat(read(reader.get(VALUES)).get("total").asInt()).isPositive();
            assertThat(reader.postJson(VALUES, value("2010", "1", "")).statusCode()).isEqualTo(403);
            assertThat(reader.postJson("/api/series", "{}").statusCode()).isEqualTo(403);
        }
        assertThat(people.visitor().get("/api/series").statusCode()).isEqualTo(401);
    }

    @Test
    void itIsDescribedLikeTheRest() {
        var paths = read(people.visitor().get("/api/openapi.json")).get("paths");
        assertThat(paths.get("/api/series").has("post")).isTrue();
        assertThat(paths.get("/api/series/{id}/values").has("post")).isTrue();
    }

    private static String value(String period, String value, String reason) {
        return """
        {"division": "441424", "period": "%s", "value": "%s", "documentTitle": "统计公报", "reason": "%s"}\
        """
                .formatted(period, value, reason);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> post(String token, String key, String type, String body)
            throws IOException, InterruptedException {
        var port = environment.getRequiredProperty("local.server.port");
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + VALUES))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
