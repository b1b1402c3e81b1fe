package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A keeper with a phone: an hour without network, and everything arrives once. */
@DemoJourney
class StationKeeperJourneys {
    private static final String SERVED = "[data-tap]";
    private static final int HOUR = 60;
    private static final Pattern MOMENT = Pattern.compile("\"happenedAt\":\"([^\"]+)\"");

    @LocalServerPort int port;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void anHourWithoutNetworkLosesNothingAndCountsNothingTwice(Windows windows) {
        try (var phone = windows.phone(site())) {
            var page = phone.signIn("station-keeper").go("/station").page();
            phone.accessible();
            assertThat(phone.overflows()).isFalse();
            phone.picture("station-phone");
            kept(page);
            var before = recorded(phone);
            var sent = new ArrayList<String>();
            phone.context()
                    .onRequest(request -> {
                        if (request.url().endsWith("/services")
                                && request.method().equals("POST")) {
                            sent.add(request.postData());
                        }
                    });

            // The network is gone; two taps record a service all the same.
            phone.context().setOffline(true);
            phone.go("/station");
            assertThat(page.locator("[data-offline]")).isVisible();
            page.locator(".bigtiles a").first().click();
            page.locator(SERVED).first().dblclick();
            assertThat(page.locator("[data-told]")).containsText("已记下");
            assertThat(page.locator("[data-waiting]")).hasText("1");
            page.locator("#phone").fill("139123456");
            page.locator(SERVED).first().click();
            assertThat(page.locator("[data-wrong]")).containsText("不是手机号");
            assertThat(page.locator("#phone")).isFocused();
            assertThat(page.locator("[data-waiting]")).hasText("1");
            page.locator("#phone").fill("13912345678");
            page.locator(SERVED).first().click();
            assertThat(page.locator("[data-waiting]")).hasText("2");
            assertThat(page.locator("#phone")).hasValue("");
            phone.picture("station-offline");
            phone.accessible();

            // A market day: as many as come in an hour.
            for (var served = 3; served < HOUR; served++) {
                page.locator(SERVED).first().click();
                assertThat(page.locator("[data-waiting]")).hasText(Integer.toString(served));
            }

            // The browser is closed and opened again, still without network.
            phone.reopen();
            page = phone.go("/station/services").page();
            assertThat(page.locator("[data-waiting]")).hasText(Integer.toString(HOUR - 1));
            page.locator("details.kind summary").first().click();
            page.locator("details.kind input[type=text]").first().fill("借打气筒");
            page.locator("details.kind form > button").first().click();
            assertThat(page.locator("[data-waiting]")).hasText(Integer.toString(HOUR));
            phone.go("/station/records");
            assertThat(page.locator("[data-queued] article")).hasCount(HOUR);

            // The network is back: what waited goes by itself, here without leaving others their
            // turn.
            page.evaluate("Math.random = () => 0");
            phone.context().setOffline(false);
            page.evaluate("window.dispatchEvent(new Event('online'))");
            assertThat(page.locator("[data-waiting]")).hasText("0");
            assertThat(sent).isNotEmpty();
            assertThat(moments(sent))
                    .as("each once, in the order of the hour")
                    .hasSize(HOUR)
                    .isSorted();
            assertThat(recorded(phone)).isEqualTo(before + HOUR);

            // Each request comes twice more, as it does where the answer was lost.
            for (var body : List.copyOf(sent)) {
                for (var i = 0; i < 2; i++) {
                    assertThat(again(page, body)).contains("\"recorded\":0", "\"refused\":0");
                }
            }
            assertThat(recorded(phone)).isEqualTo(before + HOUR);
            phone.go("/station/records");
            assertThat(page.locator("main")).containsText("借打气筒");
            phone.accessible().picture("station-records");
            phone.go("/station/records?page=2");
            assertThat(page.locator("main")).containsText("139****5678");
        }
    }

    @Test
    void theSessionEndsWhileThePhoneIsOfflineAndTheQueueWaits(Windows windows) {
        try (var phone = windows.phone(site())) {
            var page = phone.signIn("station-keeper").go("/station/services").page();
            kept(page);
            var before = recorded(phone);
            phone.context().setOffline(true);
            page.locator(SERVED).first().click();
            assertThat(page.locator("[data-waiting]")).hasText("1");
            phone.context().clearCookies();
            phone.context().setOffline(false);
            page.evaluate("window.dispatchEvent(new Event('online'))");
            assertThat(page.locator("[data-signed-out]")).isVisible();
            assertThat(page.locator("[data-waiting]")).hasText("1");
            page = phone.signIn("station-keeper").go("/station").page();
            assertThat(page.locator("[data-waiting]")).hasText("0");
            assertThat(recorded(phone)).isEqualTo(before + 1);
        }
    }

