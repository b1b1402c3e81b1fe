package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class SecurityTests {
    @Autowired People people;

    @Autowired SetUp setUp;

    @Test
    void everyAnswerCarriesTheContentSecurityPolicy() {
        var visitor = people.visitor();
        var finance = people.signedIn(Role.FINANCE, "441424");
        var answers =
                List.of(
                        visitor.get("/sign-in"),
                        visitor.get("/nowhere"),
                        visitor.get("/console"),
                        visitor.get("/api/nowhere"),
                        visitor.get("/assets/cunkou.css"),
                        visitor.get("/livez"),
                        visitor.get("/a;b=c"),
                        visitor.postForged("/sign-in", Map.of()),
                        finance.get("/console/me"),
                        finance.get("/console/accounts"),
                        finance.get("/console/accounts/not-a-number"),
                        people.program(Role.FINANCE, "441424").get("/console/me"));
        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(header(answer, "Content-Security-Policy"))
                            .isEqualTo(SecurityHeaders.CONTENT_SECURITY_POLICY);
                    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
                    assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
                });
    }

    @Test
    void lookingAroundLeavesNoTraces() {
        var visitor = people.visitor();
        for (var path : List.of("/livez", "/assets/cunkou.css", "/nowhere", "/console")) {
            visitor.get(path);
        }
        assertThat(visitor.cookies()).isEmpty();
    }

    @Test
    void cookiesAreOutOfReachOfScripts() {
        var browser = people.signedIn(Role.FINANCE, "441424");
        browser.get("/console/me");
        assertThat(browser.cookies()).extracting("name").contains("session", "device", "csrf");
        assertThat(browser.cookies()).allMatch(HttpCookie::isHttpOnly);
    }

    @Test
    void whatASignedInPersonSeesIsKeptByNoBrowser() {
        var browser = people.signedIn(Role.FINANCE, "441424");
        assertThat(header(browser.get("/console/me"), "Cache-Control")).isEqualTo("no-store");
        assertThat(header(browser.get("/assets/cunkou.css"), "Cache-Control")).contains("max-age");
    }

    @Test
    void aWrongKeyIsToldSoAsAProblem() {
        people.visitor();
        var answer = new Browser(people.site(), "ck_wrong").get("/api/nowhere");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(header(answer, "WWW-Authenticate")).contains("invalid_token");
        assertThat(answer.body()).contains("令牌无效");
    }

    @Test
    void theApiAnswersWithProblemsAndNeverLeadsToAPage() {
        var answer = people.visitor().get("/api/stations");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void beforeTheSetUpEverythingLeadsThere() {
        people.visitor();
        people.withoutAccounts(() -> {
            var visitor = people.browser();
            for (var path : List.of("/", "/console", "/sign-in", "/promises")) {
                assertThat(header(visitor.get(path), "Location")).isEqualTo("/setup");
            }
            assertThat(visitor.get("/api/measures").statusCode()).isEqualTo(503);
            assertThat(visitor.get("/assets/cunkou.css").statusCode()).isEqualTo(200);
            assertThat(visitor.get("/livez").statusCode()).isEqualTo(200);
        });
        assertThat(people.visitor().get("/setup").statusCode()).isEqualTo(404);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
