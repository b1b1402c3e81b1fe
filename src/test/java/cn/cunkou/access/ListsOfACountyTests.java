package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.TwoCounties;
import cn.cunkou.TwoCounties.Entered;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs are told of one county of several. */
@CunkouTest
@TestInstance(Lifecycle.PER_CLASS)
class ListsOfACountyTests {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired People people;
    @Autowired Plans plans;
    @Autowired Counties counties;
    @Autowired Registry registry;
    @Autowired Collection<RequestMappingHandlerMapping> mappings;

    private Entered first;
    private Entered second;

    @BeforeAll
    void twoCountiesAreServed() {
        people.visitor();
        var both = new TwoCounties(people, plans, counties, registry);
        first = both.first();
        second = both.second();
    }

    @Test
    void everyListSaysThatItTakesACounty() throws Exception {
        var paths = JSON.readTree(people.visitor().get("/api/openapi.json").body()).get("paths");
        var lists =
                paths.propertyStream()
                        .filter(path -> path.getValue().has("get"))
                        .filter(path -> isList(path.getValue().get("get")))
                        .toList();
        assertThat(lists)
                .hasSizeGreaterThan(10)
                .allSatisfy(path ->
                        assertThat(parameters(path.getValue().get("get")))
                                .as(path.getKey())
                                .contains("county"));
    }

    private static boolean isList(JsonNode get) {
        return parameters(get).contains("page")
                || get.get("responses").get("200").toString().contains("\"type\":\"array\"");
    }

    private static List<String> parameters(JsonNode operation) {
        return operation.has("parameters")
                ? operation
                        .get("parameters")
                        .valueStream()
                        .map(one -> one.get("name").asString())
                        .toList()
                : List.of();
    }

    @Test
    void aCountyThatIsNoneOfTheirsIsWrongAtEveryAddress() {
        var visitor = people.visitor();
        for (var path : addresses()) {
            var door = Doors.find("GET", path).orElseThrow();
            var asker =
                    door.isPublic()
                            ? visitor
                            : people.program(
                                    Arrays.stream(Role.values())
                                            .filter(role -> door.roles().contains(role.id()))
                                            .findFirst()
                                            .orElseThrow(),
                                    first.county());
            for (var wrong : List.of("999999", "4408", "五华")) {
                assertWrong(path, asker.get(path + "?county=" + encoded(wrong)));
            }
            if (!door.isPublic()) {
                assertWrong(path, asker.get(path + "?county=" + second.county()));
            }
        }
    }

    private void assertWrong(String path, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(path).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(path)
                .contains("application/problem+json");
        assertThat(answer.body()).as(path).contains("\"field\":\"county\"", first.county());
    }

    @Test
    void eachListTellsOfThatCountyAlone() {
        var auditor = people.program(Role.AUDITOR, "44");
        for (var list : List.of("/api/stations", "/api/papers", "/api/plans", "/api/series")) {
            assertTellsOf(auditor.get(list + "?county=" + first.county()), first, second, list);
            assertTellsOf(auditor.get(list + "?county=" + second.county()), second, first, list);
        }
        assertThat(auditor.get("/api/stations?county=440883&division=441424").body())
                .contains("\"total\":0");
        assertTellsOf(
                people.visitor().get("/api/plans?county=440883"), second, first, "/api/plans");
        assertThat(people.visitor().get("/api/measures/stations.open?county=440883").body())
                .contains("\"division\":\"440883\"");
        assertThat(
                        people.visitor()
                                .get("/api/plans/" + first.plan() + "/items?county=440883")
                                .statusCode())
                .isEqualTo(404);
        assertThat(people.visitor().get("/441424/api/plans?county=440883").statusCode())
                .isEqualTo(400);
        // Besides each other they stand anyway; one alone is one of them.
        assertThat(auditor.get("/api/counties/figures?county=440883&measure=stations.open").body())
                .contains("440883")
                .doesNotContain("441424");
    }

    private static void assertTellsOf(
            HttpResponse<String> answer, Entered shown, Entered other, String list) {
        assertThat(answer.statusCode()).as(list).isEqualTo(200);
        assertThat(answer.body())
                .as(list)
                .doesNotContain(other.county() + "\"", other.title(), other.stationName());
        if (!list.equals("/api/series")) {
            assertThat(answer.body()).as(list).contains(shown.county());
        }
    }

    private List<String> addresses() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(info ->
                        info.getMethodsCondition().getMethods().stream()
                                .anyMatch(method -> method.name().equals("GET")))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/") && !path.startsWith("/api/openapi.json"))
                .flatMap(path -> Stream.of(path.replaceAll("\\{[^}]*}", "x")))
                .distinct()
                .sorted()
                .toList();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
