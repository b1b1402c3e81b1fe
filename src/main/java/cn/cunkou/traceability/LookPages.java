package cn.cunkou.traceability;

import cn.cunkou.access.ClientNetwork;
import cn.cunkou.access.Crowd;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.traceability.Looks.Known;
import cn.cunkou.traceability.Looks.Phone;
import cn.cunkou.traceability.Looks.Scratched;
import cn.cunkou.traceability.Looks.Way;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * 溯源: whether the thing in hand is genuine, for everybody. A genuine code is always answered; only
 * wrong ones are held back when too many come.
 */
@Controller
public class LookPages {
    private static final String PAGE = "traceability/look";
    private static final String PATH = "/t/{code}";
    private static final int WRONG_EACH = 120;
    private static final int WRONG_ALL = 2_000;

    private final Looks looks;
    private final Tales tales;
    private final ForeignLots foreign;
    private final PublicProducts products;
    private final SmallPhotos photos;
    private final Files files;
    private final Crowd guessers;

    LookPages(
            Looks looks,
            Tales tales,
            ForeignLots foreign,
            PublicProducts products,
            SmallPhotos photos,
            Files files,
            Crowd crowd) {
        this.looks = looks;
        this.tales = tales;
        this.foreign = foreign;
        this.products = products;
        this.photos = photos;
        this.files = files;
        this.guessers = crowd.apart(WRONG_EACH, WRONG_ALL);
    }

    @Bean
    static MenuEntry looksMenu() {
        return new MenuEntry(Place.PORTAL, "", 28, "查真伪", "/t", "shield");
    }

    /**
     * What a buyer reads.
     *
     * @param scratched what came of a scratch-off number; null where none was sent
     * @param path of the code's page
     */
    public record LookPage(Seen seen, @Nullable String scratched, String path, String plain) {}

    /** What everybody reads of a lot, without a code. */
    public record LotPage(Tale tale, String path) {}

    /** A lot whose codes another platform keeps. */
    public record ForeignPage(ForeignLot lot, String place, @Nullable String code) {}

    /** The form for a code. */
    public record AskPage(String code, @Nullable String fault) {}

    @GetMapping(PATH)
    String look(
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return found(code, Way.SCAN, request, response, model);
    }

