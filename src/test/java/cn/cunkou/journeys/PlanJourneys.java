package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The bureau with the plan itself: its editions, its contradictions, its schedule, its orders. */
@DemoJourney
class PlanJourneys {
    private static final List<String> PAGES =
            List.of("plans", "conflicts", "timeline", "urgings", "scores");

    @LocalServerPort int port;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void thePagesAboutThePlanAreForEverybodyAtTheBureau(Windows windows) {
        try (var desk = windows.desktop(site());
                var phone = windows.phone(site())) {
            desk.signIn("bureau-officer");
            phone.signIn("bureau-officer");
            for (var name : PAGES) {
                desk.go("/console/" + name).accessible().picture(name);
                phone.go("/console/" + name).accessible();
                assertThat(phone.overflows()).as(name + " moves sideways at 360 px").isFalse();
            }
        }
    }

    @Test
    void aPlanFileIsCheckedAndComparedBeforeItIsAdopted(Windows windows) throws IOException {
        var plan = Files.readString(Path.of("plans", "wuhua-2018.yaml"));
        try (var desk = windows.desktop(site())) {
            var page = desk.signIn("bureau-officer").go("/console/plans").page();
            hand(page, plan.replaceFirst("at-least: 7", "at-least: 七"));
            assertThat(page.locator("#broken")).containsText("没有启用");
            desk.accessible();
            hand(page, plan.replaceFirst("at-least: 7", "at-least: 8"));
            assertThat(page.locator("#sound")).containsText("没有问题");
            assertThat(page.locator("main")).containsText("有1处不同");
            desk.accessible();
            hand(page, plan);
            assertThat(page.locator("main")).containsText("一字不差");
        }
    }

    private static void hand(Page page, String plan) {
        page.locator("#file")
                .setInputFiles(
                        new FilePayload(
                                "plan.yaml",
                                "application/yaml",
                                plan.getBytes(StandardCharsets.UTF_8)));
        page.getByText("上传并核对").click();
        page.waitForLoadState();
    }
}
