package cn.cunkou.platform.web;

import cn.cunkou.platform.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What a phone needs to work without a network, and to send once there is one. A workplace gives it
 * an address {@code ROOT/worker.js} and {@code ROOT/state}, and its pages load {@code offline.js}.
 */
public final class OfflineWork {
    private OfflineWork() {}

    /**
     * Whom the phone speaks for, and what it shows to prove that a page of this site sends.
     *
     * @param header name of the header that carries the token
     */
    public record State(String account, String header, String token) {}

    /**
     * The script that keeps the pages of a workplace; it lies below them, so it is allowed up.
     *
     * @param root address under which all of them lie, such as {@code /station}
     * @param never what their addresses begin with that are always asked for anew
     */
    public static ResponseEntity<String> worker(String root, List<String> never) {
        var listed =
                never.stream().map(start -> "\"" + start + "\"").collect(Collectors.joining(", "));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript; charset=utf-8"))
                .header("Service-Worker-Allowed", root)
                .body(
                        "const ROOT = \"%s\";\nconst NEVER = [%s];\n".formatted(root, listed)
                                + script());
    }

    private static String script() {
        try {
            return new ClassPathResource("cn/cunkou/platform/web/worker.js")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static State state(HttpServletRequest request) {
        var token =
                (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
        return new State(Actor.current().id(), token.getHeaderName(), token.getToken());
    }
}
