package cn.cunkou.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 长辈版: larger type, kept in a cookie of this browser. */
@Controller
class ElderMode {
    static final String COOKIE = "elder";

    /** A size that exists, or null. */
    static @Nullable Integer size(String text) {
        return switch (text) {
            case "18" -> 18;
            case "22" -> 22;
            case "26" -> 26;
            case "30" -> 30;
            default -> null;
        };
    }

    @GetMapping("/elder")
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "22") String size,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request) {
        var chosen = size(size);
        var cookie =
                ResponseCookie.from(COOKIE, chosen == null ? "" : chosen.toString())
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(chosen == null ? Duration.ZERO : Duration.ofDays(365))
                        .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, LocalAddress.orHome(to))
                .build();
    }
}
