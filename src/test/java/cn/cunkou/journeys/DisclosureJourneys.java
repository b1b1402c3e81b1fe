package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.disclosure.Photographs;
import cn.cunkou.journeys.Chromium.Window;
import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the county shows, and what people tell it. */
@DemoJourney
class DisclosureJourneys {
    @LocalServerPort int port;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void anAnonymousReportWithAPictureIsAnsweredAndReadWithItsReceipt(Windows windows) {
        try (var phone = windows.phone(site());
                var desk = windows.desktop(site());
                var bureau = windows.desktop(site())) {
            var page = phone.go("/").page();
            page.locator("main a[href='/opinions']").first().click();
            page.locator("input[value=report]").check();
            page.locator("#said").fill("镇上的站点没有开门，也登记了服务次数");
            page.locator("#file")
                    .setInputFiles(
                            new FilePayload("门口.jpg", "image/jpeg", Photographs.jpeg(640, 480, 6)));
            fits(phone);
            page.getByText(
                            "提交",
                            new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("h1")).hasText("回执");
            fits(phone).picture("opinions-receipt");
            var number = page.locator("dd.num").nth(0).textContent();
            var code = page.locator("dd.num").nth(1).textContent();
            assertThat(code).matches("(.{4}-){3}.{4}");

            assertThat(
                            bureau.signIn("bureau-officer")
                                    .go("/console/letters")
                                    .page()
                                    .locator("main"))
                    .not()
                    .containsText(number);
            var office = desk.signIn("supervisor").go("/console").page();
            assertThat(office.locator("main")).containsText("举报待答复");
            desk.go("/console/letters").accessible();
            desk.picture("letters");
            office.locator(
                            "tr",
                            new com.microsoft.playwright.Page.LocatorOptions().setHasText(number))
                    .locator("a")
                    .click();
            desk.accessible();
            assertThat(office.locator("main")).containsText("图片1.jpg");
            office.locator("#answer").fill("已到站核对，多登记的次数不算。");
            office.locator("form[action*=answer] button").click();
            assertThat(office.locator("[role=status]")).containsText("已答复");

            phone.go("/opinions/receipt");
            page.locator("#number").fill(number);
            page.locator("#code").fill(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
            page.locator("main form button").click();
            assertThat(page.locator("main")).containsText("已到站核对，多登记的次数不算。");
            assertThat(page.url()).doesNotContain(number);
            fits(phone);
            page.locator("#said").fill("谢谢，还有一个站也请看看");
            page.locator("main form button").last().click();
            assertThat(page.locator("main")).containsText("办理中");
            phone.go("/elder?size=26&to=/opinions");
            fits(phone);
            desk.go("/opinions").picture("opinions");
        }
    }

    @Test
    void theColumnIsReadAndANoticeObjectedTo(Windows windows) {
        try (var desk = windows.desktop(site());
                var phone = windows.phone(site())) {
            var page = desk.go("/disclosure").accessible().picture("disclosure-public").page();
            assertThat(page.locator("main")).containsText("正在公示");
            assertThat(page.locator("main")).containsText("已发布到");
            phone.go("/disclosure");
            fits(phone);
            phone.go("/elder?size=30&to=/disclosure");
            fits(phone);
            page.getByText("本批站点奖励名单公示（演示）").first().click();
            desk.accessible();
            assertThat(page.locator("table")).containsText("陈**");
            page.locator("#said").fill("第三个人不是站长");
            page.getByText("提交异议").click();
            assertThat(page.locator("[role=status]")).containsText("异议已经收到");
            phone.go(page.url().replace(site(), ""));
            fits(phone);

            var office = desk.signIn("bureau-officer").go("/console/disclosure").page();
            desk.accessible().picture("disclosure");
            office.locator("tbody th a").first().click();
            desk.accessible();
            office.getByText(
                            "导出",
                            new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(office.locator("main")).containsText("导出给公众号");
            desk.accessible().picture("disclosure-copy");
            office.locator("#channel").selectOption("website");
            office.locator("#address").fill("https://www.example.gov.cn/new.html");
            office.getByText("登记网址").last().click();
            assertThat(office.locator("[role=status]")).containsText("已登记网址");

            office.navigate(site() + "/console/notices");
            desk.accessible();
            office.locator("tbody th a").first().click();
            assertThat(office.locator("main")).containsText("第三个人不是站长");
            desk.accessible();
            desk.go("/console/notices/new").accessible().picture("notice-new");

            phone.signIn("bureau-officer");
            for (var path :
                    new String[] {
                        "/console/disclosure",
                        "/console/disclosure/disclosure/plan",
                        "/console/notices",
                        "/console/notices/new",
                        "/console/letters"
                    }) {
                phone.go(path);
                fits(phone);
            }
        }
        try (var desk = windows.desktop(site())) {
            desk.signIn("administrator").go("/console/hotline").accessible();
        }
    }

    private static Window fits(Window window) {
        assertThat(window.accessible().overflows()).as(window.page().url()).isFalse();
        return window;
    }
}
