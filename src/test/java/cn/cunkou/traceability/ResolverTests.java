package cn.cunkou.traceability;

import static cn.cunkou.papers.TestOffice.OFFICER;
import static cn.cunkou.papers.TestOffice.SHUIZHAI;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.traceability.Rolls.PackingInput;
import cn.cunkou.traceability.Rolls.RollInput;
import cn.cunkou.values.DivisionCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys of GS1 followed to where something is told of them, as the conformance list wants it. */
@CunkouTest
class ResolverTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RICE = "/01/09506000134352";

    @Autowired People people;
    @Autowired Products products;
    @Autowired Rolls rolls;
    @Autowired Corrections corrections;
    @Autowired Tales tales;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestOffice office;

    @BeforeEach
    void open() {
        office = new TestOffice(counties, plans, registry, transaction);
        office.open();
        people.visitor();
        var program = people.program(Role.INTEGRATOR, "441424");
        for (var links :
                new String[] {
                    """
                    {"division": "441424", "anchor": "/01/09506000134352", "itemDescription": "Risotto",
                     "defaultLinktype": "gs1:sustainabilityInfo", "links": [
                      {"linktype": "gs1:pip", "href": "https://a.example/pip?x=en-US", "title": "Product", "type": "text/html", "hreflang": ["en-US"]},
                      {"linktype": "gs1:pip", "href": "https://a.example/pip?x=en", "title": "Product", "type": "text/html", "hreflang": ["en"]},
                      {"linktype": "gs1:pip", "href": "https://a.example/pip.es", "title": "Producto", "type": "text/html", "hreflang": ["es"]},
                      {"linktype": "gs1:certificationInfo", "href": "https://a.example/lk.pdf", "title": "LK", "type": "application/pdf", "context": ["LK"]},
                      {"linktype": "gs1:certificationInfo", "href": "https://a.example/all.pdf", "title": "All", "type": "application/pdf"},
                      {"linktype": "gs1:masterData", "href": "https://a.example/data#rice", "title": "Data", "type": "text/html"},
                      {"linktype": "gs1:masterData", "href": "https://a.example/data.json", "title": "Data", "type": "application/json"},
                      {"linktype": "gs1:sustainabilityInfo", "href": "https://a.example/en", "title": "About", "type": "text/html", "hreflang": ["en"]},
                      {"linktype": "gs1:sustainabilityInfo", "href": "https://a.example/es", "title": "Sobre", "type": "text/html", "hreflang": ["es"]}]}
                    """,
                    """
                    {"division": "441424", "anchor": "/8004/095060001343", "itemDescription": "Asset", "defaultLinktype": "gs1:pip",
                     "links": [{"linktype": "gs1:pip", "href": "https://a.example/assets?giai=095060001343{1}", "title": "Asset",
                                "type": "text/html", "hreflang": ["en"], "context": ["sales"]}]}
                    """,
                    """
                    {"division": "441424", "anchor": "/01/09506000134352/21/1234", "itemDescription": "One",
                     "defaultLinktype": "gs1:dpp", "links": [{"linktype": "gs1:dpp", "href": "https://a.example/dpp", "title": "DPP",
                                                              "type": "application/vc"}]}
                    """
                }) {
            assertThat(program.postJson("/api/links", links).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void eachCountySaysForItselfWhereAKeyLeads() {
        office.as(
                Actor.system("set up", Scope.everywhere()),
                () -> counties.activateDemo(DivisionCode.of("440883"), TestOffice.TODAY));
        var other = people.program(Role.INTEGRATOR, "440883");
        var said =
                """
                {"division": "440883", "anchor": "/01/09506000134352", "itemDescription": "Rice",
                 "defaultLinktype": "gs1:pip", "links": [{"linktype": "gs1:pip", "href": "https://b.example/", "title": "Rice"}]}
                """;
        assertThat(other.postJson("/api/links", said).statusCode()).isEqualTo(200);
        assertThat(other.postJson("/api/links", said).statusCode()).isEqualTo(200);
        var listed = JSON.readTree(other.get("/api/links?division=440883&size=1").body());
        assertThat(listed.get("total").asInt()).isEqualTo(1);
        assertThat(listed.at("/rows/0/links/0/href").asString()).isEqualTo("https://b.example/");
        assertThat(location(get("/441424" + RICE))).isEqualTo("https://a.example/en");
        assertThat(location(get("/440883" + RICE))).isEqualTo("https://b.example/");
        var gone = said.replaceFirst("(?s)\"links\".*", "\"links\": []}");
        assertThat(other.postJson("/api/links", gone).statusCode()).isEqualTo(200);
        assertThat(location(get("/441424" + RICE))).isEqualTo("https://a.example/en");
        assertThat(get("/440883" + RICE).statusCode()).isEqualTo(404);
    }

    @Test
    void aTownCannotReplaceWhatItsCountySaid() {
        var town = people.program(Role.INTEGRATOR, SHUIZHAI);
        var said =
                """
                {"division": "%s", "anchor": "/01/09506000134352", "itemDescription": "Rice",
                 "defaultLinktype": "gs1:pip", "links": [{"linktype": "gs1:pip", "href": "https://b.example/", "title": "Rice"}]}
                """
                        .formatted(SHUIZHAI);
        assertThat(town.postJson("/api/links", said).statusCode()).isEqualTo(409);
        assertThat(location(get(RICE))).isEqualTo("https://a.example/en");
    }

    @Test
    void linksWithoutEndAndHolesInListsAreTurnedAway() {
        var program = people.program(Role.INTEGRATOR, "441424");
        var link =
                "{\"linktype\": \"gs1:pip\", \"href\": \"https://b.example/\", \"title\": \"Rice\"%s}";
        for (var links :
                new String[] {
                    "null",
                    "[null]",
                    "[" + link.formatted(", \"hreflang\": [null]") + "]",
                    "[" + link.formatted(", \"context\": [\"" + "x".repeat(101) + "\"]") + "]",
                    "[" + (link.formatted("") + ",").repeat(50) + link.formatted("") + "]"
                }) {
            var answer =
                    program.postJson(
                            "/api/links",
                            """
                            {"division": "441424", "anchor": "/01/09506000134352", "itemDescription": "Rice",
                             "defaultLinktype": "gs1:pip", "links": %s}
                            """
                                    .formatted(links));
            assertThat(answer.statusCode()).as(links).isEqualTo(422);
            assertThat(answer.body()).contains("links");
        }
    }

    @Test
    void theDefaultLinkIsTakenAndTheQueryPassedOn() {
        var answer = get(RICE);
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(location(answer)).isEqualTo("https://a.example/en");
        assertThat(answer.headers().allValues("Link").toString())
                .contains("rel=\"linkset\"", "application/linkset+json", "owl:sameAs");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(location(get(RICE + "?17=301231&y=2"))).endsWith("/en?17=301231&y=2");
        assertThat(location(get(RICE, "Accept-Language", "es-MX,es;q=0.9"))).endsWith("/es");
        assertThat(location(get("/01/9506000134352"))).endsWith("/en");
    }

    @Test
    void aKindOfLinkIsFollowedByLanguageAndContext() {
        assertThat(location(get(RICE + "?linkType=gs1:pip", "Accept-Language", "en-US")))
                .isEqualTo("https://a.example/pip?x=en-US&linkType=gs1:pip");
        assertThat(location(get(RICE + "?linkType=gs1:pip", "Accept-Language", "es")))
                .startsWith("https://a.example/pip.es");
        assertThat(location(get(RICE + "?linkType=https://ref.gs1.org/voc/pip", "X", "y")))
                .startsWith("https://a.example/pip");
        assertThat(location(get(RICE + "?linkType=gs1:certificationInfo&context=LK")))
                .contains("lk.pdf");
        assertThat(location(get(RICE + "?linkType=gs1:certificationInfo"))).contains("all.pdf");
        assertThat(get(RICE + "?linkType=gs1:recipeInfo").statusCode()).isEqualTo(404);
        assertThat(location(get("/8004/095060001343ABC12"))).endsWith("giai=095060001343ABC12");
    }

    @Test
    void aKindOfContentIsTakenAsItIsNamedAndTheQueryStandsBeforeTheFragment() {
        var data = RICE + "?linkType=gs1:masterData";
        assertThat(location(get(data)))
                .isEqualTo("https://a.example/data?linkType=gs1:masterData#rice");
        assertThat(location(get(data, "Accept", "application/json"))).contains("data.json");
        assertThat(location(get(data, "Accept", "application/json-seq"))).contains("data?");
        assertThat(location(get(data, "Accept", "text/html;q=0.1, application/json")))
                .contains("data.json");
        assertThat(location(get(data, "Accept", "no type"))).contains("data?");
        assertThat(location(get(data, "Accept", "application/json;q=0, */*"))).contains("data?");
        // Never JSON, and never the set of links either, which is JSON.
        assertThat(location(get(RICE, "Accept", "application/linkset+json;q=0, */*"))).isNotNull();
    }

    @Test
    void theSetOfLinksHasEveryLevelAndABareDefault() {
        var answer = get(RICE + "/21/1234", "Accept", "application/linkset+json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/linkset+json");
        var set = JSON.readTree(answer.body()).get("linkset");
        assertThat(set).hasSize(2);
        assertThat(set.get(0).get("anchor").asString()).endsWith(RICE + "/21/1234");
        var rice = set.get(1);
        assertThat(rice.get("https://ref.gs1.org/voc/pip")).hasSize(3);
        var usual = rice.get("https://ref.gs1.org/voc/defaultLink").get(0);
        assertThat(usual.propertyNames()).containsExactlyInAnyOrder("href", "title");
        for (var type : set.valueStream().flatMap(JsonNode::valueStream).toList()) {
            if (type.isArray()) {
                assertThat(type.valueStream()).allMatch(one -> one.has("href") && one.has("title"));
            }
        }
        assertThat(get(RICE + "?linkType=linkset").statusCode()).isEqualTo(200);
        assertThat(location(get(RICE + "/21/1234"))).isEqualTo("https://a.example/dpp");
        assertThat(location(get(RICE + "/21/99")))
                .as("up the tree")
                .isEqualTo("https://a.example/en");
    }

    @Test
    void whatIsWrongOrUnknownIsSaidInTheFormAskedFor() {
        assertThat(get("/01/09506000134353").statusCode()).as("check digit").isEqualTo(400);
        assertThat(get("/01/1234").statusCode()).isEqualTo(400);
        assertThat(get(RICE + "/99/1").statusCode()).isEqualTo(400);
        for (var refused : new String[] {"/01/1234", "/414/9521321000018"}) {
            assertThat(get(refused).headers().firstValue("Access-Control-Allow-Origin"))
                    .as("a program of another site reads why: " + refused)
                    .contains("*");
        }
        var unknown = get("/01/09521234543213", "Accept", "application/json");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(get("/00/095060001343520012").statusCode()).isIn(400, 404);
        assertThat(get("/414/9521321000018").statusCode()).isEqualTo(404);
        assertThat(send("HEAD", RICE).statusCode()).isEqualTo(307);
        var options = send("OPTIONS", RICE);
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        var description = JSON.readTree(get("/.well-known/gs1resolver").body());
        assertThat(description.get("supportedPrimaryKeys").toString())
                .contains("\"01\"", "\"8004\"");
        assertThat(description.get("resolverRoot").asString()).startsWith("http");
    }

    @Test
    void ourOwnCodesLeadToTheBuyersPageAndForgedOnesDoNot() {
        var gtin = "06901234567892";
        var product =
                office.as(
                        OFFICER,
                        () ->
                                products.add(
                                        new ProductInput(
                                                SHUIZHAI,
                                                "cooperative",
                                                "条码合作社",
                                                "条码茶",
                                                "茶叶",
                                                gtin,
                                                ""),
                                        null));
        var lot = lot(product);
        var roll =
                office.as(OFFICER, () -> rolls.get(rolls.issue(product, new RollInput("10", "厂"))));
        office.as(
                OFFICER,
                () -> {
                    rolls.pack(
                            roll.id(), new PackingInput(lot.toString(), "1", "10", "2019-11-10"));
                    return true;
                });
        var code = office.as(OFFICER, () -> rolls.smith(roll).make(roll.number(), 1)).text();
        assertThat(location(get("/01/" + gtin + "/21/" + code))).endsWith("/t/" + code);
        assertThat(location(get("/01/" + gtin + "/10/L1/21/" + code))).endsWith("/t/" + code);
        assertThat(location(get("/01/" + gtin + "/10/L1"))).endsWith("/t/lots/" + lot);
        assertThat(get("/t/lots/" + lot).body()).contains("登记过这个批次", "条码合作社", "一路经过", "包装");
        var renamed = new LotInput(SHUIZHAI, "L2", "2019-11-01", null, "");
        office.as(
                OFFICER,
                () -> {
                    corrections.lot(lot, renamed, "批次号抄错了");
                    return true;
                });
        tales.forget();
        assertThat(get("/t/lots/" + lot).body()).contains("批次L2", "一路经过", "包装");
        for (var number : new String[] {"L1", "L2"}) {
            assertThat(location(get("/01/" + gtin + "/10/" + number)))
                    .as("what is printed on boxes, and what is said now")
                    .endsWith("/t/lots/" + lot);
        }
        assertThat(location(get("/01/" + gtin))).endsWith("/t/products/" + product);
        assertThat(get("/t/products/" + product).body()).contains("条码茶", "批次L2");
        var forged = get("/01/" + gtin + "/21/" + "1".repeat(20), "Accept", "text/html");
        assertThat(forged.statusCode()).isEqualTo(404);
        assertThat(forged.body()).contains("不是这里的码");
        var other = get(RICE + "/21/" + code);
        assertThat(location(other))
                .as("a code on another product")
                .isEqualTo("https://a.example/en");
    }

    private UUID lot(UUID product) {
        var input = new LotInput(SHUIZHAI, "L1", "2019-11-01", null, "");
        return office.as(OFFICER, () -> products.addLot(product, input));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(307);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    private HttpResponse<String> get(String path, String... headers) {
        var request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
