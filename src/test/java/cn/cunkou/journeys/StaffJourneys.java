package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoJourney
class StaffJourneys {
    private static final List<String> PAGES =
            List.of(
                    "/console",
                    "/console/promises",
                    "/console/promises?item=village-stations",
                    "/console/stations",
                    "/console/papers",
                    "/console/papers/new",
                    "/console/officers",
                    "/console/officers/new",
                    "/console/officers/reports",
                    "/console/officers/summary",
                    "/console/divisions",
                    "/console/divisions/changes",
                    "/console/divisions/changes?code=441424103203",
                    "/console/bodies",
                    "/console/parties",
                    "/console/village-lists",
                    "/console/sites",
                    "/console/series",
                    "/console/series/new",
                    "/console/imports",
                    "/console/tasks",
                    "/console/messages",
                    "/console/audit",
                    "/console/accounts",
                    "/console/tokens",
                    "/console/me",
                    "/console/search?q=水寨");

    @LocalServerPort int port;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void everyConsolePageCanBeUsedWithAScreenReader(Windows windows) {
        try (var desk = windows.desktop(site())) {
            desk.signIn("administrator");
            for (var path : PAGES) {
                desk.go(path).accessible();
                assertThat(desk.page().locator("h1").count())
                        .as(path + " has one heading")
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void largeTypeFitsTheConsoleAndCanBeTurnedOff(Windows windows) {
        try (var desk = windows.desktop(site())) {
            desk.go("/elder?size=22&to=/sign-in");
            assertThat(desk.page().locator("html[data-elder='22']")).isVisible();
            desk.signIn("bureau-officer").page().setViewportSize(1280, 900);
            for (var path : List.of("/console", "/console/promises", "/console/timeline")) {
                assertThat(desk.go(path).overflows()).as(path).isFalse();
            }
            desk.page().getByText("标准版").click();
            assertThat(desk.page().locator("html[data-elder]")).hasCount(0);
        }
    }

    @Test
    void aPrintedBoardSaysWhatItIsAndNothingElse(Windows windows) {
        try (var desk = windows.desktop(site())) {
            desk.signIn("bureau-officer").go("/console/promises?state=missed");
            var page = desk.page();
            page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".print-only"))
                    .containsText(Pattern.compile("实施方案 · 截至.*只看未兑现"));
            assertThat(page.locator("form.filter")).isHidden();
            assertThat(page.locator(".bar")).isHidden();
            page.setViewportSize(700, 1000);
            assertThat(desk.overflows()).isFalse();
        }
    }

    @Test
    void choosingInAFilterLeavesThePageAsItIs(Windows windows) {
        try (var desk = windows.desktop(site())) {
            var page = desk.signIn("bureau-officer").go("/console/promises").page();
            page.locator("#area").focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Tab");
            page.waitForTimeout(300);
            assertThat(page.url()).doesNotContain("area=");
            assertThat(page.locator("#owner")).isFocused();
            page.locator("form.filter button").click();
            assertThat(page.url()).contains("area=");
        }
    }

    @Test
    void aRefusedFormIsFoundAsItWasTyped(Windows windows) {
        try (var desk = windows.desktop(site())) {
            var page = desk.signIn("administrator").go("/console/bodies").page();
            var first = page.locator("tbody tr").first();
            first.locator("summary").click();
            first.getByLabel("职务").fill("联系人");
            first.getByLabel("姓名").fill("演示人员");
            first.getByLabel("电话").fill("12345");
            first.locator("details button").click();
            assertThat(page.locator("main")).containsText("电话应为手机号");
            page.getByText("回到刚才的页面").click();
            assertThat(first.getByLabel("姓名")).isVisible();
            assertThat(first.getByLabel("姓名")).hasValue("演示人员");
            assertThat(first.getByLabel("电话")).hasValue("12345");
            desk.go("/console").go("/console/bodies");
            assertThat(first.getByLabel("姓名")).hasValue("");
        }
    }

    @Test
    void theBureauOpensTheBoardAndAnItem(Windows windows) {
        try (var desk = windows.desktop(site())) {
            var page = desk.signIn("bureau-officer").picture("console").page();
            page.getByText("承诺看板").first().click();
            page.locator("#q").fill("村级服务站");
            page.locator("#q").press("Enter");
            page.getByText("按方案建够村级服务站").first().click();
            assertThat(page.locator(".drawer")).containsText("待核定");
            desk.picture("board");
            desk.go("/console/stations").picture("stations");
            page.locator("tbody th a").first().click();
            desk.picture("station");
            desk.go("/console/divisions").picture("divisions");
        }
    }

    @Test
    void theOperatorHandsInASheetOfStationsAndSeesEveryFault(Windows windows) {
        try (var desk = windows.desktop(site())) {
            var page =
                    desk.signIn("operator-staff").go("/console/imports/new?kind=stations").page();
            var sheet =
                    """
                    级别,镇,村,名称,来源,开业日期,验收日期
                    村级,转水镇,輋𣒍村,輋𣒍村第二电商服务站,新建,2019-11-01,2019-11-05
                    村级,转水镇,輋?村,輋村电商服务站,新建,2019-11-01,2019-11-05
                    村级,塘㙍镇,坡心村,坡心村电商服务站,新建,2019-11-31,2019-11-05
                    """;
            page.locator("input[type=file]")
                    .setInputFiles(
                            new FilePayload(
                                    "新建站点.csv",
                                    "text/csv",
                                    sheet.getBytes(StandardCharsets.UTF_8)));
            page.locator("main button.btn-primary").click();
            assertThat(page.getByText("下一步：确认导入"))
                    .isVisible(new IsVisibleOptions().setTimeout(30_000));
            assertThat(page.locator("main")).containsText("生僻字可能丢失");
            assertThat(page.locator(".counts .bad b")).hasText("2");
            desk.accessible().picture("import");
            page.getByText("下一步：确认导入").click();
            page.locator("main button.btn-primary").click();
            assertThat(page.getByText("撤销这一批"))
                    .isVisible(new IsVisibleOptions().setTimeout(30_000));
            desk.go("/search?q=第二电商服务站");
            assertThat(page.locator("#s + .found")).containsText("輋𣒍村第二电商服务站");
        }
    }

    @Test
    void aVillageIsRenamedOnAPhone(Windows windows) {
        try (var phone = windows.phone(site())) {
            var page = phone.signIn("bureau-officer").page();
            phone.go("/console/divisions?q=𣒍");
            page.getByText("变动").last().click();
            phone.accessible();
            assertThat(phone.overflows()).isFalse();
            page.locator("#rename-after").fill("新輋𣒍村委会");
            // ahead of the day on which all journeys take place
            page.locator("#rename-from").fill("2020-06-01");
            page.locator("#rename-number").fill("华民〔2019〕7号");
            page.locator("#rename-title").fill("关于輋𣒍村更名的批复");
            page.getByText("登记更名").click();
            assertThat(page.locator("tbody")).containsText("新輋𣒍村委会");
            phone.accessible();
            assertThat(phone.overflows()).isFalse();
        }
    }

    @Test
    void theBureauRecordsAPublishedFigureAndCorrectsIt(Windows windows) {
        try (var desk = windows.desktop(site())) {
            var page = desk.signIn("bureau-officer").go("/console/series/new").page();
            page.locator("#title").fill("社会消费品零售总额");
            page.locator("#id").fill("retail-sales");
            page.locator("#publisher").fill("县统计局");
            page.locator("#unit").fill("万元");
            page.locator("#meaning").fill("全县批发、零售、住宿、餐饮业的零售额，不含网上零售");
            page.locator("main button.btn-primary").click();
            page.getByText("录入一期").click();
            page.locator("#value").fill("512300.5");
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator("main")).containsText("有1处要改");
            desk.accessible();
            page.locator("#documentTitle").fill("2018年国民经济和社会发展统计公报");
            page.locator("#documentNumber").fill("五统〔2019〕3号");
            page.locator("#file")
                    .setInputFiles(
                            new FilePayload(
                                    "公报.pdf",
                                    "application/pdf",
                                    "%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n27\n%%EOF\n"
                                            .getBytes(StandardCharsets.US_ASCII)));
            page.locator("main form button.btn-primary").click();
            page.getByText("更正", new GetByTextOptions().setExact(true)).click();
            page.locator("#value").fill("512400");
            page.locator("#reason").fill("统计局修订");
            desk.accessible();
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator("tbody")).containsText("已被更正");
            desk.accessible().picture("series");
            page.getByText("公开的数和依据").click();
            assertThat(page.locator("main")).containsText("512,400");
        }
    }

    @Test
    void anAdministratorSeesAccountsAndTheTrail(Windows windows) {
        try (var desk = windows.desktop(site())) {
            desk.signIn("administrator");
            desk.go("/console/accounts").picture("accounts");
            desk.go("/console/audit").picture("audit");
        }
    }

    @Test
    void aTownOfficerSeesTheStationsOfOneTownOnly(Windows windows) {
        try (var desk = windows.desktop(site())) {
            var page = desk.signIn("town-officer").go("/console/stations").page();
            for (var place : page.locator("tbody tr").allTextContents()) {
                assertThat(place).contains("水寨镇");
            }
            assertThat(page.locator("body")).not().containsText("安流镇 ·");
        }
    }
}
