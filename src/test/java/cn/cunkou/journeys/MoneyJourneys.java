package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoJourney
class MoneyJourneys {
    private static final FilePayload INVOICE =
            new FilePayload(
                    "发票.pdf",
                    "application/pdf",
                    "%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n27\n%%EOF"
                            .getBytes(StandardCharsets.US_ASCII));

    @LocalServerPort int port;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void aPaymentIsRefusedMendedApprovedByTwoAndProven(Windows windows) {
        String payment;
        try (var desk = windows.desktop(site())) {
            var page = desk.signIn("operator-staff").go("/console").page();
            page.getByText("资金", exactly()).first().click();
            desk.accessible();
            page.locator("tbody th a").first().click();
            desk.accessible().picture("fund");
            assertThat(page.locator("#lines")).isVisible();
            page.getByText("申请支付").first().click();
            desk.accessible();
            var line = page.locator("#line option").nth(1).getAttribute("value");
            page.locator("#line").selectOption(line);
            page.locator("#amount").fill("99000000");
            page.locator("#payee")
                    .fill(page.locator("#payees option").first().getAttribute("value"));
            page.locator("#purpose").fill("门头装修尾款");
            page.locator("#file").setInputFiles(INVOICE);
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator("main")).containsText("条规则拦住");
            assertThat(page.locator("#purpose")).hasValue("门头装修尾款");
            desk.accessible().picture("fund-refused");
            var evidence = page.waitForPopup(() -> page.getByText("看依据的账").first().click());
            assertThat(evidence.locator("main")).containsText("笔");
            evidence.close();
            page.locator("#line").selectOption(line);
            page.locator("#amount").fill("1234.50");
            page.locator("#payee")
                    .fill(page.locator("#payees option").first().getAttribute("value"));
            page.locator("#purpose").fill("门头装修尾款");
            page.locator("#file").setInputFiles(INVOICE);
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator("main")).containsText("已申请");
            desk.accessible();
            payment = page.url().replaceFirst("\\?.*", "").substring(site().length());
        }
        for (var role : List.of("bureau-officer", "finance")) {
            try (var desk = windows.desktop(site())) {
                var page = desk.signIn(role).go(payment).page();
                page.getByText("同意", exactly()).click();
                assertThat(page.locator("main")).containsText(Pattern.compile("已同意|已批准"));
                if (role.equals("finance")) {
                    desk.accessible();
                    page.getByText("的证明").first().click();
                    assertThat(page.locator("main")).containsText("对得上");
                    desk.accessible().picture("fund-proof");
                }
            }
        }
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    @Test
    void everyPageAboutMoneyFitsAPhoneAndCanBeReadAloud(Windows windows) {
        try (var phone = windows.phone(site())) {
            phone.go("/funds").accessible();
            assertThat(phone.overflows()).isFalse();
            phone.page().getByText("每天的账本根").first().click();
            phone.accessible();
            assertThat(phone.overflows()).isFalse();
            phone.go("/funds").page().locator("td a").first().click();
            assertThat(phone.page().locator("main")).containsText("元");
            phone.signIn("finance").go("/console/funds");
            phone.page().locator("tbody th a").first().click();
            var fund = phone.page().url().replaceFirst("\\?.*", "").substring(site().length());
            for (var path :
                    List.of(
                            "/console/funds",
                            "/console/funds/new",
                            fund,
                            fund + "/entries",
                            fund + "/entries/1",
                            fund + "/balance",
                            fund + "/payments",
                            fund + "/payments/new",
                            fund + "/sources/new",
                            fund + "/lines/new",
                            fund + "/moves/receipt/new",
                            fund + "/moves/adjustment/new",
                            fund + "/moves/claw-back/new",
                            "/help/funds",
                            "/help/funds-public")) {
                phone.go(path).accessible();
                assertThat(phone.overflows()).as(path).isFalse();
                assertThat(phone.page().locator("h1").count()).as(path).isEqualTo(1);
            }
            phone.go("/elder?size=22&to=" + fund).accessible();
            assertThat(phone.overflows()).isFalse();
        }
    }
}
