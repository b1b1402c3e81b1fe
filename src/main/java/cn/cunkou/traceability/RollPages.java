package cn.cunkou.traceability;

import cn.cunkou.platform.web.Download;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.traceability.Rolls.Export;
import cn.cunkou.traceability.Rolls.Packing;
import cn.cunkou.traceability.Rolls.PackingInput;
import cn.cunkou.traceability.Rolls.Spoilage;
import cn.cunkou.traceability.Rolls.SpoilageInput;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A roll of codes: for the printer, on lots, spoilt. */
@Controller
public class RollPages {
    static final String PATH = ProductPages.PATH + "/rolls";

    private static final String ONE = "traceability/roll";
    private static final String BINARY = "application/octet-stream";

    private final Rolls rolls;
    private final Products products;
    private final Lots lots;
    private final Counties counties;
    private final FormKeys keys;

    RollPages(Rolls rolls, Products products, Lots lots, Counties counties, FormKeys keys) {
        this.rolls = rolls;
        this.products = products;
        this.lots = lots;
        this.counties = counties;
        this.keys = keys;
    }

    /** One roll with what became of its codes, and the forms for more. */
    public record RollPage(
            Roll roll,
            List<Lot> lots,
            List<Packing> packings,
            List<Spoilage> spoilages,
            List<Export> exports,
            PackingInput packing,
            SpoilageInput spoilage,
            String key,
            boolean isDone,
            List<FormFault> faults)
            implements Faulty {
        public List<PrintFormat> formats() {
            return List.of(PrintFormat.values());
        }

        public long sheetMost() {
            return Math.min(roll.codes(), LabelSheet.MOST);
        }
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", page(id, noPacking(), noSpoilage(), !done.isEmpty(), List.of()));
        return ONE;
    }

    @PostMapping(PATH + "/{id}/packings")
    String pack(
            @PathVariable UUID id,
            @ModelAttribute PackingInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            once(key, id, "/packings", input, () -> rolls.pack(id, input));
            return seen(id);
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page", page(id, input, noSpoilage(), false, ProductPages.faults(refused)));
            return ONE;
        }
    }

    @PostMapping(PATH + "/{id}/packings/{packing}")
    String repack(
            @PathVariable UUID id,
            @PathVariable UUID packing,
            @RequestParam(defaultValue = "") String lot,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            rolls.repack(id, packing, lot, reason);
            return seen(id);
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page",
                    page(id, noPacking(), noSpoilage(), false, ProductPages.faults(refused)));
            return ONE;
        }
    }

    @PostMapping(PATH + "/{id}/spoilages")
    String spoil(
            @PathVariable UUID id,
            @ModelAttribute SpoilageInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            once(key, id, "/spoilages", input, () -> rolls.spoil(id, input));
            return seen(id);
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page", page(id, noPacking(), input, false, ProductPages.faults(refused)));
            return ONE;
        }
    }

    private void once(String key, UUID id, String act, Object input, Runnable doing) {
        keys.once(key, PATH + "/" + id + act, input, doing);
    }

    private static String seen(UUID id) {
        return "redirect:" + PATH + "/" + id + "?done=yes";
    }

    /**
     * Codes for a printer, made while they are sent; a download that broke off is taken up where it
     * stopped.
     */
    @GetMapping(PATH + "/{id}/print/{format}")
    void print(
            @PathVariable UUID id,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var roll = rolls.get(id);
        var codes = stretch(roll, first, last);
        var kind = PrintFormat.read(format).orElseThrow(() -> Problem.notFound("这种文件"));
        var address = address(roll, request);
        var file =
                new PrintFile(
                        rolls.smith(roll),
                        roll.number(),
                        codes.first(),
                        codes.last(),
                        kind,
                        address);
        var tag = "\"" + Sha256.hex(id + format + codes + address).substring(0, 24) + "\"";
        var from = 0L;
        var to = file.length();
        var range = request.getHeader(HttpHeaders.RANGE);
        var isSame = Objects.requireNonNullElse(request.getHeader(HttpHeaders.IF_RANGE), tag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
        if (range != null && isSame.equals(tag)) {
            var asked = asked(range);
            if (asked == null || asked.getRangeStart(to) >= to) {
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + to);
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                return;
            }
            from = asked.getRangeStart(to);
            var end = asked.getRangeEnd(to) + 1;
            response.setHeader(
                    HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(from, end - 1, to));
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            to = end;
        }
        response.setContentType(BINARY);
        response.setContentLengthLong(to - from);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                Download.as(
                        "%s-%s-%d-%d.%s"
                                .formatted(
                                        roll.productName(),
                                        roll.label(),
                                        codes.first(),
                                        codes.last(),
                                        kind.ending())));
        rolls.note(roll, kind.id(), codes, from);
        file.write(response.getOutputStream(), from, to);
    }

    private static @Nullable HttpRange asked(String range) {
        try {
            var ranges = HttpRange.parseRanges(range);
            return ranges.size() == 1 ? ranges.getFirst() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Codes on sheets for an ordinary printer. */
    @GetMapping(PATH + "/{id}/sheets")
    void sheets(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var roll = rolls.get(id);
        var codes = stretch(roll, first, last);
        if (codes.count() > LabelSheet.MOST) {
            throw Problem.badRequest("一次最多打%d个，请分几次。".formatted(LabelSheet.MOST));
        }
        var pdf = LabelSheet.pdf(rolls.smith(roll), roll.number(), codes, address(roll, request));
        rolls.note(roll, "pdf", codes, 0);
        response.setContentType("application/pdf");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(pdf.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                Download.as(
                        "%s-%s-%d-%d.pdf"
                                .formatted(
                                        roll.productName(),
                                        roll.label(),
                                        codes.first(),
                                        codes.last())));
        response.getOutputStream().write(pdf);
    }

    private static Stretch stretch(Roll roll, String first, String last) {
        var faults = new Faults();
        var codes =
                Stretch.read(
                        first.isBlank() ? "1" : first,
                        last.isBlank() ? Long.toString(roll.codes()) : last,
                        roll.codes(),
                        faults);
        if (faults.any()) {
            throw Problem.badRequest(
                    "号段不对。",
                    faults.found().stream()
                            .map(fault ->
                                    new Problem.Fault(
                                            fault.field().equals("first") ? "从" : "到",
                                            fault.fault(),
                                            fault.remedy()))
                            .toList());
        }
        return codes;
    }

    /**
     * Where a code of the roll leads; in the form of GS1 Digital Link for products that have a
     * GTIN.
     */
    private String address(Roll roll, HttpServletRequest request) {
        var site = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
        var county =
                counties.all().size() > 1 ? Counties.root(DivisionCode.of(roll.division())) : "";
        return site
                + county
                + (roll.gtin() == null ? "/t/{code}" : "/01/" + roll.gtin() + "/21/{code}");
    }

    private RollPage page(
            UUID id,
            PackingInput packing,
            SpoilageInput spoilage,
            boolean isDone,
            List<FormFault> faults) {
        var roll = rolls.get(id);
        return new RollPage(
                roll,
                lots.of(roll.product()),
                rolls.packings(id),
                rolls.spoilages(id),
                rolls.exports(id),
                packing,
                spoilage,
                FormKeys.fresh(),
                isDone,
                faults);
    }

    private static PackingInput noPacking() {
        return new PackingInput(null, null, null, null);
    }

    private static SpoilageInput noSpoilage() {
        return new SpoilageInput(null, null, null, null);
    }
}
