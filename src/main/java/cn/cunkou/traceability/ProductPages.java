package cn.cunkou.traceability;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.MenuEntry;
import cn.cunkou.platform.web.MenuEntry.Place;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.region.PlaceOptions;
import cn.cunkou.traceability.Rolls.RollInput;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 产品溯源: products with their lots and rolls of codes. */
@Controller
public class ProductPages {
    static final String PATH = "/console/traceability";

    private static final int ROWS = 50;
    private static final String ONE = "traceability/product";
    private static final String FORM = "traceability/productForm";

    private final Products products;
    private final Lots lots;
    private final Rolls rolls;
    private final Suspicions suspicions;
    private final CodeSecrets secrets;
    private final PlaceOptions places;
    private final Divisions divisions;
    private final Counties counties;
    private final FormKeys keys;

    ProductPages(
            Products products,
            Lots lots,
            Rolls rolls,
            Suspicions suspicions,
            CodeSecrets secrets,
            PlaceOptions places,
            Divisions divisions,
            Counties counties,
            FormKeys keys) {
        this.products = products;
        this.lots = lots;
        this.rolls = rolls;
        this.suspicions = suspicions;
        this.secrets = secrets;
        this.places = places;
        this.divisions = divisions;
        this.counties = counties;
        this.keys = keys;
    }

    @Bean
    static MenuEntry traceabilityMenu() {
        return new MenuEntry(Place.CONSOLE, "业务", 340, "产品溯源", PATH, "leaf");
    }

    /** The register. */
    public record ListPage(
            County county, String q, Paged<Product> products, Gazetteer names, long suspicions) {
        public String place(Product product) {
            return names.place(DivisionCode.of(product.division()));
        }
    }

    /** The form for a new product. */
    public record FormPage(
            ProductInput input, List<PlaceOptions.Group> places, String key, List<FormFault> faults)
            implements Faulty {
        public List<Option> producerKinds() {
            return Products.PRODUCERS.stream()
                    .map(kind -> new Option(kind.id(), kind.label()))
                    .toList();
        }
    }

    /** One product with its lots and rolls, and the forms for new ones. */
    public record ProductPage(
            Product product,
            List<Lot> lots,
            List<Roll> rolls,
            List<PlaceOptions.Group> places,
            Gazetteer names,
            LotInput lot,
            RollInput roll,
            String key,
            boolean isDone,
            List<FormFault> faults)
            implements Faulty {
        public String place(String division) {
            return names.place(DivisionCode.of(division));
        }
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var chosen = counties.chosen(county);
        model.addAttribute(
                "page",
                new ListPage(
                        chosen,
                        q,
                        products.list(chosen.code(), q, new Paged.Request(page, ROWS)),
                        names(chosen.code()),
                        suspicions.open()));
        return "traceability/products";
    }

    @GetMapping(PATH + "/products/new")
    String blank(@RequestParam(defaultValue = "") String county, Model model) {
        var chosen = counties.chosen(county).code();
        var input = new ProductInput(null, "cooperative", null, null, null, null, null);
        model.addAttribute(
                "page", new FormPage(input, places.of(chosen), FormKeys.fresh(), List.of()));
        return FORM;
    }

    @PostMapping(PATH + "/products/new")
    String add(
            @ModelAttribute ProductInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try (var picture = file == null || file.isEmpty() ? null : file.getInputStream()) {
            var id =
                    keys.once(
                            key,
                            PATH + "/products/new",
                            input,
                            UUID.class,
                            () -> products.add(input, picture));
            return "redirect:" + PATH + "/products/" + id + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page",
                    new FormPage(
                            input,
                            places.of(counties.chosen("").code()),
                            FormKeys.fresh(),
                            faults(refused)));
            return FORM;
        }
    }

    @GetMapping(PATH + "/products/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute(
                "page",
                page(id, emptyLot(), new RollInput(null, null), !done.isEmpty(), List.of()));
        return ONE;
    }

    @PostMapping(PATH + "/products/{id}/lots")
    String addLot(
            @PathVariable UUID id,
            @ModelAttribute LotInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            var path = PATH + "/products/" + id + "/lots";
            keys.once(key, path, input, UUID.class, () -> products.addLot(id, input));
            return "redirect:" + PATH + "/products/" + id + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page", page(id, input, new RollInput(null, null), false, faults(refused)));
            return ONE;
        }
    }

    @PostMapping(PATH + "/products/{id}/rolls")
    String issue(
            @PathVariable UUID id,
            @ModelAttribute RollInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            var path = PATH + "/products/" + id + "/rolls";
            var roll = keys.once(key, path, input, UUID.class, () -> rolls.issue(id, input));
            return "redirect:" + RollPages.PATH + "/" + roll + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(id, emptyLot(), input, false, faults(refused)));
            return ONE;
        }
    }

    /** Lets new rolls be made with a new secret. */
    @PostMapping(PATH + "/secrets")
    String rotate() {
        secrets.rotate(counties.chosen("").code().digits());
        return "redirect:" + PATH;
    }

    private ProductPage page(
            UUID id, LotInput lot, RollInput roll, boolean isDone, List<FormFault> faults) {
        var product = products.get(id);
        var county = DivisionCode.of(product.division()).county();
        return new ProductPage(
                product,
                lots.of(id),
                rolls.of(id),
                places.of(county),
                names(county),
                lot,
                roll,
                FormKeys.fresh(),
                isDone,
                faults);
    }

    private static LotInput emptyLot() {
        return new LotInput(null, null, null, null, null);
    }

    private Gazetteer names(DivisionCode county) {
        return divisions.gazetteer(county, counties.today(county));
    }

    static List<FormFault> faults(Problem refused) {
        return FormFault.of(refused.faults(), ProductPages::label);
    }

    static String label(String field) {
        return switch (field) {
            case "division" -> "所在区划";
            case "producerKind" -> "生产者是哪一类";
            case "producer" -> "生产者";
            case "name" -> "产品名称";
            case "kind" -> "种类";
            case "gtin" -> "商品条码";
            case "shop" -> "网店";
            case "file" -> "照片";
            case "number" -> "批次号";
            case "madeOn" -> "采收或生产日期";
            case "expiresOn" -> "保质期到";
            case "note" -> "备注";
            case "codes" -> "多少个码";
            case "printer" -> "给谁印";
            case "lot" -> "批次";
            case "first" -> "第一个号";
            case "last" -> "最后一个号";
            case "day" -> "包装日期";
            case "outcome" -> "核查结果";
            default -> "原因";
        };
    }
}
