package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.Cunkou;
import cn.cunkou.HandClock;
import cn.cunkou.TestDatabase;
import cn.cunkou.journeys.Chromium.Windows;
import cn.cunkou.platform.CountingTask;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The first hour of a new installation, on a database of its own. */
@SpringBootTest(
        classes = Cunkou.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "cunkou.test=first-start")
@Import({TestDatabase.class, CountingTask.class, SetUpJourneys.Standing.class})
@ExtendWith(Chromium.Resolver.class)
@TestMethodOrder(OrderAnnotation.class)
class SetUpJourneys {
    private static final Page.GetByLabelOptions EXACT = new Page.GetByLabelOptions().setExact(true);

    @LocalServerPort int port;

    @Autowired HandClock clock;

    @Value("${cunkou.data}")
    Path data;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    @Order(1)
    void beforeTheSetUpEveryAddressLeadsToIt(Windows windows) {
        try (var desk = windows.desktop(site())) {
            desk.go("/").accessible();
            assertThat(desk.page().url()).endsWith("/setup");
            desk.go("/console");
            assertThat(desk.page().url()).endsWith("/setup");
            desk.picture("setup");
        }
    }

    @Test
    @Order(2)
    void whoeverDoesNotKnowTheInstallationCodeIsNotLetIn(Windows windows) throws IOException {
        try (var desk = windows.desktop(site())) {
            var page = desk.go("/setup").page();
            assertThat(Files.getPosixFilePermissions(data.resolve("setup-code")))
                    .containsExactlyInAnyOrder(
                            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            page.getByLabel("方案文件（.yaml）").setInputFiles(Path.of("plans", "wuhua-2018.yaml"));
            account(page, "2222-2222-2222-2222");
            assertThat(page.locator(".note-bad")).containsText("安装码不对");
            desk.accessible();
            for (var tries = 0; tries < 4; tries++) {
                page.getByLabel("方案文件（.yaml）").setInputFiles(Path.of("plans", "wuhua-2018.yaml"));
                account(page, "wrong code " + tries);
            }
            page.getByLabel("方案文件（.yaml）").setInputFiles(Path.of("plans", "wuhua-2018.yaml"));
            account(page, code());
            assertThat(page.locator(".note-bad")).containsText("请过15秒再试");
            assertThat(desk.go("/").page().url()).endsWith("/setup");
        }
        clock.move(Duration.ofSeconds(16));
    }

    @Test
    @Order(3)
    void aBrokenPlanIsNamedLineByLineAndNothingIsKept(Windows windows) throws IOException {
        try (var desk = windows.desktop(site())) {
            var page = desk.go("/setup").page();
            fill(
                    page,
                    "plan: broken\ndivision: \"999999\"\nperiod: {from: 2019-12-31, to: 2018-01-01}\n");
            assertThat(page.locator(".note-bad tbody tr").first()).isVisible();
            assertThat(page.getByLabel("账号", EXACT)).hasValue("wang");
            desk.accessible();
            assertThat(desk.go("/").page().url()).endsWith("/setup");
        }
    }

    @Test
    @Order(4)
    void aSoundPlanAndAnAdministratorOpenTheCounty(Windows windows) throws IOException {
        try (var desk = windows.desktop(site())) {
            var page = desk.go("/setup").page();
            page.getByLabel("方案文件（.yaml）").setInputFiles(Path.of("plans", "wuhua-2018.yaml"));
            account(page, code());
            page.waitForURL(url -> url.endsWith("/sign-in"));
            page.getByLabel("账号", EXACT).fill("wang");
            page.getByLabel("密码", EXACT).fill("春天的田野一片绿油油呀真好看");
            page.locator("main button.btn-primary").click();
            assertThat(page.locator("h1")).containsText("您好");
            assertThat(data.resolve("setup-code")).doesNotExist();
            desk.go("/");
            assertThat(page.locator(".brand").first()).containsText("五华村口");
            assertThat(page.locator(".demo")).hasCount(0);
        }
    }

    private void fill(Page page, String plan) throws IOException {
        page.getByLabel("方案文件（.yaml）")
                .setInputFiles(
                        new FilePayload(
                                "plan.yaml",
                                "application/yaml",
                                plan.getBytes(StandardCharsets.UTF_8)));
        account(page, code());
    }

    private String code() throws IOException {
        return Files.readString(data.resolve("setup-code")).strip();
    }

    private static void account(Page page, String code) {
        page.getByLabel("安装码", EXACT).fill(code);
        page.getByLabel("姓名", EXACT).fill("王某某");
        page.getByLabel("账号", EXACT).fill("wang");
        page.getByLabel("密码", EXACT).fill("春天的田野一片绿油油呀真好看");
        page.locator("main button.btn-primary").click();
    }

    /** The seconds that a refusal names must not run down while the page is being looked at. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Standing {
        @Bean
        @Primary
        HandClock handClock() {
            return new HandClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
