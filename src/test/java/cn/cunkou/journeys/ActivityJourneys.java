package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Windows;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoJourney
class ActivityJourneys {
    @LocalServerPort int port;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void theBureauRegistersAMatchmakingAndVillagersSeeIt(Windows windows) {
        try (var desk = windows.desktop(site());
                var phone = windows.phone(site())) {
            var page = desk.signIn("bureau-officer").go("/console").page();
            page.getByText("活动与宣传").first().click();
            desk.accessible();
            page.getByText("登记展会、对接、比赛、考察").click();
            page.locator("#title").fill("冬季蜜柚产销对接会");
            page.locator("#form").selectOption("matchmaking");
            page.locator("#day").fill("2019-11-08");
            page.locator("main button.btn-primary").click();
            assertThat(page.locator("main")).containsText("没有填参加人次");
            assertThat(page.locator("#title")).hasValue("冬季蜜柚产销对接会");
            page.locator("#body").selectOption("县中小企业局");
            page.locator("#place").fill("县城文化广场");
            page.locator("#people").fill("160");
            page.locator("#partnerKind").selectOption("wholesale-market");
            desk.accessible().picture("activity-new");
            page.locator("main button.btn-primary").click();
            assertThat(page.locator("main")).containsText("已登记");
            desk.accessible();

            phone.go("/activities?q=冬季蜜柚").accessible();
            assertThat(phone.overflows()).isFalse();
            phone.page().getByText("冬季蜜柚产销对接会").click();
            assertThat(phone.page().locator("main")).containsText("县城文化广场");
            phone.accessible();
            assertThat(phone.overflows()).isFalse();
            phone.signIn("bureau-officer").go("/console/activities").accessible();
            assertThat(phone.overflows()).isFalse();
            phone.go("/console/activities/new?kind=wall-advertisement").accessible();
            assertThat(phone.overflows()).isFalse();
        }
    }
}
