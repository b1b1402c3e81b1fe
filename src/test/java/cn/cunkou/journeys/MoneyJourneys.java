package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Window;
import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
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

    @Test
    void aStatementIsBroughtInMatchedAndAMonthIsClosed(Windows windows) {
        try (var desk = windows.desktop(site())) {
            var fund = fund(desk.signIn("finance"));
            var page = desk.go(fund + "/moves/receipt/new").page();
            var today = page.locator("#day").getAttribute("max");
            page.locator("#source")
                    .selectOption(page.locator("#source option").nth(1).getAttribute("value"));
            page.locator("#amount").fill("88.00");
            page.locator("#document").fill("利息回单");
            page.locator("#purpose").fill("存款利息");
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator("main")).containsText("已记");

            desk.go(fund + "/bank/months/" + today.substring(0, 7)).accessible();
            var balance = fact(page, "银行对账单余额").replaceAll("[^0-9.-]", "");
            var after = new BigDecimal(balance).add(new BigDecimal("88.00"));
            desk.go(fund + "/bank").accessible().page().getByText("导入银行流水").click();
            page.getByLabel("Excel（.xlsx）或CSV文件")
                    .setInputFiles(
                            new FilePayload(
                                    "流水.csv",
                                    "",
                                    "日期,对方户名,收支,金额（元）,余额（元）,摘要,流水号\n%s,财政,收,88.00,%s,结息,JX-1\n"
                                            .formatted(today, after)
                                            .getBytes(StandardCharsets.UTF_8)));
            page.getByText("上传并核对").click();
            page.getByText("下一步：确认导入").click();
            page.getByText("确认导入1行").click();
            page.getByText("撤销这一批").waitFor();

            desk.go(fund + "/bank").accessible().picture("bank");
            var pair = page.locator("tr", new Page.LocatorOptions().setHasText("结息")).first();
            assertThat(pair).containsText("到账");
            pair.getByText("取消配对").click();
            var line = page.locator("tr", new Page.LocatorOptions().setHasText("结息"));
            line.locator("input[name=line]").check();
            page.locator("tr", new Page.LocatorOptions().setHasText("存款利息"))
                    .locator("input[name=number]")
                    .check();
            desk.picture("bank");
            page.getByText("把选中的配成一对").click();
            assertThat(page.locator("main")).containsText("已配对");

            page.locator("#months + ul a").first().click();
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator("main")).containsText("结清，当时账本");
            assertThat(fact(page, "说不清的差额")).isEqualTo("¥0.00");
            desk.accessible().picture("bank-month");
        }
    }

    /** What stands beside a word in the list of facts. */
    private static String fact(Page page, String word) {
        return page.locator("dt:text-is('" + word + "') + dd").textContent();
    }

    private String fund(Window window) {
        window.go("/console/funds").page().locator("tbody th a").first().click();
        return window.page().url().replaceFirst("\\?.*", "").substring(site().length());
    }

    @Test
    void aVoucherIsIssuedTakenAndPaid(Windows windows) throws IOException {
        String issue;
        String code;
        try (var desk = windows.desktop(site())) {
            var fund = fund(desk.signIn("finance"));
            var page = desk.go(fund + "/moves/receipt/new").page();
            var today = LocalDate.parse(page.locator("#day").getAttribute("max"));
            desk.go(fund + "/vouchers").page().locator("tbody th a").first().click();
            var line = fact(page, "预算项").split(" ")[0];
            desk.go(fund + "/vouchers/new").accessible();
            page.locator("#title").fill("直播培训券");
            page.locator("#line").selectOption(line);
            page.locator("#amount").fill("300");
            page.locator("#expires").fill(today.plusMonths(1).toString());
            page.locator("#service").fill("直播带货培训三天");
            page.locator("#document").fill("发券通知");
            page.locator("#use").selectOption("office-building");
            page.getByLabel("县中小企业服务中心（县电商运营中心）").check();
            page.locator("#holders").fill("张某某 水寨镇下坝村");
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator("main")).containsText("条规则拦住");
            desk.accessible().picture("voucher-new");
            page.locator("#use").selectOption("ordinary");
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator("main")).containsText("券已发出");
            desk.accessible();
            issue = page.url().replaceFirst("\\?.*", "").substring(site().length());
            code = code(page.context().request().get(site() + issue + "/codes").body());
        }
        try (var phone = windows.phone(site())) {
            var page = phone.signIn("body-reporter").go("/console/vouchers").page();
            page.locator("#code").fill(code);
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).containsText("张某某 水寨镇下坝村");
            phone.accessible().picture("voucher-redeem");
            page.getByText("核销", exactly()).last().click();
            assertThat(page.locator("main")).containsText("已核销");
            phone.accessible();
        }
        String payment;
        try (var desk = windows.desktop(site())) {
            var page = desk.signIn("operator-staff").go(issue).page();
            page.locator("input[type=file]").setInputFiles(INVOICE);
            desk.accessible().picture("voucher-settle");
            page.getByText("申请结算").click();
            assertThat(page.locator("main")).containsText("已申请");
            payment = page.url().replaceFirst("\\?.*", "").substring(site().length());
        }
        approve(windows, "bureau-officer", payment);
        approve(windows, "finance", payment);
        try (var desk = windows.desktop(site())) {
            var page = desk.signIn("finance").go(issue).page();
            assertThat(page.locator("tbody")).containsText("已结算");
        }
    }

    private void approve(Windows windows, String role, String payment) {
        try (var desk = windows.desktop(site())) {
            var page = desk.signIn(role).go(payment).page();
            page.getByText("同意", exactly()).click();
            assertThat(page.locator("main")).containsText(Pattern.compile("已同意|已批准"));
        }
    }

    private static String code(byte[] workbook) throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            return book.getSheetAt(0).getRow(1).getCell(4).getStringCellValue();
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
                            fund + "/bank",
                            fund + "/vouchers",
                            fund + "/vouchers/new",
                            fund + "/reports",
                            "/help/funds",
                            "/help/funds-public")) {
                phone.go(path).accessible();
                assertThat(phone.overflows()).as(path).isFalse();
                assertThat(phone.page().locator("h1").count()).as(path).isEqualTo(1);
            }
            phone.go("/elder?size=22&to=" + fund).accessible();
            assertThat(phone.overflows()).isFalse();
            for (var path : List.of("/bank", "/vouchers", "/reports")) {
                phone.go(fund + path);
                var beside =
                        phone.page()
                                .locator(".scroll-x")
                                .evaluateAll(
                                        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length");
                assertThat(beside).as(path + " is read without moving it sideways").isEqualTo(0);
            }
        }
    }
}
