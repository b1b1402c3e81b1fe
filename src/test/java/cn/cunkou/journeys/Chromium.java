package cn.cunkou.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser for all journeys of this JVM; each journey gets a profile of its own. */
final class Chromium implements AutoCloseable {
    private static final Path PICTURES =
            Path.of("src", "main", "resources", "static", "assets", "manual");
    private static final boolean TAKES_PICTURES = System.getenv("CUNKOU_TAKE_PICTURES") != null;

    /**
     * The small one without a window of its own, which costs a fraction, or else the whole browser.
     */
    private static final Path EXECUTABLE =
            Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
                    .map(Path::of)
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("./cunkou test installs Chromium"));

    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(EXECUTABLE)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync",
                                                        "--use-fake-device-for-media-stream",
                                                        "--use-fake-ui-for-media-stream")));
    }

    private static Chromium of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Chromium.class, key -> new Chromium(), Chromium.class);
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** A browser window of one person. */
    static final class Window implements AutoCloseable {
        /**
         * Asks in the page for what is wrong alone, and of long tables for the first rows: all else
         * looks like them and takes many times as long.
         */
        private static final String LOOK =
                """
                async () => (await axe.run(
                        {exclude: [['tbody tr:nth-child(n+7)'], ['option:nth-child(n+7)']]},
                        {resultTypes: ['violations']})).violations
                    .map(rule => `${rule.id} ${rule.help}\\n    ${rule.nodes.map(node => node.html).join('\\n    ')}`)
                    .join('\\n')
                """;

        /**
         * What the rules above leave to those who build pages: names that lead to two places,
         * buttons whose words are cut off, and on a phone what a finger misses.
         */
        private static final String HANDLE =
                """
                () => {
                  const shown = (one) => one.checkVisibility({visibilityProperty: true});
                  const said = (wrong, some) => some.map((one) => `${wrong}: ${one.outerHTML.slice(0, 150)}`);
                  const named = [...document.querySelectorAll('[id]')];
                  const ids = named.map((one) => one.id);
                  const twice = named.filter((one, at) => ids.indexOf(one.id) !== at);
                  const buttons = [...document.querySelectorAll('button, .btn')].filter(shown);
                  const cut = buttons.filter((one) => one.scrollWidth > one.clientWidth + 1);
                  const fields = [...document.querySelectorAll('main :is(input:not(.visually-hidden), select, textarea, summary)')];
                  const pressed = [...buttons, ...fields.filter(shown), ...document.querySelectorAll(':is(.choice, .pages, .side, .tabbar, .foot) li a')];
                  const held = (one) => /checkbox|radio/.test(one.type) ? one.labels[0] ?? one : one;
                  const missed = innerWidth > 600 ? [] : pressed.filter((one) => held(one).getBoundingClientRect().height < 43.5);
                  return [...said('one id twice', twice), ...said('words cut off', cut), ...said('too low for a finger', missed)].join('\\n');
                }
                """;

        private static final Page.GetByLabelOptions EXACT =
                new Page.GetByLabelOptions().setExact(true);

        private final BrowserContext context;
        private final String site;
        private Page page;

        private Window(BrowserContext context, String site) {
            this.context = context;
            this.site = site;
            page = opened(context);
        }

        private static Page opened(BrowserContext context) {
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !isExpected(message.text())) {
                    throw new AssertionError(
                            "the browser complains: "
                                    + message.text()
                                    + " at "
                                    + message.location());
                }
            });
            return page;
        }

        /** A refusal that a journey is about, or a network that it has cut. */
        private static boolean isExpected(String complaint) {
            return complaint.contains("status of 4")
                    || complaint.contains("ERR_INTERNET_DISCONNECTED")
                    || complaint.contains("ERR_FAILED");
        }

        BrowserContext context() {
            return context;
        }

        /** Closes the page and opens a new one; what the browser keeps is kept. */
        void reopen() {
            page.close();
            page = opened(context);
        }

        Page page() {
            return page;
        }

        Window go(String path) {
            page.navigate(site + path);
            return this;
        }

        Window signIn(String role) {
            go("/sign-in");
            page.getByLabel("账号", EXACT).fill(role);
            page.getByLabel("密码", EXACT).fill("demo-" + role);
            page.locator("main button.btn-primary").click();
            page.waitForURL(url -> !url.contains("/sign-in"));
            return this;
        }

        /** Fails where a screen reader, a keyboard or a finger would. */
        Window accessible() {
            page.evaluate(AxeBuilder.getAxeScript());
            var found = page.evaluate(LOOK) + (String) page.evaluate(HANDLE);
            if (!found.isEmpty()) {
                throw new AssertionError(page.url() + " is not accessible:\n" + found);
            }
            return this;
        }

        /** Takes the manual's picture of this page, when pictures are wanted. */
        Window picture(String name) {
            if (TAKES_PICTURES) {
                page.screenshot(
                        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
            }
            return this;
        }

        boolean overflows() {
            return (Boolean)
                    page.evaluate(
                            "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /** Opens windows for one journey. */
    static final class Windows {
        private final Browser browser;

        private Windows(Browser browser) {
            this.browser = browser;
        }

        Window desktop(String site) {
            return window(site, 1440, 900);
        }

        Window phone(String site) {
            return window(site, 360, 740);
        }

        private Window window(String site, int width, int height) {
            var options =
                    new Browser.NewContextOptions()
                            .setViewportSize(width, height)
                            .setLocale("zh-CN")
                            .setTimezoneId("Asia/Shanghai");
            return new Window(browser.newContext(options), site);
        }
    }

    /** Hands the shared browser to whichever journey asks for windows. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Windows.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return new Windows(Chromium.of(context).browser);
        }
    }
}
