package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoJourney
class PaperJourneys {
    private static final FilePayload SCAN =
            new FilePayload(
                    "工作方案.pdf",
                    "application/pdf",
                    "%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n27\n%%EOF"
                            .getBytes(StandardCharsets.US_ASCII));

    @LocalServerPort int port;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void aBodysReporterProvesAnItemAndVillagersReadThePaper(Windows windows) {
        try (var desk = windows.desktop(site());
                var phone = windows.phone(site())) {
            var page = desk.signIn("body-reporter").go("/console").page();
            page.getByText("公文登记").first().click();
            desk.accessible();
            page.locator("main").getByText("登记公文").last().click();
            page.locator("#title").fill("贫困村站点建设工作方案");
            page.locator("#number").fill("演示扶〔2019〕3号");
            page.locator("#kind").selectOption("scheme");
            page.locator("#day").fill("2019-03-01");
            page.locator("#file").setInputFiles(SCAN);
            page.locator("main button.btn-primary").click();
            assertThat(page.locator("main")).containsText("已登记");
            assertThat(page.locator("main")).containsText("工作方案.pdf");
            desk.accessible();
            desk.go("/console/papers/new?item=poor-village-cover").accessible();
            desk.go("/console/papers").accessible().picture("papers");

            phone.go("/papers?q=贫困村站点建设").accessible();
            assertThat(phone.overflows()).isFalse();
            phone.page().getByText("贫困村站点建设工作方案").click();
            assertThat(phone.page().locator("main")).containsText("工作方案.pdf");
            phone.accessible();
            assertThat(phone.overflows()).isFalse();

            phone.signIn("body-reporter").go("/console/papers/new?item=poor-village-cover");
            phone.accessible();
            assertThat(phone.overflows()).isFalse();
            phone.go("/console/papers").accessible();
            assertThat(phone.overflows()).isFalse();
        }
    }
}
