package cn.cunkou.platform.web;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Addresses of style sheets, icons and scripts; they change with the content, so that browsers may
 * keep them a year.
 */
@Component
class Assets {
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    String address(String name) {
        return addresses.computeIfAbsent(name, n -> "/assets/" + n + "?v=" + fingerprint(n));
    }

    private static String fingerprint(String name) {
        var file =
                name.equals("htmx.min.js")
                        ? new ClassPathResource(
                                "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js")
                        : new ClassPathResource("static/assets/" + name);
        try {
            var crc = new CRC32();
            crc.update(file.getContentAsByteArray());
            return HexFormat.of().toHexDigits((int) crc.getValue());
        } catch (IOException e) {
            return "0"; // the page stands without it, and a test looks for what is missing
        }
    }
}
