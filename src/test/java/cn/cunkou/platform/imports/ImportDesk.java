package cn.cunkou.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.access.Browser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** The steps of an import as somebody takes them in a browser. */
public final class ImportDesk {
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");

    private ImportDesk() {}

    /** Uploads a table; the address of the import. */
    public static String sent(
            Browser browser, String kind, String division, String name, String csv) {
        var answer =
                browser.upload(
                        "/console/imports",
                        Map.of("kind", kind, "division", division),
                        name,
                        csv.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/console/imports/"));
    }

    /** The page of an import when nothing goes on there any more. */
    public static String settled(Browser browser, String address) {
        for (long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
                System.nanoTime() < end; ) {
            var body = browser.get(address).body();
            if (!body.contains("id=\"progress\"")) {
                return body;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("an import went on for a minute");
    }

    /** Confirms what was checked; the page of the import when it is done. */
    public static String confirmed(Browser browser, String address) {
        var seen = SEEN.matcher(browser.get(address + "/confirm").body());
        assertThat(seen.find()).isTrue();
        assertThat(browser.post(address + "/confirm", Map.of("seen", seen.group(1))).statusCode())
                .isEqualTo(302);
        return settled(browser, address);
    }

    /** Takes an import back; its page when that is done. */
    public static String undone(Browser browser, String address) {
        assertThat(browser.post(address + "/undo", Map.of()).statusCode()).isEqualTo(302);
        return settled(browser, address);
    }
}
