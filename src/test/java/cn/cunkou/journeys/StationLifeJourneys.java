package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Window;
import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A station from the wish of a village to the screen on its wall. */
@DemoJourney
class StationLifeJourneys {
    @LocalServerPort int port;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void aVillageWantsAStationAndGetsOne(Windows windows) throws IOException {
        try (var villager = windows.phone(site());
                var town = windows.desktop(site());
                var county = windows.desktop(site());
                var staff = windows.phone(site())) {
            var receipt = apply(villager);

            var page = town.signIn("town-officer").go("/console").page();
            page.getByText("建站申请待镇里意见").first().click();
            town.accessible();
            page.locator("tbody th a").first().click();
            page.getByText("同意，报县里").first().click();
            assertThat(page.locator("[role=status]")).containsText("已保存");
            var path = page.url().replaceAll("^http://[^/]*|\\?.*", "");

            var bureau = county.signIn("bureau-officer").go(path).page();
            county.accessible().picture("station-application");
            bureau.getByText("同意建站").click();
            assertThat(bureau.locator(".state")).containsText("已同意");
            bureau.getByText("看站点").click();
            var station = bureau.url().replaceAll("^http://[^/]*|\\?.*", "");
            bureau.waitForURL("**" + station);

            fitOut(staff, station);
            bureau.navigate(site() + station + "/accept");
            bureau.locator("#day").fill(bureau.locator("#day").getAttribute("max"));
            bureau.locator("main form button").click();
            assertThat(bureau.locator("[role=status]")).containsText("已登记验收");

            equip(county, station);
            chooseAndScore(county, staff, station);
            villager.go("/station-applications/" + receipt);
            assertThat(villager.page().locator("main")).containsText("已同意");
        }
    }

    /** The villager's phone; leaves with the receipt. */
    private String apply(Window villager) {
        var page = villager.go("/station-applications/new").page();
        assertThat(villager.overflows()).isFalse();
        villager.accessible().picture("station-application-form");
        page.locator("main form button").click();
        assertThat(page.locator("[role=alert]")).containsText("没有填场地");
        page.locator("#division").selectOption(new SelectOption().setIndex(1));
        page.locator("#premises").fill("村委会一楼");
        page.locator("#area").fill("60");
        page.locator("#applicantName").fill("某村村委会");
        page.locator("#applicantPhone").fill("13800000001");
        page.locator("#why").fill("三百户人家，取件要去镇上");
        page.locator("input[name=money][value=other] + span").click();
        page.locator("#moneyNote").fill("村集体资金");
        page.locator("main form button").click();
        assertThat(page.locator("[role=status]")).containsText("收到了");
        villager.accessible();
        assertThat(villager.overflows()).isFalse();
        var receipt = page.url().replaceAll(".*/|\\?.*", "");
        villager.go("/station-applications/" + receipt + "/slip").accessible();
        assertThat(page.locator("dd").first()).hasText(receipt.replaceAll("(.{4})(?=.)", "$1-"));
        return receipt;
    }

    private void fitOut(Window staff, String station) throws IOException {
        var page = staff.signIn("operator-staff").go(station + "/fitting").page();
        staff.accessible();
        assertThat(staff.overflows()).isFalse();
        var forms = page.locator("article").count();
        for (var i = 0; i < forms; i++) {
            var entry = page.locator("article").nth(i);
            if (i == forms - 1) {
                entry.locator("[name=note]").fill("村里老房子，装不了");
                entry.getByText("不做").click();
            } else {
                entry.locator("[type=file]")
                        .setInputFiles(new FilePayload("现场.png", "image/png", photo()));
                entry.getByText("做好了").click();
            }
            assertThat(page.locator("[role=status]")).containsText("记下了");
        }
        assertThat(page.locator("img.shot").first()).hasJSProperty("naturalWidth", 320);
        staff.picture("station-fitting");
        assertThat(page.locator("main")).containsText("没有差的了");
        staff.accessible();
        assertThat(staff.overflows()).isFalse();
        staff.go("/elder?size=30&to=" + station + "/fitting").accessible();
        assertThat(staff.overflows()).isFalse();
    }

    private void equip(Window county, String station) {
        var page = county.go(station + "/equipment").page();
        page.getByText("登记一台设备").click();
        page.locator("#kind").fill("电脑");
        page.locator("#serial").fill("JOURNEY-1");
        page.locator("#bought").fill("2019-06-01");
        page.locator("details form button").click();
        assertThat(page.locator("[role=status]")).containsText("已登记设备");
        page.locator("#label").fill("墙上屏幕");
        page.getByText("发令牌").click();
        var screen = page.locator("[role=status] a").getAttribute("href");
        county.accessible();
        county.go(screen).accessible();
        assertThat(county.overflows()).isFalse();
        county.picture("screen");
        county.go(station + "/equipment").accessible().picture("station-equipment");
        county.go(station + "/tenure").accessible().picture("station-tenure");
        assertThat(county.overflows()).isFalse();
    }

    private void chooseAndScore(Window county, Window staff, String station) {
        var page = county.go(station + "/selection").page();
        county.accessible();
        page.locator("#criteria").fill("会电商 60\n配合程度高 40");
        page.getByText("开始遴选").click();
        assertThat(page.locator("[role=status]")).containsText("遴选开始了");
        page.getByText("登记候选人").first().click();
        page.locator("#name").fill("古某某");
        page.locator("#phone").fill("13800000031");
        page.locator("details[open] form button").first().click();
        assertThat(page.locator("article")).containsText("没有打分");
        county.accessible().picture("keeper-selection");
        for (var part : new String[] {"/selection", "/equipment", "/tenure"}) {
            staff.go(station + part).accessible();
            assertThat(staff.overflows()).as(part).isFalse();
        }

        county.go("/console/station-scores").accessible();
        page.getByText("开始考核").click();
        assertThat(page.locator("[role=status]")).containsText("考核开始了");
        county.accessible().picture("station-scores");
        assertThat(county.overflows()).isFalse();
        page.locator("tbody th a").first().click();
        county.accessible();
        staff.go("/console/station-scores").accessible();
        assertThat(staff.overflows()).isFalse();
    }

    private static byte[] photo() throws IOException {
        var out = new ByteArrayOutputStream();
        var picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(new Color(0x7f_b0_9a));
        brush.fillRect(0, 0, 320, 240);
        brush.dispose();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
