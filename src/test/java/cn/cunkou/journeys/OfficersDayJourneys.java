package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.access.People;
import cn.cunkou.journeys.Chromium.Window;
import cn.cunkou.journeys.Chromium.Windows;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A day of the bureau's officer and of a body's reporter, who use no mouse. */
@DemoJourney
class OfficersDayJourneys {
    private static final String COUNTY = "441424";
    private static final String BODY = "县中小企业局";
    private static final String CONFLICT = "logistics-area-days";

    @LocalServerPort int port;

    @Autowired People people;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void theOfficerUrgesABodyOnAndAcceptsItsAnswer(Windows windows) {
        try (var bureau = windows.desktop(site());
                var body = windows.desktop(site());
                var phone = windows.phone(site())) {
            var officer = new Keyboard(bureau.page());
            signIn(bureau, officer, "bureau-officer", "demo-bureau-officer");
            officer.follow("nav.side a[href='/console/promises']");
            officer.to("#state").choose("behind");
            officer.to("form.filter button").press("Enter");
            bureau.page().waitForURL("**/console/promises?*state=behind*");
            for (var row : bureau.page().locator("tbody tr").allInnerTexts()) {
                assertThat(row).contains("进度偏慢");
            }
            bureau.accessible();
            officer.follow("tbody th a");
            assertThat(bureau.page().locator(".drawer")).isFocused();
            bureau.accessible();
            assertThat(officer.follow("a[href^='/console/urgings/new']")).isLessThanOrEqualTo(3);
            bureau.accessible();
            officer.to("#text").type("请在本周内报送进展");
            officer.to("main form button").press("Enter");
            bureau.page().waitForURL(url -> url.matches(".*/console/urgings/[0-9a-f-]{36}"));
            var order = bureau.page().url().substring(site().length());
            assertThat(bureau.page().locator("main")).containsText("待回复");
            bureau.accessible();

            var reporter = new Keyboard(body.page());
            var name = people.reporterAccount(COUNTY, BODY);
            signIn(body, reporter, name, People.PASSWORD);
            assertThat(body.page().locator(".todos")).containsText("督办待回复");
            body.accessible();
            reporter.follow(".todos a[href*='urgings']");
            body.accessible();
            reporter.follow("tbody th a[href='" + order + "']");
            body.accessible();
            reporter.to("#reply-text").type("站点已经选好，月底前开业");
            reporter.to("form[action$='/reply'] button").press("Enter");
            assertThat(body.page().locator("main")).containsText("已回复，待审");
            body.accessible();

            officer.follow("header.bar a[href='/console/messages']");
            assertThat(bureau.page().locator("main")).containsText("站点已经选好");
            bureau.accessible();
            officer.follow("main a[href='" + order + "']");
            officer.to("#accept-text").type("同意办结");
            officer.to("#accept-text").type("同意办结");
            bureau.accessible();
            officer.to("form[action$='/accept'] button").press("Enter");
            assertThat(bureau.page().locator("main")).containsText("已办结");
            assertThat(bureau.page().locator("ol.steps-plain li")).hasCount(2);
            assertThat(bureau.page().locator("ol.steps-plain")).containsText("站点已经选好");
            assertThat(bureau.page().locator("ol.steps-plain")).containsText("同意办结");
            bureau.accessible();

            reporter.follow("header.bar a[href='/console/messages']");
            assertThat(body.page().locator("main")).containsText("督办办结");

            phone.signIn("bureau-officer");
            var board = bureau.page().locator("main a[href^='/promises/']").getAttribute("href");
            var item = board.substring(board.lastIndexOf('/') + 1);
            for (var path :
                    new String[] {
                        "/console/promises?item=" + item,
                        "/console/urgings/new?item=" + item,
                        "/console/urgings",
                        order,
                        "/console/messages"
                    }) {
                phone.go(path).accessible();
                assertThat(phone.overflows()).as(path).isFalse();
            }
            phone.go("/console/promises?item=" + item);
            assertThat(phone.page().locator(".drawer")).isInViewport();
        }
    }

    @Test
    void theOfficerSettlesAContradictionAndOpensItAgain(Windows windows) {
        try (var bureau = windows.desktop(site());
                var phone = windows.phone(site())) {
            var officer = new Keyboard(bureau.page());
            signIn(bureau, officer, "bureau-officer", "demo-bureau-officer");
            officer.follow("nav.side a[href='/console/conflicts']");
            bureau.accessible();
            var card = bureau.page().locator("#" + CONFLICT);
            officer.to("#" + CONFLICT + " input[name=reading]").press("Space");
            fill(officer, "领导小组会议决定");
            assertThat(card).isFocused();
            assertThat(card.locator("[role=status]")).containsText("已登记。采用：2019年1月");
            assertThat(card).containsText("已核定");
            bureau.accessible();
            var history = bureau.page().locator("section[aria-labelledby=history]");
            assertThat(history).containsText("领导小组会议决定");

            phone.signIn("bureau-officer").go("/console/conflicts?done=" + CONFLICT).accessible();
            assertThat(phone.overflows()).isFalse();

            officer.to("#" + CONFLICT + " summary").press("Enter");
            officer.to("#" + CONFLICT + " input[name=reading]").press("ArrowUp");
            fill(officer, "会议以后又有新的文件");
            assertThat(card.locator("[role=status]")).containsText("撤销核定");
            assertThat(card).containsText("待核定");
            assertThat(history).containsText("会议以后又有新的文件");
            bureau.accessible();
        }
    }

    @Test
    void onlyThoseWhoMayEnterAreLedToTheScores(Windows windows) {
        try (var bureau = windows.desktop(site());
                var keeper = windows.desktop(site())) {
            bureau.signIn("bureau-officer").go("/console/promises");
            assertThat(bureau.page().locator("main a[href='/console/scores']")).hasCount(1);
            keeper.signIn("station-keeper").go("/console/promises");
            assertThat(keeper.page().locator("h1")).containsText("承诺看板");
            assertThat(keeper.page().locator("a[href='/console/scores']")).hasCount(0);
        }
    }

    private static void fill(Keyboard officer, String reason) {
        var form = "#" + CONFLICT + "-";
        officer.to(form + "reason").type(reason);
        officer.to(form + "paper").type("会议纪要");
        officer.to(form + "by").type("张主任");
        officer.to("#" + CONFLICT + " form button").press("Enter");
        officer.page().waitForURL("**/console/conflicts?done=" + CONFLICT + "*");
    }

    private void signIn(Window window, Keyboard keys, String name, String password) {
        window.go("/sign-in");
        keys.to("input[name=name]").type(name);
        keys.to("input[name=password]").type(password).press("Enter");
        window.page().waitForURL("**/console");
    }
}
