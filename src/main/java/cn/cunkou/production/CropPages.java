package cn.cunkou.production;

import cn.cunkou.platform.web.Download;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.production.Crops.Added;
import cn.cunkou.production.Crops.InputInput;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 品类和投入品: what is recorded of each crop, and what may be used on it. */
@Controller
public class CropPages {
    static final String PATH = ProductionPages.PATH + "/crops";

    private static final String PAGE = "production/crops";

    private final Crops crops;
    private final Counties counties;
    private final FormKeys keys;

    CropPages(Crops crops, Counties counties, FormKeys keys) {
        this.crops = crops;
        this.counties = counties;
        this.keys = keys;
    }

    /** All crops with their inputs, and the forms for more. */
    public record CropsPage(
            County county,
            List<Crop> crops,
            List<Added> added,
            InputInput input,
            String key,
            boolean isDone,
            List<FormFault> faults)
            implements Faulty {
        public List<Option> options() {
            return crops.stream().map(crop -> new Option(crop.crop(), crop.title())).toList();
        }

        public List<Option> kinds() {
            return crops.stream()
                    .flatMap(crop -> Crops.kinds(crop).stream())
                    .distinct()
                    .map(kind -> new Option(kind, kind))
                    .toList();
        }

        /** What the county calls a crop. */
        public String title(String crop) {
            return crops.stream()
                    .filter(one -> one.crop().equals(crop))
                    .map(Crop::title)
                    .findFirst()
                    .orElse(crop);
        }

        /** Which acts wait after an act, in words. */
        public String blocked(Crop crop, Crop.Act act) {
            return String.join(
                    "、",
                    act.blocks().stream()
                            .flatMap(id -> crop.act(id).stream())
                            .map(Crop.Act::title)
                            .toList());
        }
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        model.addAttribute(
                "page", page(counties.chosen(county), empty(), !done.isEmpty(), List.of()));
        return PAGE;
    }

    private CropsPage page(
            County county, InputInput input, boolean isDone, List<FormFault> faults) {
        return new CropsPage(
                county,
                crops.of(county.code()),
                crops.added(county.code()),
                input,
                FormKeys.fresh(),
                isDone,
                faults);
    }

    private static InputInput empty() {
        return new InputInput(null, null, null, null, null);
    }

    /** The description of a crop as a file, to be changed and handed in again. */
    @GetMapping(PATH + "/{crop}.json")
    ResponseEntity<byte[]> file(@PathVariable String crop) {
        var text =
                crops.text(counties.chosen("").code(), crop)
                        .orElseThrow(() -> Problem.notFound("这个品类"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.as(crop + ".json"))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(PATH)
    String bring(
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var county = counties.chosen("");
        try {
            var text =
                    file == null || file.getSize() > CropFile.LONGEST
                            ? ""
                            : new String(file.getBytes(), StandardCharsets.UTF_8);
            crops.bring(county, text);
            return "redirect:" + PATH + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(county, empty(), false, Labels.of(refused)));
            return PAGE;
        }
    }

    @PostMapping(PATH + "/inputs")
    String add(
            @ModelAttribute InputInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        var county = counties.chosen("");
        try {
            keys.once(
                    key,
                    PATH + "/inputs",
                    input,
                    UUID.class,
                    () -> crops.add(county.code(), input));
            return "redirect:" + PATH + "?done=yes";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute("page", page(county, input, false, Labels.of(refused)));
            return PAGE;
        }
    }

    @PostMapping(PATH + "/inputs/{id}/end")
    String end(@PathVariable UUID id) {
        crops.end(counties.chosen("").code(), id);
        return "redirect:" + PATH + "?done=yes";
    }
}
