package cn.cunkou.stations.fitting;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Position;
import cn.cunkou.stations.Stations;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 检查表: filled in on the spot, entry by entry, with a phone. */
@Controller
class FittingPages {
    private static final String PATH = "/console/stations/{id}/fitting";

    private final Fitting fitting;
    private final Stations stations;
    private final FormKeys keys;

    FittingPages(Fitting fitting, Stations stations, FormKeys keys) {
        this.fitting = fitting;
        this.stations = stations;
        this.keys = keys;
    }

    private record Said(String entry, String outcome, String note) {}

    @GetMapping(PATH)
    String list(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("page", page(id, done, "", List.of()));
        return "stations/fitting/fitting";
    }

    @PostMapping(PATH + "/entries")
    String begin(@PathVariable UUID id) {
        fitting.begin(stations.get(id));
        return back(id, "begun");
    }

    @PostMapping(PATH + "/entries/{entry}")
    String see(
            @PathVariable UUID id,
            @PathVariable String entry,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String longitude,
            @RequestParam(defaultValue = "") String latitude,
            Model model,
            HttpServletResponse response) {
        var station = stations.get(id);
        try (var content = content(file)) {
            var upload = content == null ? null : new Fitting.Upload(name(file), content);
            var position = position(longitude, latitude);
            keys.once(
                    key,
                    "/console/stations/" + id + "/fitting/" + entry,
                    new Said(entry, outcome, note),
                    String.class,
                    () -> {
                        fitting.see(station, entry, outcome, note, upload, position);
                        return entry;
                    });
            return back(id, "saved") + "#e-" + entry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page",
                    page(id, "", entry, FormFault.of(refused.faults(), FittingPages::label)));
            return "stations/fitting/fitting";
        }
    }

    @GetMapping(PATH + "/{check}/file")
    ResponseEntity<InputStreamResource> file(@PathVariable UUID id, @PathVariable UUID check) {
        return fitting.show(stations.get(id).id(), check);
    }

    private FittingPage page(UUID id, String done, String refused, List<FormFault> faults) {
        var station = stations.get(id);
        return new FittingPage(
                station,
                fitting.of(id),
                fitting.list(station).map(list -> list.label()).orElse(null),
                done.isEmpty() ? null : done.equals("begun") ? "检查表开始了" : "记下了",
                refused,
                faults);
    }

    private static String back(UUID id, String done) {
        return "redirect:/console/stations/" + id + "/fitting?done=" + done;
    }

    private static @Nullable InputStream content(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty() ? null : file.getInputStream();
    }

    private static String name(@Nullable MultipartFile file) {
        return file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    /** Where the phone says the picture was taken; a phone that says nonsense says nothing. */
    private static @Nullable Position position(String longitude, String latitude) {
        if (Faults.given(longitude) == null || Faults.given(latitude) == null) {
            return null;
        }
        try {
            return new Position(
                    new BigDecimal(longitude.strip()),
                    new BigDecimal(latitude.strip()),
                    Position.Datum.WGS84);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String label(String field) {
        return switch (field) {
            case "file" -> "照片";
            case "note" -> "说明";
            default -> "做好没有";
        };
    }
}
