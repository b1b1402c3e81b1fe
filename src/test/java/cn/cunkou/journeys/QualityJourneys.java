package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Windows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoJourney
class QualityJourneys {
    @LocalServerPort int port;

    @Test
    void aFailedLotIsFoundCalledBackAndToldToEverybody(Windows windows) {
        var site = "http://localhost:" + port;
        try (var desk = windows.desktop(site);
                var phone = windows.phone(site)) {
            desk.signIn("bureau-officer").go("/console/quality").accessible().picture("quality");
            desk.go("/console/quality?state=failed");
            desk.page().locator("tbody th a").first().click();
            desk.accessible();
            assertThat(desk.page().getByText("停止绑定溯源码").first()).isVisible();
            desk.page().getByText("看召回").click();
            desk.accessible().picture("quality-recall");
            assertThat(desk.page().locator("h1")).containsText("召回");
            for (var path :
                    List.of(
                            "/samples/new",
                            "/certificates",
                            "/certificates/new",
                            "/standards",
                            "/marks",
                            "/marks/new",
                            "/labs",
                            "/limits")) {
                desk.go("/console/quality" + path).accessible();
            }
            desk.go("/console/quality/standards").page().locator("tbody th a").first().click();
            desk.accessible();
            phone.go("/quality").accessible();
            assertThat(phone.page().getByText("召回的批次")).isVisible();
            phone.go("/quality/marks").accessible();
            assertThat(phone.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }
}
