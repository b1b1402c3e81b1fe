package cn.cunkou.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.journeys.Chromium.Window;
import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CunkouTest
@ExtendWith(Chromium.Resolver.class)
class ImportJourneys {
    @Autowired People people;
    @LocalServerPort int port;

    @Test
    void anOfficerHandsInAFileLooksAtItConfirmsAndTakesItBack(Windows windows) {
        try (var window = officer(windows.desktop(site()))) {
            var page = window.go("/console/imports").accessible().page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("导入图书")).click();
            window.accessible().picture("import-upload");

            page.getByLabel("Excel（.xlsx）或CSV文件").setInputFiles(file("书目.xls", "<html>"));
            click(page, "上传并核对");
            assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("没有收下");
            window.accessible().picture("import-refused");

            page.getByLabel("Excel（.xlsx）或CSV文件").setInputFiles(file("书目.csv", books()));
            click(page, "上传并核对");
            page.getByText("下一步：确认导入").waitFor(longEnough());
            window.accessible().picture("import-checked");
            page.getByText("下一步：确认导入").click();
            window.accessible().picture("import-confirm");

            click(page, "确认导入3,000行");
            page.getByText("撤销这一批").waitFor(longEnough());
            window.accessible().picture("import-result");
            page.getByText("撤销这一批").click();
            click(page, "撤销导入的3,000行");
            page.getByText("撤销了3,000行。").waitFor(longEnough());
            window.accessible();
            window.go("/console/imports").accessible().picture("imports");
        }
    }

    @Test
    void theWizardFitsOnAPhone(Windows windows) {
        try (var window = officer(windows.phone(site()))) {
            for (var path : List.of("/console/imports", "/console/imports/new?kind=books")) {
                assertThat(window.go(path).accessible().overflows()).as(path).isFalse();
            }
            window.picture("import-upload-360");
            window.page().getByLabel("Excel（.xlsx）或CSV文件").setInputFiles(file("书目.csv", books()));
            click(window.page(), "上传并核对");
            window.page().getByText("下一步：确认导入").waitFor(longEnough());
            assertThat(window.accessible().overflows()).isFalse();
            window.picture("import-checked-360");
            click(window.page(), "放弃这份表");
            window.page().getByText("已放弃").first().waitFor(longEnough());
            assertThat(window.accessible().overflows()).isFalse();
            window.picture("import-given-up-360");
        }
    }

    private Window officer(Window window) {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
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

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
    }

    private static Locator.WaitForOptions longEnough() {
        return new Locator.WaitForOptions().setTimeout(60_000);
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String books() {
        return "书号,书名,到馆日期,册数\nX-1,,2019-11-31,-1\nX-2,崙𣒍村志,去年,三本\n"
                + IntStream.range(0, 3_000)
                        .mapToObj("J-%d,农村电商入门,2019-11-12,3"::formatted)
                        .collect(Collectors.joining("\n"));
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
