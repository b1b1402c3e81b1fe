package cn.cunkou.production;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.region.PlaceOptions;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 生产场所: places with their batches, and the forms for new ones. */
@Controller
public class PlacePages {
    static final String PATH = ProductionPages.PATH + "/places";

    private static final int ROWS = 50;
    private static final String FORM = "production/placeForm";
    private static final String ONE = "production/place";

    private final Places places;
    private final Batches batches;
    private final Crops crops;
    private final PlaceOptions divisionOptions;
    private final Divisions divisions;
    private final Counties counties;
    private final FormKeys keys;
    private final Files files;

    PlacePages(
            Places places,
            Batches batches,
            Crops crops,
            PlaceOptions divisionOptions,
            Divisions divisions,
            Counties counties,
            FormKeys keys,
            Files files) {
        this.places = places;
        this.batches = batches;
        this.crops = crops;
        this.divisionOptions = divisionOptions;
        this.divisions = divisions;
        this.counties = counties;
        this.keys = keys;
        this.files = files;
    }

    /** The register. */
    public record ListPage(County county, String q, Paged<Place> places, Gazetteer names) {
        public String where(Place place) {
            return names.place(DivisionCode.of(place.division()));
        }
    }

    /** The form for a new place. */
    public record FormPage(
            PlaceInput input,
            List<Producer> known,
            List<String> kindsKnown,
            List<PlaceOptions.Group> divisions,
            String key,
            List<FormFault> faults)
            implements Faulty {
        public List<Option> producers() {
            return known.stream().map(one -> new Option(one.id().toString(), one.name())).toList();
        }

        public List<Option> kinds() {
            return kindsKnown.stream().map(kind -> new Option(kind, kind)).toList();
        }

        public List<Option> units() {
            return Places.UNITS.stream().map(unit -> new Option(unit, unit)).toList();
        }
    }

    /** One place with its batches and the form for a new one. */
    public record PlacePage(
            Place place,
            String where,
            List<Batch> batches,
            BatchInput input,
            List<Option> products,
            List<Option> crops,
            String key,
            boolean isDone,
            List<FormFault> faults)
            implements Faulty {}

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
                        places.list(chosen.code(), q, new Paged.Request(page, ROWS)),
                        divisions.gazetteer(chosen.code(), counties.today(chosen.code()))));
        return "production/places";
    }

    @GetMapping(PATH + "/new")
    String blank(@RequestParam(defaultValue = "") String county, Model model) {
        var input = new PlaceInput(null, null, null, null, null, "亩", null, null);
        model.addAttribute("page", form(counties.chosen(county).code(), input, List.of()));
        return FORM;
    }

    private FormPage form(DivisionCode county, PlaceInput input, List<FormFault> faults) {
        return new FormPage(
                input,
                places.producers(county),
                places.kinds(county),
                divisionOptions.of(county),
                FormKeys.fresh(),
                faults);
    }

    @PostMapping(PATH + "/new")
    String add(
            @ModelAttribute PlaceInput input,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try (var photo = file == null || file.isEmpty() ? null : file.getInputStream()) {
            var id =
                    keys.once(
                            key, PATH + "/new", input, UUID.class, () -> places.add(input, photo));
            return "redirect:" + PATH + "/" + id + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", form(counties.chosen("").code(), input, Labels.of(refused)));
            return FORM;
        }
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        var input = new BatchInput(null, null, null, null, null);
        model.addAttribute("page", page(id, input, !done.isEmpty(), List.of()));
        return ONE;
    }

    private PlacePage page(UUID id, BatchInput input, boolean isDone, List<FormFault> faults) {
        var place = places.get(id);
        var division = DivisionCode.of(place.division());
        var county = division.county();
        return new PlacePage(
                place,
                divisions.gazetteer(county, counties.today(county)).place(division),
                batches.at(id),
                input,
                batches.products(place).stream()
                        .map(product -> new Option(product.id().toString(), product.name()))
                        .toList(),
                crops.of(county).stream()
                        .filter(crop -> crop.places().contains(place.kind()))
                        .map(crop -> new Option(crop.crop(), crop.title()))
                        .toList(),
                FormKeys.fresh(),
                isDone,
                faults);
    }

    @PostMapping(PATH + "/{id}/batches")
    String begin(
            @PathVariable UUID id,
            @ModelAttribute BatchInput typed,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var input =
                new BatchInput(
                        id.toString(), typed.product(), typed.crop(), typed.from(), typed.until());
        try {
            var path = PATH + "/" + id + "/batches";
            var batch = keys.once(key, path, input, UUID.class, () -> batches.add(input));
            return "redirect:" + ProductionPages.PATH + "/batches/" + batch + "?done=begun";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(id, input, false, Labels.of(refused)));
            return ONE;
        }
    }

    @PostMapping(PATH + "/{id}/photos")
    String addPhoto(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw Problem.badRequest(
                        "没有照片。", List.of(new Problem.Fault("file", "没有选照片", "选一张JPG或PNG照片")));
            }
            try (var photo = file.getInputStream()) {
                places.addPhoto(id, photo);
            }
            return "redirect:" + PATH + "/" + id + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            var input = new BatchInput(null, null, null, null, null);
            model.addAttribute("page", page(id, input, false, Labels.of(refused)));
            return ONE;
        }
    }

    /** A photograph of a place, for those who may see the place. */
    @GetMapping(PATH + "/{id}/photos/{sha256}")
    ResponseEntity<InputStreamResource> photo(@PathVariable UUID id, @PathVariable String sha256) {
        if (!places.get(id).photos().contains(sha256)) {
            throw Problem.notFound("这张照片");
        }
        return ProductionPages.shown(files, sha256);
    }
}
