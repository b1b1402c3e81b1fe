package cn.cunkou.phone;

import cn.cunkou.funds.claims.ClaimPage;
import cn.cunkou.funds.claims.FillInput;
import cn.cunkou.funds.claims.StationClaims;
import cn.cunkou.funds.claims.StationClaims.Photo;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.stations.Station;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** 奖补申请 on the phone: what a keeper asks for on behalf of the own station. */
@Controller
public class ClaimPhonePages {
    static final String PATH = StationPhonePages.PATH + "/claims";

    private static final String FACT = "fact.";

    private final Handsets handsets;
    private final StationClaims claims;
    private final Files files;

    ClaimPhonePages(Handsets handsets, StationClaims claims, Files files) {
        this.handsets = handsets;
        this.claims = claims;
        this.files = files;
    }

    /** One application of the station. */
    public record ClaimPhonePage(Handset handset, ClaimPage claim) {
        /** Where its forms go. */
        public String self() {
            return PATH + "/" + claim.row().id();
        }
    }

    @PostMapping(PATH + "/new")
    String open(
            @RequestParam(name = "station", defaultValue = "") String wanted,
            @RequestParam String reward) {
        var station = station(handsets.of(wanted));
        return seen(station, claims.open(station.id(), reward), "opened");
    }

    @GetMapping(PATH + "/{id}")
    String one(
            @RequestParam(name = "station", defaultValue = "") String wanted,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        return page(handsets.of(wanted), id, done, null, List.of(), model);
    }

    @PostMapping(PATH + "/{id}/fill")
    String fill(
            @RequestParam(name = "station", defaultValue = "") String wanted,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> all,
            Model model,
            HttpServletResponse response) {
        var handset = handsets.of(wanted);
        var station = station(handset);
        var facts =
                all.entrySet().stream()
                        .filter(one -> one.getKey().startsWith(FACT))
                        .collect(
                                Collectors.toMap(
                                        one -> one.getKey().substring(FACT.length()),
                                        Map.Entry::getValue));
        var input =
                new FillInput(
                        null, all.get("holder"), all.get("bank"), all.get("account"), null, facts);
        try {
            claims.fill(station.id(), id, version, input);
            return seen(station, id, "saved");
        } catch (Problem refused) {
            return again(handset, id, refused, input, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/files")
    String attach(
            @RequestParam(name = "station", defaultValue = "") String wanted,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var handset = handsets.of(wanted);
        var station = station(handset);
        var photos = new ArrayList<Photo>();
        try {
            for (var one : Objects.requireNonNullElse(file, List.<MultipartFile>of())) {
                if (!one.isEmpty()) {
                    photos.add(
                            new Photo(
                                    Objects.requireNonNullElse(one.getOriginalFilename(), ""),
                                    one.getInputStream()));
                }
            }
            claims.attach(station.id(), id, photos);
            return seen(station, id, "saved");
        } catch (Problem refused) {
            return again(handset, id, refused, null, model, response);
        } finally {
            for (var photo : photos) {
                photo.content().close();
            }
        }
    }

    @PostMapping(PATH + "/{id}/files/drop")
    String detach(
            @RequestParam(name = "station", defaultValue = "") String wanted,
            @PathVariable UUID id,
            @RequestParam UUID file) {
        var station = station(handsets.of(wanted));
        claims.detach(station.id(), id, file);
        return seen(station, id, "saved");
    }

    @GetMapping(PATH + "/{id}/files/{file}")
    ResponseEntity<InputStreamResource> file(
            @RequestParam(name = "station", defaultValue = "") String wanted,
            @PathVariable UUID id,
            @PathVariable UUID file) {
        var found = claims.file(station(handsets.of(wanted)).id(), id, file);
        return files.show(found.name(), found.stored());
    }

    @PostMapping(PATH + "/{id}/submit")
    String submit(
            @RequestParam(name = "station", defaultValue = "") String wanted,
            @PathVariable UUID id,
            @RequestParam int version,
            Model model,
            HttpServletResponse response) {
        var handset = handsets.of(wanted);
        var station = station(handset);
        try {
            claims.submit(station.id(), id, version);
            return seen(station, id, "submitted");
        } catch (Problem refused) {
            return again(handset, id, refused, null, model, response);
        }
    }

    @PostMapping(PATH + "/{id}/withdraw")
    String withdraw(
            @RequestParam(name = "station", defaultValue = "") String wanted,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        var handset = handsets.of(wanted);
        var station = station(handset);
        try {
            claims.withdraw(station.id(), id, version, reason);
            return seen(station, id, "withdrawn");
        } catch (Problem refused) {
            return again(handset, id, refused, null, model, response);
        }
    }

    private static Station station(Handset handset) {
        var station = handset.station();
        if (station == null) {
            throw Problem.notFound("站点");
        }
        return station;
    }

    private String again(
            Handset handset,
            UUID id,
            Problem refused,
            @Nullable FillInput typed,
            Model model,
            HttpServletResponse response) {
        refused.shownAgain(response);
        return page(handset, id, "", typed, StationClaims.faults(refused), model);
    }

    private String page(
            Handset handset,
            UUID id,
            String done,
            @Nullable FillInput typed,
            List<FormFault> faults,
            Model model) {
        model.addAttribute(
                "page",
                new ClaimPhonePage(
                        handset, claims.page(station(handset).id(), id, done, typed, faults)));
        return "phone/claim";
    }

    private static String seen(Station station, UUID id, String done) {
        return "redirect:%s/%s?done=%s&station=%s".formatted(PATH, id, done, station.id());
    }
}
