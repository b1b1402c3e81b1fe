package cn.cunkou.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.TwoCounties;
import cn.cunkou.TwoCounties.Entered;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The public sites of two counties on one installation, each by its path and by its host. */
@CunkouTest
@TestInstance(Lifecycle.PER_CLASS)
class CountyPortalTests {
    private static final Pattern LINK =
            Pattern.compile("<[a-z][^>]*\\s(?:href|action|src|hx-get)=\"([^\"]*)\"");
    private static final Pattern COMMON = Pattern.compile("/assets/.*");

    @Autowired People people;
    @Autowired Plans plans;
    @Autowired Counties counties;
    @Autowired Registry registry;
    @Autowired Environment environment;

    private Entered first;
    private Entered second;
    private Browser visitor;

    @BeforeAll
    void twoCountiesAreServed() {
        people.visitor();
        var both = new TwoCounties(people, plans, counties, registry);
        first = both.first();
        second = both.second();
        visitor = people.visitor();
    }

    @Test
    void aCodeOfAnotherPlatformIsToldByTheCountyWhoseLotHasIt() {
        handIn("441424", "441424100", "甲平台", "PT000100", "PT000199", "2019-10-01");
        handIn("440883", "440883101", "乙平台", "PT000000", "PT999999", "2019-10-02");
        assertThat(visitor.get("/441424/t?code=PT000123").body()).contains("由甲平台保管");
        assertThat(visitor.get("/440883/t?code=PT000123").body()).contains("由乙平台保管");
        assertThat(visitor.get("/t?code=PT000123").body())
                .as("fewer codes lie nearer")
                .contains("由甲平台保管");
        assertThat(visitor.get("/t?code=PT000223").body()).contains("由乙平台保管");
    }

    private void handIn(
            String county, String town, String platform, String first, String last, String day) {
        var lot =
                """
                {"division": "%s", "platform": "%s", "number": "P-1", "product": "番薯干", "producer": "某某食品厂",
                 "madeOn": "%s", "address": "https://%s.example.cn/q?c={code}", "firstCode": "%s", "lastCode": "%s"}
                """
                        .formatted(town, platform, day, county, first, last);
        var program = people.program(Role.INTEGRATOR, county);
        assertThat(program.postJson("/api/foreign-lots", lot).statusCode()).isEqualTo(200);
    }

    @Test
    void eachCountyHasItsOwnSiteByPath() {
        assertShows(visitor.get("/441424").body(), first, second);
        assertShows(visitor.get("/440883").body(), second, first);
        for (var one : List.of(first, second)) {
            var root = "/" + one.county();
            assertThat(visitor.get(root + "/promises").body()).contains("站点" + one.county());
            assertThat(visitor.get(root + "/promises/" + one.item()).statusCode()).isEqualTo(200);
            assertThat(visitor.get(root + "/stations").body()).contains(one.stationName());
            assertThat(visitor.get(root + "/stations/" + one.station()).body())
                    .contains(one.stationName());
            assertThat(visitor.get(root + "/papers/" + one.paper()).body())
                    .contains(one.paperTitle());
            assertThat(visitor.get(root + "/search?q=甲站").body()).contains(one.stationName());
            assertThat(visitor.get(root + "/help").statusCode()).isEqualTo(200);
            assertThat(
                            visitor.get(root + "/promises.xlsx")
                                    .headers()
                                    .firstValue("Content-Disposition"))
                    .isPresent();
        }
    }

    @Test
    void theSameSitesAnswerToTheirHosts() {
        assertShows(body(asked("one.test", "/")), first, second);
        assertShows(body(asked("two.test", "/")), second, first);
        assertThat(body(asked("TWO.TEST.:80", "/promises"))).contains("站点440883");
        assertThat(body(asked("two.test", "/441424"))).contains(first.title());
        assertThat(status(asked("two.test", "/stations/" + second.station()))).isEqualTo(200);
        assertThat(status(asked("two.test", "/stations/" + first.station()))).isEqualTo(404);
        assertThat(status(asked("two.test", "/api/plans/" + first.plan()))).isEqualTo(404);
        assertThat(status(asked("three.test", "/"))).isEqualTo(404);
        assertThat(status(asked("elsewhere.test", "/"))).isEqualTo(200);
    }

    @Test
    void recordsOfTheOtherCountyAreNotThere() {
        for (var pair : List.of(List.of(first, second), List.of(second, first))) {
            var here = "/" + pair.getFirst().county();
            var other = pair.getLast();
            for (var path :
                    List.of(
                            "/stations/" + other.station(),
                            "/papers/" + other.paper(),
                            "/promises/" + other.item(),
                            "/stations?town=" + other.county() + "100",
                            "/stations?division=44",
                            "/figures/stations.open?division=" + other.county(),
                            "/figures/stations.open?division=44",
                            "/api/measures/stations.open?division=" + other.county(),
                            "/api/measures/stations.open/evidence?division=44",
                            "/api/measures/stations.open/evidence.xlsx?division=" + other.county(),
                            "/api/plans/" + other.plan(),
                            "/api/plans/" + other.plan() + "/conflicts",
                            "/api/plans/" + other.plan() + "/items")) {
                assertThat(visitor.get(here + path).statusCode()).as(here + path).isEqualTo(404);
            }
            assertThat(visitor.get(here + "/api/plans").body())
                    .contains(pair.getFirst().plan())
                    .doesNotContain(other.plan());
            assertThat(visitor.get(here + "/search?q=甲站").body())
                    .doesNotContain(other.stationName());
        }
    }

