package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoJourney
class PublicJourneys {
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/promises",
                    "/promises/village-stations",
                    "/promises/each-town-cover",
                    "/figures",
                    "/figures/stations.village-coverage",
                    "/stations",
                    "/papers",
                    "/search?q=水寨",
                    "/help",
                    "/help/portal",
                    "/sign-in",
                    "/nowhere");

    @LocalServerPort int port;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void everyPublicPageCanBeUsedWithScreenReaderAndFitsADeskAPhoneAndOldEyes(Windows windows) {
        try (var desk = windows.desktop(site());
                var phone = windows.phone(site());
                var elder = windows.phone(site())) {
            elder.go("/elder?size=26&to=/");
            for (var path : PAGES) {
                desk.go(path).accessible();
                assertThat(phone.go(path).accessible().overflows())
                        .as(path + " on a phone")
                        .isFalse();
                assertThat(elder.go(path).accessible().overflows())
                        .as(path + " in elder mode")
                        .isFalse();
            }
        }
    }

    @Test
    void aBuyerChecksACodeAndReadsWhereItComesFrom(Windows windows) {
        try (var officer = windows.desktop(site());
                var phone = windows.phone(site());
                var elder = windows.phone(site());
                var hall = windows.desktop(site())) {
            var desk = officer.signIn("bureau-officer").go("/console/traceability").page();
            officer.accessible();
            // Of the first product a lot is called back.
            desk.locator("tbody th a").nth(1).click();
            officer.accessible().picture("traceability");
            desk.locator("#rolls ~ .scroll-x tbody th a").first().click();
            officer.accessible();
            var roll = desk.url().replaceAll("\\?.*", "");
            var table = desk.request().get(roll + "/print/csv?first=1&last=1").text();
            var code = table.split("\r\n")[1].split(",")[1];

            var page = phone.go("/t").page();
            phone.accessible();
            page.locator("#code").fill(code);
            page.locator("#code").press("Enter");
            assertThat(page.locator("#verdict")).containsText("查询");
            assertThat(page.locator("main")).containsText("一路经过");
            phone.accessible().picture("trace");
            assertThat(phone.overflows()).isFalse();
            elder.go("/elder?size=26&to=/t/" + code).accessible();
            assertThat(elder.overflows()).as("in elder mode").isFalse();

            var screen = hall.go("/kiosk").page();
            hall.accessible().picture("kiosk");
            screen.locator("[data-key=Q]").click();
            assertThat(screen.locator("#code")).hasValue("Q");
            screen.locator("[data-key=clear]").click();
            screen.keyboard().type(site() + "/t/" + code);
            screen.keyboard().press("Enter");
            assertThat(screen.locator("#verdict")).containsText("查询");
            hall.accessible();
            screen.locator("[data-restart]").click();
            assertThat(screen.locator("#code")).hasValue("");
        }
    }

    @Test
    void aVillagerFindsThePromiseAboutStationsAndTheRowsBehindIt(Windows windows) {
        try (var desk = windows.desktop(site())) {
            var page = desk.go("/").picture("portal").page();
            assertThat(page.locator(".demo")).containsText("演示数据");
            page.locator("#q").fill("村级服务站");
            page.locator("#q").press("Enter");
            page.getByText("按方案建够村级服务站").first().click();
            assertThat(page.locator("h1")).containsText("按方案建够村级服务站");
            assertThat(page.locator(".readings li")).hasCount(3);
            assertThat(page.locator(".readings")).containsText("225＋200个");
            desk.picture("promise");
            var rows = page.locator("#rows").textContent();
            assertThat(rows).matches("依据：\\d+行");
            page.locator(".table-fold tbody tr a").first().click();
            assertThat(page.locator("h1")).containsText("服务站");
            assertThat(page.locator("body")).not().containsText("1380000");
        }
    }

    @Test
    void aVillageWithARareCharacterIsFound(Windows windows) {
        try (var phone = windows.phone(site())) {
            var page = phone.go("/").page();
            page.getByLabel("搜索").first().fill("𣒍");
            page.keyboard().press("Enter");
            assertThat(page.locator("#p + .found")).containsText("輋𣒍村");
        }
    }

    @Test
    void theKeyboardAloneReachesTheEvidence(Windows windows) {
        try (var desk = windows.desktop(site())) {
            var page = desk.go("/").page();
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("跳到正文");
            page.keyboard().press("Enter");
            for (var i = 0;
                    i < 60 && !isCard(page.evaluate("document.activeElement.getAttribute('href')"));
                    i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.contains("/promises/"));
            assertThat(page.locator("#rows")).isVisible();
        }
    }

    private static boolean isCard(Object href) {
        return href instanceof String address && address.startsWith("/promises/");
    }

    @Test
    void theFirstPageWeighsLessThanAHundredKilobytes(Windows windows) {
        try (var phone = windows.phone(site())) {
            var answers = new ArrayList<Response>();
            phone.page().onResponse(answers::add);
            phone.go("/").page().waitForLoadState(LoadState.NETWORKIDLE);
            var bytes =
                    List.copyOf(answers).stream()
                            .mapToLong(answer ->
                                    answer.request().sizes().responseBodySize
                                            + answer.request().sizes().responseHeadersSize)
                            .sum();
            assertThat(bytes).isLessThan(100_000);
        }
    }

    @Test
    void thePagesOfTheManualHaveTheirPictures(Windows windows) {
        try (var desk = windows.desktop(site());
                var elder = windows.phone(site())) {
            elder.go("/elder?size=22&to=/").picture("portal-elder");
            desk.go("/promises").picture("promises");
            desk.go("/figures/stations.village-coverage").picture("figure");
            desk.go("/stations").picture("stations-public");
            desk.go("/sign-in").picture("sign-in");
            for (var chapter :
                    List.of(
                            "portal",
                            "promises",
                            "figures",
                            "stations",
                            "imports",
                            "accounts",
                            "setup")) {
                var page = desk.go("/help/" + chapter).page();
                assertThat(
                                (Boolean)
                                        page.evaluate(
                                                "Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode(); })).then(() => true, () => false)"))
                        .as("pictures of chapter " + chapter)
                        .isTrue();
            }
        }
    }
}
