package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.funds.claims.Bureau;
import cn.cunkou.journeys.Chromium.Window;
import cn.cunkou.journeys.Chromium.Windows;
import cn.cunkou.registry.Party;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CunkouTest
@ExtendWith(Chromium.Resolver.class)
class ClaimJourneys {
    private static final String FIRM = "琴江设备厂";
    private static final FilePayload PAPER =
            new FilePayload("认定文件.pdf", "application/pdf", Bureau.SCAN);

    @Autowired People people;
    @Autowired Bureau bureau;
    @LocalServerPort int port;

    @Test
    void aSubsidyIsAppliedForReviewedShownPaidAndReceived(Windows windows) throws IOException {
        bureau.open("claims-journey");
        bureau.party(Party.Kind.ENTERPRISE, FIRM);
        String claim;
        try (var operator = as(Role.OPERATOR_STAFF, windows.desktop(site()))) {
            claim = applied(operator);
        }
        try (var officer = as(Role.BUREAU_OFFICER, windows.desktop(site()));
                var finance = as(Role.FINANCE, windows.desktop(site()));
                var operator = as(Role.OPERATOR_STAFF, windows.desktop(site()))) {
            press(officer.go(claim).accessible().page(), "审核通过");
            press(finance.go(claim).page(), "审核通过");
            assertThat(finance.page().locator("main")).containsText("待公示");
            officer.go("/console/claims/show?fund=claims-journey").accessible();
            press(officer.page(), "发起公示");
            assertThat(officer.page().locator("main")).containsText("公示中");
            assertThat(people.visitor().get("/funds/claims").body()).contains(FIRM, "看公示");
            bureau.endNotices();
            operator.go("/console/claims/runs/new?fund=claims-journey").accessible();
            operator.page().locator("#line").selectOption("1");
            // What is refused is found as it was picked, and the focus is on why.
            operator.page().locator("[name=claim]").uncheck();
            press(operator.page(), "编支付批次");
            assertThat(operator.page().locator("[role=alert]")).isFocused();
            assertThat(operator.page().locator("[name=claim]")).not().isChecked();
            assertThat(operator.page().locator("#line")).hasValue("1");
            operator.page().locator("[name=claim]").check();
            press(operator.page(), "编支付批次");
            assertThat(operator.page().locator("main")).containsText("已编好这一批");
            var run = operator.page().url().replaceFirst("\\?.*", "").substring(site().length());
            press(officer.go(run).page(), "同意这1笔支付");
            press(finance.go(run).page(), "同意这1笔支付");
            assertThat(finance.page().locator("main")).containsText("1笔，¥40,000.00");
            finance.accessible().picture("claims-run");
            closed(finance, claim);
        }
        try (var phone = as(Role.FINANCE, windows.phone(site()))) {
            for (var path :
                    List.of(
                            "/console/claims",
                            "/console/claims/entitled",
                            "/console/claims/runs",
                            claim,
                            "/funds/claims",
                            "/help/claims",
                            "/help/claims-public")) {
                phone.go(path).accessible();
                assertThat(phone.overflows()).as(path).isFalse();
                assertThat(phone.page().locator("h1").count()).as(path).isEqualTo(1);
            }
        }
    }

    private String applied(Window operator) {
        var page = operator.go("/console/claims").accessible().page();
        page.getByText("谁该得、开申请").click();
        page.locator("#reward").selectOption("claims-journey/equipment");
        press(page, "看");
        page.locator("#subject").fill(FIRM);
        press(page, "开申请");
        assertThat(page.locator("main")).containsText("说不准，不能发");
        operator.accessible();
        page.locator("#number").fill("04400190011");
        page.locator("#seller").fill("某机械公司");
        page.locator("#day").fill("2019-06-03");
        page.locator("#kind").selectOption("equipment");
        page.locator("#amount").fill("80000");
        press(page, "登记发票");
        assertThat(page.locator("main tbody")).containsText("04400190011");
        page.locator("#number").fill("04400190012");
        page.locator("#seller").fill("某土地公司");
        page.locator("#day").fill("2019-06-03");
        page.locator("#kind").selectOption("land");
        page.locator("#amount").fill("500000");
        press(page, "登记发票");
        assertThat(page.locator("main")).containsText("方案写明不算");
        page.locator("#holder").fill(FIRM);
        page.locator("#bank").fill("农商行水寨支行");
        page.locator("#account").fill("6217000011112222");
        page.locator("[name='fact.recognised']").selectOption("true");
        press(page, "保存");
        page.locator("#file").setInputFiles(PAPER);
        press(page, "上传");
        assertThat(page.locator("main")).containsText("按方案最多¥40,000.00");
        operator.accessible().picture("claims-claim");
        var claim = page.url().replaceFirst("\\?.*", "").substring(site().length());
        // What was typed and not saved is handed in with the rest.
        page.locator("#bank").fill("农商行水寨支行营业部");
        press(page, "提交审核");
        assertThat(page.locator("main")).containsText("已提交，等审核");
        assertThat(page.locator("main")).containsText("农商行水寨支行营业部");
        operator.go("/console/claims/entitled?reward=claims-journey/equipment&truth=all");
        page.locator("main td details summary").first().click();
        operator.accessible().picture("claims-entitled");
        return claim;
    }

    private void closed(Window finance, String claim) throws IOException {
        var page = finance.page();
        var file = page.waitForDownload(() -> page.getByText("代发文件CSV").click());
        var text = Files.readString(file.path(), StandardCharsets.UTF_8);
        assertThat(text).contains("6217000011112222", "40000.00", "SHA-256");
        var number = text.lines().skip(1).findFirst().orElseThrow().split(",")[0];
        page.locator("#file")
                .setInputFiles(
                        new FilePayload(
                                "回单.csv",
                                "text/csv",
                                "编号,金额,结果,原因\n%s,40000.00,成功,\n"
                                        .formatted(number)
                                        .getBytes(StandardCharsets.UTF_8)));
        press(page, "登记回单");
        assertThat(page.locator("main")).containsText("已到账");
        finance.go(claim).page().getByText("收据").click();
        assertThat(page.locator("main")).containsText("人民币肆万元整");
        finance.accessible();
    }

    private Window as(Role role, Window window) {
        var browser = people.signedIn(role, "441424");
        window.page()
                .context()
                .addCookies(
                        browser.cookies().stream()
                                .map(cookie ->
                                        new Cookie(cookie.getName(), cookie.getValue())
                                                .setUrl(site()))
                                .toList());
        return window;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