    @Test
    void anAddressWithoutACountyIsTheFirstCountysAndOffersTheOthers() {
        var home = visitor.get("/").body();
        assertShows(home, first, second);
        assertThat(home).contains("其他县", "href=\"/440883\"");
        assertThat(visitor.get("/stations/" + first.station()).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/stations/" + second.station()).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/441424").body()).doesNotContain("其他县");
        assertThat(visitor.get("/api/measures/stations.open?division=440883").statusCode())
                .isEqualTo(200);
        var evidence = visitor.get("/api/measures/stations.open/evidence?division=440883").body();
        assertThat(evidence).contains("/440883/stations/" + second.station());
    }

    @Test
    void aCityIsCalledACityAndACountyACounty() {
        assertThat(visitor.get("/441424").body()).contains("全县数字", "县里答应过的事");
        assertThat(visitor.get("/440883").body())
                .contains("全市数字", "市里答应过的事")
                .doesNotContain("全县", "县里");
        assertThat(visitor.get("/440883/open-data").body()).contains("吴川市公开的记录");
    }

    @Test
    void aCountyThatIsNotServedHasNoSite() {
        for (var path :
                List.of("/350322", "/350322/promises", "/999999/promises", "/44142/promises")) {
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void onlyWhatIsPublicHasSuchAnAddress() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        for (var path :
                List.of("/console", "/console/stations", "/setup", "/livez", "/api/stations")) {
            assertThat(officer.get("/441424" + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(officer.post("/441424/sign-out", java.util.Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void errorPagesAndSmallWaysStayInTheCounty() {
        var missing = visitor.get("/440883/nothing-here").body();
        assertThat(missing).contains("吴川", "href=\"/440883\"").doesNotContain("其他县");
        var elder = visitor.get("/440883/elder?size=22&to=/440883/promises");
        assertThat(elder.headers().firstValue("Location")).hasValue("/440883/promises");
        assertThat(visitor.get("/440883/promises/?area=a").headers().firstValue("Location"))
                .hasValue("/440883/promises?area=a");
        assertThat(visitor.get("/440883/sign-in").body()).contains("action=\"/440883/sign-in\"");
    }

    @Test
    void noLinkLeavesTheCountyByPath() {
        crawl(
                "/440883",
                "/440883",
                path -> {
                    var answer = visitor.get(path);
                    assertThat(answer.statusCode()).as(path).isIn(200, 303);
                    return answer.body();
                });
    }

    @Test
    void noLinkLeavesTheCountyByHost() {
        crawl(
                "/",
                "",
                path -> {
                    var answer = asked("two.test", path);
                    assertThat(status(answer)).as(path).isIn(200, 303);
                    return body(answer);
                });
    }

    /** Follows what looks alike three times, and looks at every link of what it sees. */
    private void crawl(String start, String root, Function<String, String> pages) {
        var waiting = new ArrayDeque<>(List.of(start));
        var seen = new HashSet<>(waiting);
        var alike = new HashMap<String, Integer>();
        var left = new ArrayList<String>();
        var read = 0;
        while (!waiting.isEmpty()) {
            var path = waiting.remove();
            var page = pages.apply(path);
            read++;
            assertThat(page).as(path).doesNotContain("五华", first.stationName(), first.title());
            for (var link : links(page).toList()) {
                if (!link.startsWith("/") || COMMON.matcher(link).matches()) {
                    continue;
                }
                var inside = root.isEmpty() ? !link.matches("/\\d{6}([/?].*)?") : isIn(link, root);
                if (!inside || link.contains("441424")) {
                    left.add(path + " → " + link);
                }
                var plain = link.replaceFirst("#.*", "");
                var shape = plain.replaceAll("[0-9a-f-]{36}|=[^&]*|\\d+", "…");
                if (seen.add(plain) && alike.merge(shape, 1, Integer::sum) <= 3) {
                    waiting.add(plain);
                }
            }
        }
        assertThat(left).isEmpty();
        assertThat(read).isGreaterThan(40);
    }

    private static boolean isIn(String link, String root) {
        return link.equals(root) || link.startsWith(root + "/") || link.startsWith(root + "?");
    }

    private static Stream<String> links(String page) {
        return LINK.matcher(page).results().map(found -> found.group(1).replace("&amp;", "&"));
    }

    private static void assertShows(String page, Entered shown, Entered other) {
        assertThat(page)
                .contains(shown.title(), "站点" + shown.county())
                .doesNotContain(other.title(), "站点" + other.county(), other.stationName());
    }

    /** What the program answers when it is asked for under a host. */
    private String asked(String host, String path) {
        var port = environment.getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(
                            "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n"
                                    .formatted(URI.create(path).toASCIIString(), host)
                                    .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("the program did not answer", e);
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
