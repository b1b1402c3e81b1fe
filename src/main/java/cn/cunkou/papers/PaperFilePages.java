package cn.cunkou.papers;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.Problem.Fault;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
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

/** The files of a paper: see, add, remove. */
@Controller
class PaperFilePages {
    private static final String PATH = PaperPages.PATH + "/{id}/files";

    private final PaperFiles files;
    private final PaperDesk desk;
    private final Files stored;

    PaperFilePages(PaperFiles files, PaperDesk desk, Files stored) {
        this.files = files;
        this.desk = desk;
        this.stored = stored;
    }

    @GetMapping(PATH + "/{file}")
    ResponseEntity<InputStreamResource> see(@PathVariable String id, @PathVariable String file) {
        return show(stored, files.get(PaperPages.id(id), file(file)));
    }

    static ResponseEntity<InputStreamResource> show(Files stored, PaperFile file) {
        return stored.show(
                file.name(), new Files.Stored(file.sha256(), file.size(), file.mediaType()));
    }

    @PostMapping(PATH)
    String add(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var paper = PaperPages.id(id);
        if (file == null || file.isEmpty()) {
            var missing = new Fault("file", "没有选文件，或文件是空的", "选一个JPG、PNG、WebP图片或PDF");
            return refused(paper, List.of(missing), model, response);
        }
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            files.add(paper, name == null ? "" : name, content);
        } catch (Problem problem) {
            if (problem.faults().isEmpty()) {
                throw problem;
            }
            return refused(paper, problem.faults(), model, response);
        }
        return "redirect:" + PaperPages.PATH + "/" + paper + "?done=added";
    }

    @PostMapping(PATH + "/{file}/remove")
    String remove(@PathVariable String id, @PathVariable String file) {
        var paper = PaperPages.id(id);
        files.remove(paper, file(file));
        return "redirect:" + PaperPages.PATH + "/" + paper + "?done=removed";
    }

    private String refused(
            UUID paper, List<Fault> faults, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", desk.paper(paper, null, FieldLabels.with(faults)));
        return "papers/paper";
    }

    static UUID file(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("附件");
        }
    }
}
