package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A project from the supervisor's phone to the acceptance file. */
@DemoJourney
class ProjectJourneys {
    private static final String LATE = "电商大厦运营费用项目";

    @LocalServerPort int port;

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void whatTheSupervisorFindsIsPutRightAndSeenAgain(Windows windows) throws IOException {
        try (var phone = windows.phone(site());
                var desk = windows.desktop(site())) {
            var page = phone.signIn("supervisor").go("/console/projects").page();
            phone.accessible();
            assertThat(phone.overflows()).isFalse();
            page.getByText(LATE).first().click();
            phone.accessible();
            assertThat(phone.overflows()).isFalse();
            page.getByText("登记检查").click();
            page.locator("#inspectors").fill("监理公司总监理工程师");
            page.locator("#text").fill("三楼消防通道堆了材料");
            page.locator("#photo-inspection")
                    .setInputFiles(new FilePayload("通道.png", "image/png", photo()));
            page.locator("[name=finding]").first().fill("消防通道被占");
            phone.accessible().picture("project-inspection");
            page.locator("main form.paper button.btn-primary").click();
            assertThat(page.locator("main")).containsText("没有填谁整改");
            assertThat(page.locator("[name=finding]").first()).hasValue("消防通道被占");
            page.locator("[name=responsible]").first().fill("项目经理");
            page.locator("[name=deadline]").first().fill("2019-11-25");
            page.locator("#photo-inspection")
                    .setInputFiles(new FilePayload("通道.png", "image/png", photo()));
            page.locator("main form.paper button.btn-primary").click();
            assertThat(page.locator("[role=status]")).containsText("检查已登记");
            assertThat(page.locator("main")).containsText("消防通道被占");
            assertThat(phone.overflows()).isFalse();

            var builder = desk.signIn("operator-staff").go("/console/projects").page();
            builder.getByText(LATE).first().click();
            var found = builder.locator("article", new LocatorOptions().setHasText("消防通道被占"));
            found.locator("summary").click();
            found.locator("[name=text]").fill("材料已经清走");
            found.locator("[name=photo]")
                    .setInputFiles(new FilePayload("清走.png", "image/png", photo()));
            found.locator("button.btn:not([data-locate])").click();
            assertThat(builder.locator("[role=status]")).containsText("已保存");
            desk.accessible();

            phone.go("/console/projects");
            page.getByText(LATE).first().click();
            var again = page.locator("article", new LocatorOptions().setHasText("消防通道被占"));
            assertThat(again).containsText("材料已经清走");
            assertThat(again.locator("figure img")).hasCount(1);
            again.locator("summary").click();
            again.locator("[name=text]").fill("通道已经畅通");
            again.getByText("复查通过").click();
            assertThat(page.locator("article", new LocatorOptions().setHasText("消防通道被占")))
                    .containsText("已整改");
        }
    }

    @Test
    void theBureauSeesWhatIsMissingAndPacksTheAcceptanceFile(Windows windows) {
        try (var desk = windows.desktop(site());
                var phone = windows.phone(site())) {
            var page = desk.signIn("bureau-officer").go("/console/projects").page();
            desk.accessible();
            page.getByText(LATE).first().click();
            desk.accessible().picture("project");
            page.getByText("评估或验收").first().click();
            assertThat(page.locator("main")).containsText("最近一次进度是");
            assertThat(page.locator("input[value=final]")).isDisabled();
            desk.accessible();
            for (var path :
                    List.of("/correct", "/contracts/new", "/progress/new", "/changes/new")) {
                page.goBack();
                desk.go(page.url().replace(site(), "").replaceAll("[?#].*", "") + path)
                        .accessible();
            }
            desk.go("/console/acceptance").accessible().picture("acceptance");
            page.getByText("一键汇编验收档案").click();
            page.getByText("看结果").first().click(new ClickOptions().setTimeout(60_000));
            assertThat(page.locator("main a[download]").first()).containsText("截至");
            desk.go("/console/acceptance/samples").accessible();
            page.getByText("抽", new GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("main")).containsText("抽5个");
            page.getByText("属实", new GetByTextOptions().setExact(true)).first().click();
            assertThat(page.locator("[role=status]")).containsText("已登记");
            desk.accessible();

            phone.go("/projects").accessible();
            assertThat(phone.overflows()).isFalse();
            phone.page().getByText(LATE).click();
            assertThat(phone.page().locator("main")).containsText("演示建设服务有限公司");
            phone.accessible();
            assertThat(phone.overflows()).isFalse();
            phone.signIn("bureau-officer");
            for (var path :
                    List.of(
                            "/console/projects/new",
                            "/console/acceptance",
                            "/console/acceptance/samples")) {
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
