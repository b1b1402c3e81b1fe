package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A village's information officer with a phone, and the bureau that deals with what comes in. */
@DemoJourney
class InformationOfficerJourneys {
    @LocalServerPort int port;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void whatAVillageReportsReachesTheBureauAndTheAnswerTheVillage(Windows windows)
            throws IOException {
        try (var phone = windows.phone(site());
                var desk = windows.desktop(site())) {
            var page = phone.signIn("information-officer").page();
            page.waitForURL("**/report");
            phone.accessible();
            assertThat(phone.overflows()).isFalse();
            page.getByText("货源供应").click();
            page.locator("#text").fill("三户人家的红薯干要卖，包装好了");
            phone.picture("report");
            page.locator("#quantity").fill("300");
            page.locator("main form.paper button").click();
            assertThat(page.locator("main")).containsText("填了数量，没有填单位");
            phone.accessible();

            // The phone is put away before it is sent.
            phone.go("/console").go("/report");
            assertThat(page.locator("#text")).hasValue("三户人家的红薯干要卖，包装好了");
            assertThat(page.locator("input[value=supply]")).isChecked();
            page.locator("#unit").fill("斤");
            page.locator("#file").setInputFiles(new FilePayload("红薯干.png", "image/png", photo()));
            page.locator("main form.paper button").click();
            assertThat(page.locator("[role=status]")).containsText("已报上去");
            assertThat(page.locator("#text")).hasValue("");
            page.reload();
            assertThat(page.locator("#text")).hasValue("");
            assertThat(page.locator("article").first()).containsText("300 斤");
            phone.accessible();
            assertThat(phone.overflows()).isFalse();

            page.locator("article").first().getByText("更正").click();
            page.locator("#quantity").fill("400");
            phone.accessible();
            page.locator("main form.paper button").click();
            assertThat(page.locator("article").first()).containsText("400 斤");

            var bureau = desk.signIn("bureau-officer").go("/console/officers/reports").page();
            assertThat(desk.overflows()).isFalse();
            bureau.locator("tbody th a").first().click();
            assertThat(bureau.locator("main")).containsText("当时是「三户人家的红薯干要卖，包装好了」，300 斤");
            desk.accessible();
            bureau.locator("#note").fill("已请县电商中心联系客商");
            bureau.getByText("标为已处理").click();
            assertThat(bureau.locator("[role=status]")).containsText("已标为已处理");

            phone.go("/report");
            assertThat(page.locator("article").first()).containsText("已请县电商中心联系客商");
            for (var size : new int[] {22, 30}) {
                phone.go("/elder?size=" + size + "&to=/report").accessible();
                assertThat(phone.overflows()).as("size " + size).isFalse();
            }
        }
    }

    @Test
    void theBureauAppointsSomebodyAndLooksAtTheMonth(Windows windows) {
        try (var desk = windows.desktop(site());
                var phone = windows.phone(site())) {
            var page = desk.signIn("bureau-officer").go("/console/officers").page();
            desk.accessible().picture("officers");
            page.getByText("登记任职").click();
            page.locator("#duty").selectOption("leader");
            page.locator("#person").fill("魏某某");
            page.locator("#office").fill("副局长");
            page.locator("main form button").click();
            assertThat(page.locator("main")).containsText("没有填从哪天起");
            desk.accessible();
            page.locator("#from").fill("2019-11-01");
            page.locator("main form button").click();
            assertThat(page.locator("main")).containsText("魏某某");
            desk.accessible();
            page.getByText("更正").first().click();
            desk.accessible();
            desk.go("/console/officers/summary?month=2019-10").accessible();
            desk.picture("officers-summary");
            page.getByText("登记为公文").click();
            assertThat(page.locator("#title")).hasValue("信息员报送汇总（2019年10月）");

            phone.signIn("bureau-officer");
            for (var path :
                    new String[] {
                        "/console/officers",
                        "/console/officers/new",
                        "/console/officers/reports",
                        "/console/officers/summary"
                    }) {
                phone.go(path).accessible();
                assertThat(phone.overflows()).as(path).isFalse();
            }
        }
    }

    private static byte[] photo() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
