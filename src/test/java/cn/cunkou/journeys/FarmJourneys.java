package cn.cunkou.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.journeys.Chromium.Windows;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A producer's day on a little phone: what was done in the field arrives once, network or not. */
@DemoJourney
class FarmJourneys {
    /** Opening the page aside, so many touches and characters a day of four acts may cost. */
    private static final int MOST_TOUCHES = 18;

    /** The size of letters that somebody of sixty chooses, and what a finger hits then, in dots. */
    private static final int ELDER = 22;

    private static final int FINGER = 56;

    @LocalServerPort int port;

    private int touches;

    @Test
    void aDayInTheFieldIsWrittenDownWithoutNetworkAndArrivesOnce(Windows windows)
            throws IOException {
        var site = "http://localhost:" + port;
        try (var phone = windows.phone(site)) {
            var page = phone.signIn("producer").page();
            phone.accessible();
            assertThat(phone.overflows()).isFalse();
            phone.go("/elder?size=" + ELDER + "&to=/farm").accessible();
            assertThat(phone.overflows()).isFalse();
            kept(page);
            var sent = new ArrayList<String>();
            phone.context()
                    .onRequest(request -> {
                        if (request.url().endsWith("/api/production/acts")) {
                            sent.add(request.postData());
                        }
                    });
            phone.context().setOffline(true);
            phone.go("/farm");
            assertThat(page.locator("[data-offline]")).isVisible();

            // Only one batch runs, so it is chosen; yesterday's spraying is still waited for.
            assertThat(page.locator("[data-waits]")).containsText("采收要等到");
            phone.picture("farm");

            // Watered; fed, with a photograph; tended; sprayed.
            open(page, "water");
            tell(page, "water");
            open(page, "fertilize");
            form(page, "fertilize")
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("a.png", "image/png", picture()));
            touches += 2;
            tap(choice(page, "fertilize", "大量元素水溶肥"));
            type(form(page, "fertilize").locator("input[name=amount]"), "15");
            phone.accessible().picture("farm-act");
            assertThat(phone.overflows()).isFalse();
            tell(page, "fertilize");
            open(page, "tend");
            tell(page, "tend");
            open(page, "spray");
            tap(choice(page, "spray", "苏云金杆菌"));
            type(form(page, "spray").locator("input[name=amount]"), "30");
            tell(page, "spray");
            assertThat(page.locator("[data-waiting]")).hasText("4");
            assertThat(touches).as("touches and characters").isLessThanOrEqualTo(MOST_TOUCHES);

            // What is usual is one touch; what has to wait is not written down.
            page.locator("[data-often] button").first().click();
            assertThat(page.locator("[data-waiting]")).hasText("5");
            open(page, "harvest");
            form(page, "harvest").locator("> button").click();
            assertThat(page.locator("form[data-act=harvest] [data-wrong]")).isVisible();
            assertThat(form(page, "harvest").locator("input[name=amount]")).isFocused();
            type(form(page, "harvest").locator("input[name=amount]"), "80");
            form(page, "harvest").locator("> button").click();
            assertThat(page.locator("[data-wrong]")).containsText("还不能采收");
            assertThat(page.locator("[data-waiting]")).hasText("5");

            phone.reopen();
            page = phone.go("/farm/records").page();
            assertThat(page.locator("[data-queued] article")).hasCount(5);
            phone.accessible().picture("farm-offline");
            phone.context().setOffline(false);
            page.evaluate("window.dispatchEvent(new Event('online'))");
            assertThat(page.locator("[data-waiting]")).hasText("0");
            assertThat(sent).isNotEmpty();
            for (var body : List.copyOf(sent)) {
                for (var i = 0; i < 2; i++) {
                    assertThat(again(page, body)).contains("\"recorded\":0", "\"refused\":0");
                }
            }
            phone.go("/farm/records");
            assertThat(page.locator("main article h3")).hasCount(19);
            assertThat(page.locator("main")).containsText("有照片");
            phone.go("/elder?size=30&to=/farm").accessible();
            new Keyboard(page).everywhere();
            assertThat(phone.overflows()).isFalse();
            phone.go("/elder?size=0&to=/farm");
        }
    }

    @Test
    void aShortVideoIsRecordedWithoutNetworkAndPlayedByABuyerOnTap(Windows windows) {
        try (var phone = windows.phone("http://localhost:" + port)) {
            var page = phone.signIn("producer").page();
            kept(page);
            var lot = lot(page);
            var asked = new ArrayList<String>();
            phone.context().onRequest(request -> asked.add(request.url()));
            phone.context().setOffline(true);
            phone.go("/farm");
            page.locator("details[data-kind=water] > summary:visible").click();
            var form = form(page, "water");
            var film = form.locator("[data-film] button");
            film.click();
            assertThat(film).containsText("在录1秒");
            form.locator("> button").click();
            assertThat(page.locator("[data-wrong]")).containsText("还在录视频");
            film.click();
            assertThat(film).containsText("录好了");
            form.getByText("不是今天做的").click();
            form.locator("[data-when]").fill(lot.get("day"));
            form.locator("> button").click();
            assertThat(page.locator("[data-told]")).containsText("已记下");
            phone.go("/farm/records");
            assertThat(page.locator("[data-queued] article")).hasCount(1);

            phone.context().setOffline(false);
            page.evaluate("window.dispatchEvent(new Event('online'))");
            assertThat(page.locator("[data-waiting]")).hasText("0");
            phone.go("/farm/records");
            plays(page, page.locator("details:has(> summary:text('短视频'))").first());

            asked.clear();
            phone.go("/t/lots/" + lot.get("lotId")).accessible();
            assertThat(phone.overflows()).isFalse();
            assertThat(asked)
                    .noneMatch(url -> url.contains("/videos/") || url.contains("/photos/"));
            plays(page, page.locator("details:has(> summary:text('短视频'))").first());
            phone.accessible();
        }
    }

    /** The lot of the last harvest, and its day. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> lot(Page page) {
        return (Map<String, String>)
                page.evaluate(
                        """
                        async () => {
                          const ask = async (path) => (await fetch('/api/production' + path)).json();
                          const acts = await ask(`/batches/${(await ask('/batches')).rows[0].id}/acts`);
                          const last = acts.find((act) => act.title === '采收');
                          return {lotId: last.lot, day: last.day};
                        }
                        """);
    }

    private static void plays(Page page, Locator details) {
        details.locator("> summary").click();
        var video = details.locator("video").first();
        video.evaluate("video => video.play()");
        page.waitForCondition(() ->
                (Boolean)
                        video.evaluate("video => video.currentTime > 0.2 && video.videoWidth > 0"));
    }

    @Test
    void theCountySeesBatchesWhatWaitsAndWhatIsMissing(Windows windows) {
        try (var desk = windows.desktop("http://localhost:" + port)) {
            var page = desk.signIn("bureau-officer").go("/console/production").page();
            desk.accessible().picture("production");
            page.getByText("草莓第1批").first().click();
            assertThat(page.locator("main")).containsText("采收要等到");
            desk.accessible().picture("production-batch");
            for (var path : List.of("/places", "/places/new", "/producers", "/crops", "/early")) {
                desk.go("/console/production" + path).accessible();
                assertThat(desk.overflows()).as(path).isFalse();
            }
        }
    }

    private void open(Page page, String act) {
        tap(page.locator("details[data-kind=%s] > summary:visible".formatted(act)));
    }

    private void tell(Page page, String act) {
        tap(form(page, act).locator("> button"));
        assertThat(page.locator("[data-told]")).containsText("已记下");
        assertThat(page.locator("[data-told]")).isInViewport();
    }

    private static Locator choice(Page page, String act, String words) {
        return form(page, act)
                .locator(".picks label")
                .filter(new Locator.FilterOptions().setHasText(words));
    }

    private static Locator form(Page page, String act) {
        return page.locator("form[data-act=%s]".formatted(act)).first();
    }

    /** A touch of what a finger hits without aiming. */
    private void tap(Locator place) {
        touches++;
        place.scrollIntoViewIfNeeded();
        assertThat(place.boundingBox().height).as(place.toString()).isGreaterThanOrEqualTo(FINGER);
        place.click();
    }

    private void type(Locator field, String text) {
        touches += 1 + text.length();
        field.fill(text);
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static void kept(Page page) {
        page.waitForCondition(() ->
                (Boolean)
                        page.evaluate(
                                """
                                async () => {
                                  const pages = await caches.open("farm-pages");
                                  const assets = await caches.open("farm-assets");
                                  return (await pages.keys()).length >= 2 && (await assets.keys()).length >= 4
                                    && navigator.serviceWorker.controller !== null;
                                }
                                """));
    }

    private static String again(Page page, String body) {
        return (String)
                page.evaluate(
                        """
                        async (body) => {
                          const state = await (await fetch('/farm/state')).json();
                          const answer = await fetch('/api/production/acts', {method: 'POST', body,
                            headers: {'Content-Type': 'application/json', [state.header]: state.token}});
                          return await answer.text();
                        }
                        """,
                        body);
    }
}
