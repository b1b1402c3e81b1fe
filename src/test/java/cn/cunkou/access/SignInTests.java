package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import java.net.HttpCookie;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class SignInTests {
    @Autowired People people;

    @Test
    void aPasswordOpensTheConsole() {
        var browser = people.visitor();
        var name = people.account(Role.BUREAU_OFFICER, "441424");
        var answer = browser.signIn(name, People.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/console");
        assertThat(browser.get("/sign-in").headers().firstValue("Location")).hasValue("/console");
    }

    @Test
    void afterSigningInOneIsWhereOneWantedToGo() {
        var browser = people.visitor();
        assertThat(browser.get("/console/tasks?page=2").headers().firstValue("Location").orElse(""))
                .endsWith("/sign-in?to=%2Fconsole%2Ftasks%3Fpage%3D2");
        var name = people.account(Role.BUREAU_OFFICER, "441424");
        var form = Map.of("name", name, "password", People.PASSWORD, "to", "/console/tasks?page=2");
        assertThat(browser.post("/sign-in", form).headers().firstValue("Location"))
                .hasValue("/console/tasks?page=2");
    }

    @Test
    void nobodyIsLedToAnotherSite() {
        var name = people.account(Role.BUREAU_OFFICER, "441424");
        for (var elsewhere :
                new String[] {"//evil.example", "https://evil.example", "/\\evil.example"}) {
            var form = Map.of("name", name, "password", People.PASSWORD, "to", elsewhere);
            assertThat(people.browser().post("/sign-in", form).headers().firstValue("Location"))
                    .hasValue("/");
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountGetTheSameAnswer() {
        var name = people.account(Role.FINANCE, "441424");
        var wrong = people.visitor().signIn(name, "another password");
        var unknown = people.visitor().signIn("nobody-of-that-name", "another password");
        assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
        assertThat(plain(wrong.body(), name))
                .isEqualTo(plain(unknown.body(), "nobody-of-that-name"));
    }

    @Test
    void aSessionStartsUnderANewNumber() {
        var browser = people.visitor();
        browser.get("/sign-in");
        assertThat(cookie(browser, "session")).isNull();
        browser.signIn(people.account(Role.FINANCE, "441424"), People.PASSWORD);
        var first = cookie(browser, "session");
        assertThat(first).isNotNull();
        browser.post("/sign-out", Map.of());
        assertThat(browser.get("/console").statusCode()).isEqualTo(302);
        browser.signIn(people.account(Role.FINANCE, "441424"), People.PASSWORD);
        assertThat(cookie(browser, "session")).isNotEqualTo(first);
    }

    @Test
    void aFormThatNoPageGaveOutIsRefused() {
        var name = people.account(Role.FINANCE, "441424");
        var forged =
                people.visitor()
                        .postForged("/sign-in", Map.of("name", name, "password", People.PASSWORD));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("表单已过期");
        var signedIn = people.signedIn(Role.FINANCE, "441424");
        assertThat(signedIn.postForged("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(signedIn.get("/console/me").statusCode()).isEqualTo(200);
    }

    private static @Nullable String cookie(Browser browser, String name) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String plain(String page, String name) {
        return page.replace(name, "").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
