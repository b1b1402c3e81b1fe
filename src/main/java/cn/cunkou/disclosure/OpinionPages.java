package cn.cunkou.disclosure;

import cn.cunkou.access.Crowd;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * 意见和举报 for everybody: the form, the receipt, and what became of it. Number and code are never part
 * of an address, so that no history and no log has them.
 */
@Controller
public class OpinionPages {
    static final String PATH = "/opinions";

    private static final String FORM = "disclosure/opinions";
    private static final String LOOK_UP = "disclosure/receipt";
    private static final long LARGEST = 10L << 20;

    private final Letters letters;
    private final PublicAnswers answers;
    private final Hotlines hotlines;
    private final Crowd crowd;
    private final Counties counties;

    OpinionPages(
            Letters letters,
            PublicAnswers answers,
            Hotlines hotlines,
            Crowd crowd,
            Counties counties) {
        this.letters = letters;
        this.answers = answers;
        this.hotlines = hotlines;
        this.crowd = crowd;
        this.counties = counties;
    }

    @Bean
    static MenuEntry opinionsMenu() {
        return new MenuEntry(Place.PORTAL, "", 60, "意见和举报", PATH, "megaphone");
    }

    /**
     * The form.
     *
     * @param about what kind of page it was opened from; empty for none
     */
    public record FormPage(
            LetterInput input,
            String about,
            List<Option> bodies,
            Hotline hotline,
            List<PublicAnswer> answers,
            String key,
            List<FormFault> faults)
            implements Faulty {
        public String kind() {
            return Objects.requireNonNullElse(input.kind(), "");
        }

        public boolean isReport() {
            return kind().equals(Letter.Kind.REPORT.id());
        }
    }

    /** The receipt, shown once. */
    public record ReceiptPage(Receipt receipt, Hotline hotline) {}

    /**
     * The form that looks a letter up, or what became of it.
     *
     * @param letter null until number and code are right
     */
    public record LookUpPage(
            Receipt receipt, @Nullable Letter letter, String added, List<FormFault> faults)
            implements Faulty {}

    @GetMapping(PATH)
    String form(
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String kind,
            Model model) {
        model.addAttribute(
                "page",
                form(new LetterInput(kind, About.of(about), null, null, null, null), List.of()));
        return FORM;
    }

    @PostMapping(PATH)
    String send(
            @ModelAttribute LetterInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        crowd.enter(request);
        var county = county();
        try {
            var uploads = read(file);
            var receipt =
                    forThem(
                            county,
                            () ->
                                    letters.receive(
                                            county,
                                            key.matches("[0-9a-f-]{36}") ? key : FormKeys.fresh(),
                                            input,
                                            uploads));
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            model.addAttribute("page", new ReceiptPage(receipt, hotlines.of(county)));
            return "disclosure/sent";
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            response.setStatus(refused.status().value());
            model.addAttribute("page", form(input, labelled(refused.faults())));
            return FORM;
        }
    }

    private static List<byte[]> read(@Nullable List<MultipartFile> files) throws IOException {
        var contents = new ArrayList<byte[]>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                if (file.getSize() > LARGEST) {
                    throw Problem.badRequest(
                            "有一个文件太大。",
                            List.of(new Problem.Fault("file", "单个文件不能超过10 MB", "缩小后再选一次，别的都还在")));
                }
                contents.add(file.getBytes());
            }
        }
        return contents;
    }

    private FormPage form(LetterInput input, List<FormFault> faults) {
        var county = county();
        return new FormPage(
                input,
                About.words(About.of(input.about())),
                letters.bodies(county),
                hotlines.of(county),
                answers.latest(county),
                FormKeys.fresh(),
                faults);
    }

    @GetMapping(PATH + "/receipt")
    String lookUp(Model model) {
        model.addAttribute("page", new LookUpPage(new Receipt("", ""), null, "", List.of()));
        return LOOK_UP;
    }

    @PostMapping(PATH + "/receipt")
    String lookUp(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        crowd.enter(request);
        show(Receipt.typed(number, code), "", List.of(), response, model);
        return LOOK_UP;
    }

    @PostMapping(PATH + "/receipt/additions")
    String add(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String said,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        crowd.enter(request);
        var receipt = Receipt.typed(number, code);
        try {
            forThem(
                    county(),
                    () -> {
                        letters.add(receipt, said);
                        return receipt;
                    });
            show(receipt, "", List.of(), response, model);
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            response.setStatus(refused.status().value());
            show(receipt, said, labelled(refused.faults()), response, model);
        }
        return LOOK_UP;
    }

    private void show(
            Receipt receipt,
            String added,
            List<FormFault> faults,
            HttpServletResponse response,
            Model model) {
        var letter = forThem(county(), () -> letters.with(receipt)).orElse(null);
        var all = new ArrayList<>(faults);
        if (letter == null) {
            response.setStatus(404);
            all.add(new FormFault("code", "查询码", "回执号和查询码对不上", "照回执核对；不分大小写，短横可以不写"));
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("page", new LookUpPage(receipt, letter, added, all));
    }

    private DivisionCode county() {
        return counties.home().code();
    }

    /** Whoever writes has no account; the system does it for them, in their county alone. */
    private static <T> T forThem(DivisionCode county, Supplier<T> act) {
        return Actor.as(Actor.system("受理意见和举报", Scope.of(county.digits())), () -> act.get());
    }

    static List<FormFault> labelled(List<Problem.Fault> faults) {
        return FormFault.of(
                faults,
                field ->
                        switch (field) {
                            case "kind" -> "意见还是举报";
                            case "said" -> "内容";
                            case "name" -> "姓名";
                            case "contact" -> "联系方式";
                            case "body" -> "涉及的单位";
                            case "file" -> "图片和文件";
                            case "answer" -> "答复";
                            case "summary" -> "公开时怎么写这件事";
                            case "shown" -> "公开答复";
                            case "note" -> "记录";
                            case "refer" -> "转牵头单位";
                            default -> field;
                        });
    }
}
