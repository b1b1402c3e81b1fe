package cn.cunkou.stations;

import cn.cunkou.platform.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Photos and papers of a station: seen, added, taken away. */
@Controller
class AttachmentPages {
    private static final String PATH = StationPages.PATH + "/{id}/attachments";

    private final Attachments attachments;
    private final Stations stations;
    private final StationPages pages;

    AttachmentPages(Attachments attachments, Stations stations, StationPages pages) {
        this.attachments = attachments;
        this.stations = stations;
        this.pages = pages;
    }

    @GetMapping(PATH + "/{attachment}")
    ResponseEntity<InputStreamResource> see(
            @PathVariable String id, @PathVariable String attachment) {
        return attachments.show(
                attachments.get(StationsApi.id(id), StationForms.attachment(attachment)));
    }

    @PostMapping(PATH)
    String add(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String takenOn,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var station = stations.get(StationsApi.id(id));
        var faults = new StationFaults(station.life().today());
        var day = faults.day("day", takenOn);
        var wanted = Attachment.Kind.read(kind);
        if (wanted.isEmpty()) {
            faults.add("file", "没有选附件种类", "选照片、文件或验收单");
        }
        if (file == null || file.isEmpty()) {
            faults.add("file", "没有选文件，或文件是空的", "选一个JPG、PNG、WebP图片或PDF");
        }
        if (file != null && wanted.isPresent() && !faults.any()) {
            try {
                store(station, wanted.get(), day, file);
                return "redirect:" + StationPages.PATH + "/" + id + "?done=added";
            } catch (Problem refused) {
                faults.addAll(refused);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                "page", pages.page(station.id(), null, FieldLabels.with(faults.found())));
        return "stations/station";
    }

    @PostMapping(PATH + "/{attachment}/remove")
    String remove(@PathVariable String id, @PathVariable String attachment) {
        attachments.remove(StationsApi.id(id), StationForms.attachment(attachment));
        return "redirect:" + StationPages.PATH + "/" + id + "?done=removed";
    }

    private void store(
            Station station, Attachment.Kind kind, @Nullable LocalDate day, MultipartFile file)
            throws IOException {
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            attachments.add(station.id(), kind, name == null ? "" : name, day, content);
        }
    }
}
