package cn.cunkou.traceability;

import cn.cunkou.access.Crowd;
import cn.cunkou.traceability.LookPages.LookPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The touch screen of an exhibition hall: a scanner types a code, or fingers do; after a minute
 * without either the screen is as it was before.
 */
@Controller
public class KioskPages {
    private static final int WRONG_EACH = 300;
    private static final int WRONG_ALL = 2_000;

    private final Looks looks;
    private final LookPages pages;
    private final Crowd guessers;

    KioskPages(Looks looks, LookPages pages, Crowd crowd) {
        this.looks = looks;
        this.pages = pages;
        this.guessers = crowd.apart(WRONG_EACH, WRONG_ALL);
    }

    /**
     * What stands on the screen.
     *
     * @param look what came of a code; null before one was given
     * @param elsewhere a lot of another platform
     */
    public record KioskPage(@Nullable LookPage look, @Nullable ForeignLot elsewhere) {
        /** Rows of the keypad: what codes are written with. */
        public List<String> keys() {
            return List.of("1234567890", "QWERTYP", "ASDFGHJK", "ZXCVBNM");
        }
    }

    @GetMapping("/kiosk")
    String screen(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("page", page(code.strip(), request));
        return "traceability/kiosk";
    }

    private KioskPage page(String typed, HttpServletRequest request) {
        if (typed.isEmpty()) {
            return new KioskPage(null, null);
        }
        var known = pages.known(LookPages.code(typed));
        if (known.isPresent()) {
            var seen = looks.look(known.get(), LookPages.phone(request), Looks.Way.SCREEN);
            var code = known.get().code().text();
            return new KioskPage(new LookPage(seen, null, "/t/" + code, code), null);
        }
        var elsewhere = pages.elsewhere(typed).map(ForeignLots.Found::lot).orElse(null);
        if (elsewhere != null) {
            return new KioskPage(null, elsewhere);
        }
        guessers.enter(request);
        return new KioskPage(new LookPage(Seen.none(typed), null, "", ""), null);
    }
}
