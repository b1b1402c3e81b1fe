package cn.cunkou.traceability;

import cn.cunkou.access.ClientNetwork;
import cn.cunkou.access.Crowd;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.traceability.Looks.Known;
import cn.cunkou.traceability.Looks.Phone;
import cn.cunkou.traceability.Looks.Scratched;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 溯源: whether the thing in hand is genuine, for everybody. A genuine code is always answered; only
 * wrong ones are held back when too many come.
 */
@Controller
public class LookPages {
    private static final String PAGE = "traceability/look";
    private static final String PATH = "/t/{code}";
    private static final String LINK = "/01/{gtin:\\d{8,14}}/21/{code}";
    private static final int WRONG_EACH = 120;
    private static final int WRONG_ALL = 2_000;

    private final Looks looks;
    private final Divisions divisions;
    private final Counties counties;
    private final Files files;
    private final Crowd guessers;

    LookPages(Looks looks, Divisions divisions, Counties counties, Files files, Crowd crowd) {
        this.looks = looks;
        this.divisions = divisions;
        this.counties = counties;
        this.files = files;
        this.guessers = crowd.apart(WRONG_EACH, WRONG_ALL);
    }

    /**
     * What a buyer reads.
     *
     * @param place where the thing grew or was made
     * @param scratched what came of a scratch-off number; null where none was sent
     * @param path of the code's page
     */
    public record LookPage(
            Seen seen, String place, @Nullable String scratched, String path, String plain) {}

    @GetMapping(PATH)
    String look(
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return look(known(code, null), code, request, response, model);
    }

    @GetMapping(LINK)
    String link(
            @PathVariable String gtin,
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return look(known(code, gtin), code, request, response, model);
    }

    /** The form on the start page sends what was typed. */
    @GetMapping("/t")
    String ask(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!code.isBlank()) {
            return look(known(code, null), code, request, response, model);
        }
        return "traceability/ask";
    }

    private String look(
            Optional<Known> known,
            String typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (known.isEmpty()) {
            return unknown(typed, request, response, model);
        }
        var phone = phone(request);
        // A HEAD asks whether there is a page; nobody looks at it.
        var seen =
                request.getMethod().equals("HEAD")
                        ? looks.again(known.get(), phone)
                        : looks.look(known.get(), phone);
        return shown(known.get(), seen, null, response, model);
    }

    @PostMapping(PATH)
    String scratch(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String number,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var known = known(code, null);
        if (known.isEmpty()) {
            return unknown(code, request, response, model);
        }
        var scratched = looks.scratch(known.get(), number);
        var seen = looks.again(known.get(), phone(request));
        return shown(known.get(), seen, scratched, response, model);
    }

    /** The photograph of the product that a genuine code is on. */
    @GetMapping(PATH + "/picture")
    ResponseEntity<byte[]> picture(@PathVariable String code, HttpServletRequest request)
            throws IOException {
        var known = known(code, null);
        if (known.isEmpty()) {
            guessers.enter(request);
            throw Problem.notFound("照片");
        }
        var thing = looks.again(known.get(), phone(request)).thing();
        if (thing == null || thing.picture() == null) {
            throw Problem.notFound("照片");
        }
        try (var content = files.open(thing.picture())) {
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_JPEG)
                    .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400")
                    .body(content.readAllBytes());
        }
    }

    private String unknown(
            String typed, HttpServletRequest request, HttpServletResponse response, Model model) {
        guessers.enter(request);
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        var shortened = typed.length() > 40 ? typed.substring(0, 40) + "…" : typed;
        return shown(new LookPage(Seen.none(shortened), "", null, "", ""), response, model);
    }

    private String shown(
            Known known,
            Seen seen,
            @Nullable Scratched scratched,
            HttpServletResponse response,
            Model model) {
        var thing = seen.thing();
        var place = "";
        if (thing != null) {
            var division = DivisionCode.of(thing.division());
            var county = division.county();
            place = divisions.gazetteer(county, counties.today(county)).place(division);
        }
        var code = known.code().text();
        return shown(
                new LookPage(
                        seen,
                        place,
                        scratched == null ? null : scratched.name(),
                        "/t/" + code,
                        code),
                response,
                model);
    }

    private static String shown(LookPage page, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("page", page);
        return PAGE;
    }

    /** A genuine code of a county that this portal tells of. */
    private Optional<Known> known(String typed, @Nullable String gtin) {
        return looks.known(typed)
                .filter(known -> Counties.mayTellOf(DivisionCode.of(known.roll().division())))
                .filter(known ->
                        gtin == null
                                || Gtin.read(gtin)
                                        .filter(read -> read.digits().equals(known.roll().gtin()))
                                        .isPresent());
    }

    private static Phone phone(HttpServletRequest request) {
        return new Phone(
                ClientNetwork.of(request.getRemoteAddr()),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
    }
}
