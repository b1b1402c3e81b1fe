package cn.cunkou.traceability;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.PlaceOptions;
import cn.cunkou.traceability.Corrections.Correction;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 更正: what was said wrongly of a product or a lot. */
@Controller
public class CorrectionPages {
    private static final String PRODUCT = ProductPages.PATH + "/products/{id}/correct";
    private static final String LOT = ProductPages.PATH + "/lots/{id}/correct";
    private static final String PRODUCT_FORM = "traceability/productCorrection";
    private static final String LOT_FORM = "traceability/lotCorrection";

    private final Products products;
    private final Lots lots;
    private final Corrections corrections;
    private final PlaceOptions places;
    private final FormKeys keys;

    CorrectionPages(
            Products products,
            Lots lots,
            Corrections corrections,
            PlaceOptions places,
            FormKeys keys) {
        this.products = products;
        this.lots = lots;
        this.corrections = corrections;
        this.places = places;
        this.keys = keys;
    }

    /** The form for a product. */
    public record ProductPage(
            Product product,
            ProductInput input,
            @Nullable String reason,
            List<Correction> corrections,
            String key,
            List<FormFault> faults)
            implements Faulty {}

    /** The form for a lot. */
    public record LotPage(
            Lot lot,
            LotInput input,
            @Nullable String reason,
            List<PlaceOptions.Group> places,
            List<Correction> corrections,
            String key,
            List<FormFault> faults)
            implements Faulty {}

    /** What a form sends, its reason with it. */
    private record Sent(Object input, String reason) {}

    @GetMapping(PRODUCT)
    String product(@PathVariable UUID id, Model model) {
        var product = products.get(id);
        var input =
                new ProductInput(
                        null,
                        null,
                        null,
                        product.name(),
                        product.kind(),
                        product.gtin(),
                        product.shop());
        return shown(product, input, null, List.of(), model);
    }

    @PostMapping(PRODUCT)
    String correctProduct(
            @PathVariable UUID id,
            @ModelAttribute ProductInput input,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var product = products.get(id);
        try (var picture = file == null || file.isEmpty() ? null : file.getInputStream()) {
            var path = ProductPages.PATH + "/products/" + id;
            keys.once(
                    key,
                    path + "/correct",
                    new Sent(input, reason),
                    () -> corrections.product(id, input, picture, reason, seen));
            return "redirect:" + path + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            return shown(product, input, reason, ProductPages.faults(refused), model);
        }
    }

    private String shown(
            Product product,
            ProductInput input,
            @Nullable String reason,
            List<FormFault> faults,
            Model model) {
        model.addAttribute(
                "page",
                new ProductPage(
                        product,
                        input,
                        reason,
                        corrections.ofProduct(product.id()),
                        FormKeys.fresh(),
                        faults));
        return PRODUCT_FORM;
    }

    @GetMapping(LOT)
    String lot(@PathVariable UUID id, Model model) {
        var lot = lots.get(id);
        var expires = lot.expiresOn();
        var input =
                new LotInput(
                        lot.division(),
                        lot.number(),
                        lot.madeOn().toString(),
                        expires == null ? null : expires.toString(),
                        lot.note());
        return shown(lot, input, null, List.of(), model);
    }

    @PostMapping(LOT)
    String correctLot(
            @PathVariable UUID id,
            @ModelAttribute LotInput input,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "0") int seen,
            Model model,
            HttpServletResponse response) {
        var lot = lots.get(id);
        try {
            keys.once(
                    key,
                    ProductPages.PATH + "/lots/" + id + "/correct",
                    new Sent(input, reason),
                    () -> corrections.lot(id, input, reason, seen));
            return "redirect:" + ProductPages.PATH + "/products/" + lot.product() + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            return shown(lot, input, reason, ProductPages.faults(refused), model);
        }
    }

    private String shown(
            Lot lot, LotInput input, @Nullable String reason, List<FormFault> faults, Model model) {
        model.addAttribute(
                "page",
                new LotPage(
                        lot,
                        input,
                        reason,
                        places.of(DivisionCode.of(lot.division()).county()),
                        corrections.ofLot(lot.id()),
                        FormKeys.fresh(),
                        faults));
        return LOT_FORM;
    }
}