    /** The form on the start page sends what was typed or scanned. */
    @GetMapping("/t")
    String ask(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!code.isBlank()) {
            return found(code.strip(), Way.PAGE, request, response, model);
        }
        return ask(null, model);
    }

    private static String ask(@Nullable String fault, Model model) {
        model.addAttribute("page", new AskPage("", fault));
        return "traceability/ask";
    }

    /** A photograph of the code, for phones that cannot scan it themselves. */
    @PostMapping("/t")
    String photographed(
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        guessers.enter(request);
        if (file == null || file.isEmpty()) {
            return ask("没有选照片。", model);
        }
        try (var content = file.getInputStream()) {
            var text = CodePhoto.read(content);
            return text.isPresent()
                    ? found(text.get(), Way.SCAN, request, response, model)
                    : ask("照片里没有看清二维码。请把二维码拍大、拍正，再试一次。", model);
        }
    }

    /** What a scanned or typed text leads to: a code of ours, or of another platform. */
    private String found(
            String typed,
            Way way,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var known = known(code(typed));
        if (known.isPresent()) {
            var phone = phone(request);
            // A HEAD asks whether there is a page; nobody looks at it.
            var seen =
                    request.getMethod().equals("HEAD")
                            ? looks.again(known.get(), phone)
                            : looks.look(known.get(), phone, way);
            return shown(known.get(), seen, null, response, model);
        }
        var elsewhere = elsewhere(typed);
        return elsewhere.isPresent()
                ? shown(elsewhere.get().lot(), elsewhere.get().code(), response, model)
                : unknown(typed, request, response, model);
    }

    /** The code in an address of ours, or what was typed. */
    static String code(String typed) {
        var text = typed.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        return text.substring(text.lastIndexOf('/') + 1);
    }

    Optional<ForeignLots.Found> elsewhere(String typed) {
        return asVisitor(() -> foreign.find(typed));
    }

    @PostMapping(PATH)
    String scratch(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String number,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var known = known(code);
        if (known.isEmpty()) {
            return unknown(code, request, response, model);
        }
        var scratched = looks.scratch(known.get(), number);
        var seen = looks.again(known.get(), phone(request));
        return shown(known.get(), seen, scratched, response, model);
    }

    /** The photograph of the product that a genuine code is on. */
    @GetMapping(PATH + "/picture")
    ResponseEntity<byte[]> picture(@PathVariable String code, HttpServletRequest request) {
        var tale = tale(code, request);
        return photos.answer(tale.product().picture());
    }

    /** A photograph of one of its chapters. */
    @GetMapping(PATH + "/photos/{sha256}")
    ResponseEntity<byte[]> photo(
            @PathVariable String code, @PathVariable String sha256, HttpServletRequest request) {
        var tale = tale(code, request);
        return photos.answer(tale.shows(sha256) ? sha256 : null);
    }

    /** A video of one of its chapters; a phone asks for it part by part. */
    @GetMapping(PATH + "/videos/{sha256}")
    ResponseEntity<Resource> video(
            @PathVariable String code, @PathVariable String sha256, HttpServletRequest request) {
        return played(tale(code, request), sha256);
    }

    private ResponseEntity<Resource> played(Tale tale, String sha256) {
        var video = tale.video(sha256).orElseThrow(() -> Problem.notFound("视频"));
        return files.play(
                sha256, video.mediaType(), CacheControl.maxAge(Duration.ofDays(1)).cachePrivate());
    }

    private Tale tale(String code, HttpServletRequest request) {
        var known = known(code);
        if (known.isEmpty()) {
            guessers.enter(request);
            throw Problem.notFound("照片");
        }
        var tale = looks.again(known.get(), phone(request)).tale();
        if (tale == null) {
            throw Problem.notFound("照片");
        }
        return tale;
    }

    /** A lot, for whoever has its number and no code of a thing. */
    @GetMapping("/t/lots/{id}")
    String lot(@PathVariable UUID id, HttpServletResponse response, Model model) {
        model.addAttribute("page", new LotPage(lot(id), "/t/lots/" + id));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "traceability/lot";
    }

    @GetMapping("/t/lots/{id}/picture")
    ResponseEntity<byte[]> lotPicture(@PathVariable UUID id) {
        return photos.answer(lot(id).product().picture());
    }

    @GetMapping("/t/lots/{id}/photos/{sha256}")
    ResponseEntity<byte[]> lotPhoto(@PathVariable UUID id, @PathVariable String sha256) {
        return photos.answer(lot(id).shows(sha256) ? sha256 : null);
    }

    @GetMapping("/t/lots/{id}/videos/{sha256}")
    ResponseEntity<Resource> lotVideo(@PathVariable UUID id, @PathVariable String sha256) {
        return played(lot(id), sha256);
    }

    private Tale lot(UUID id) {
        return tales.of(id, products.countyOfLot(id));
    }

    /** A product with its lots. */
    @GetMapping("/t/products/{id}")
    String product(@PathVariable UUID id, Model model) {
        model.addAttribute("page", products.page(id));
        return "traceability/ware";
    }

    @GetMapping("/t/products/{id}/picture")
    ResponseEntity<byte[]> productPicture(@PathVariable UUID id) {
        return photos.answer(products.page(id).product().picture());
    }

    /** A lot of another platform. */
    @GetMapping("/t/foreign/{id}")
    String foreign(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String code,
            HttpServletResponse response,
            Model model) {
        var lot =
                asVisitor(() -> foreign.find(id))
                        .filter(one -> Counties.mayTellOf(DivisionCode.of(one.division())))
                        .orElseThrow(() -> Problem.notFound("这个批次"));
        return shown(lot, code != null && lot.holds(code) ? code : null, response, model);
    }

    private String shown(
            ForeignLot lot, @Nullable String code, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var page = new ForeignPage(lot, products.place(DivisionCode.of(lot.division())), code);
        model.addAttribute("page", page);
        return "traceability/foreign";
    }

    /** Says that a text is no code of ours; too many of them are held back. */
    String unknown(
            String typed, HttpServletRequest request, HttpServletResponse response, Model model) {
        guessers.enter(request);
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        var shortened = typed.length() > 40 ? typed.substring(0, 40) + "…" : typed;
        return shown(new LookPage(Seen.none(shortened), null, "", ""), response, model);
    }

    private static String shown(
            Known known,
            Seen seen,
            @Nullable Scratched scratched,
            HttpServletResponse response,
            Model model) {
        var code = known.code().text();
        return shown(
                new LookPage(seen, scratched == null ? null : scratched.name(), "/t/" + code, code),
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
    Optional<Known> known(String typed) {
        return looks.known(typed)
                .filter(known -> Counties.mayTellOf(DivisionCode.of(known.roll().division())));
    }

    private static <T> T asVisitor(Supplier<T> act) {
        return Actor.as(Actor.system("查询溯源码", Scope.everywhere()), act::get);
    }

    static Phone phone(HttpServletRequest request) {
        return new Phone(
                ClientNetwork.of(request.getRemoteAddr()),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
    }
}