    @Test
    void aScannerTypesANumberAndEveryPageFitsALittlePhone(Windows windows) {
        try (var phone = windows.phone(site())) {
            var page = phone.signIn("station-keeper").go("/station").page();
            page.locator("#scan").fill("13912345679");
            page.locator("#scan").press("Enter");
            assertThat(page.locator("#phone")).hasValue("13912345679");
            page.locator("#scan").fill("6901234567890");
            page.locator("#scan").press("Enter");
            assertThat(page.locator("[data-wrong]")).containsText("没认出「6901234567890」");
            for (var path : List.of("/station/mine", "/station/progress", "/station/records")) {
                phone.go(path).accessible();
                assertThat(phone.overflows()).as(path).isFalse();
            }
            phone.go("/station/mine").picture("station-mine");
            page.locator("#opens").fill("08:30");
            page.locator("main form.paper button").first().click();
            assertThat(page.locator("[role=status]").last()).containsText("已保存营业时间");
            phone.go("/station/services");
            new Keyboard(page).everywhere();
            for (var size : new int[] {22, 30}) {
                for (var path : List.of("/station", "/station/services")) {
                    phone.go("/elder?size=" + size + "&to=" + path).accessible();
                    assertThat(phone.overflows()).as(path + " at " + size).isFalse();
                }
            }
            phone.go("/elder?size=0&to=/station");
        }
    }

    @Test
    void theCountyLooksIntoWhatIsInventedAndCallsVillagers(Windows windows) {
        try (var desk = windows.desktop(site())) {
            var page = desk.signIn("bureau-officer").go("/console/services").page();
            desk.accessible().picture("services");
            desk.go("/console/services/flags").accessible();
            desk.picture("service-flags");
            page.locator("tbody th a").first().click();
            assertThat(page.locator("main")).containsText("可疑不等于作假");
            desk.accessible().picture("service-flag");
            assertThat(desk.overflows()).isFalse();
            page.getByText("不实，不算").click();
            page.locator("#reason").fill("问了三位村民，都说没来过");
            page.getByText("保存核查").click();
            assertThat(page.locator("[role=status]")).containsText("已保存");
            desk.go("/console/services/calls").accessible();
            page.locator("#seed").fill("福彩3D 305");
            page.locator("#size").fill("5");
            page.locator("main form button").first().click();
            assertThat(page.locator("article")).hasCount(5);
            desk.accessible().picture("service-calls");
            page.locator("article").first().getByText("没打通").click();
            assertThat(page.locator("[role=status]")).containsText("已登记");
            desk.go("/console/bulletins").accessible();
            desk.picture("bulletins");
        }
    }

    /** Waits until the phone has everything it needs for a day without network. */
    private static void kept(Page page) {
        page.waitForCondition(() ->
                (Boolean)
                        page.evaluate(
                                """
                                async () => {
                                  const pages = await caches.open("station-pages");
                                  const assets = await caches.open("station-assets");
                                  return (await pages.keys()).length >= 5 && (await assets.keys()).length >= 4
                                    && navigator.serviceWorker.controller !== null;
                                }
                                """));
    }

    private static List<String> moments(List<String> sent) {
        return List.copyOf(sent).stream()
                .flatMap(body -> MOMENT.matcher(body).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static int recorded(Chromium.Window phone) {
        var total =
                phone.page()
                        .evaluate(
                                """
                                async () => (await (await fetch('/api/stations/' + document.body.dataset.station
                                  + '/services?size=1')).json()).total
                                """);
        return ((Number) total).intValue();
    }

    private static String again(Page page, String body) {
        return (String)
                page.evaluate(
                        """
                        async (body) => {
                          const state = await (await fetch('/station/state')).json();
                          const answer = await fetch('/api/stations/' + document.body.dataset.station + '/services',
                            { method: 'POST', headers: { 'Content-Type': 'application/json', [state.header]: state.token }, body });
                          return await answer.text();
                        }
                        """,
                        body);
    }
}
