package cn.cunkou.visibility;

import cn.cunkou.visibility.CaptureJob.Behaviour;
import cn.cunkou.visibility.documents.DocumentWriter;
import cn.cunkou.visibility.documents.EpcisDocument.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The part of EPCIS 2.0's interface through which events come in. */
@RestController
class CaptureDoors {
    private final CaptureJobs jobs;
    private final EpcisDocuments documents;
    private final SingleEvents singles;
    private final Pages pages;
    private final DocumentWriter writer;

    CaptureDoors(
            CaptureJobs jobs,
            EpcisDocuments documents,
            SingleEvents singles,
            Pages pages,
            DocumentWriter writer) {
        this.writer = writer;
        this.jobs = jobs;
        this.documents = documents;
        this.singles = singles;
        this.pages = pages;
    }

    @PostMapping("/epcis/capture")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void capture(
            @RequestHeader(name = "GS1-Capture-Error-Behaviour", required = false)
                    @Nullable String behaviour,
            @RequestHeader(name = Home.HEADER, required = false) @Nullable String division,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Headers.versions(response);
        Headers.limits(response);
        Headers.check(request);
        var wanted = Behaviour.of(behaviour);
        var home = Home.of(division);
        var format = Format.sent(request.getContentType());
        var text = body(request);
        var document = documents.read(text, format);
        if (document.kind() == Kind.EVENT || document.kind() == Kind.LIST) {
            throw EpcisProblem.invalid(
                    "这个地址收EPCISDocument或EPCISQueryDocument；单个事件请发到/epcis/events。", List.of());
        }
        var faults = documents.faults(document);
        var broken = faults.stream().anyMatch(fault -> fault.event() < 0);
        if (!faults.isEmpty() && (broken || wanted == Behaviour.ROLLBACK)) {
            throw EpcisDocuments.refused(faults);
        }
        var id = jobs.accept(text, format, wanted, home, document.events().size());
        response.setHeader(HttpHeaders.LOCATION, "/epcis/capture/" + id);
        response.setHeader("GS1-Capture-Error-Behaviour", wanted.id());
    }

    /** Answers with the event under the id by which it is found. */
    @PostMapping("/epcis/events")
    ResponseEntity<byte[]> event(
            @RequestHeader(name = Home.HEADER, required = false) @Nullable String division,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Headers.versions(response);
        Headers.limits(response);
        Headers.check(request);
        var wanted = Format.wanted(request.getHeader(HttpHeaders.ACCEPT));
        var home = Home.of(division);
        var document = documents.read(body(request), Format.sent(request.getContentType()));
        if (document.kind() != Kind.EVENT && document.events().size() != 1) {
            throw EpcisProblem.invalid("这个地址一次收一个事件；多个事件请发到/epcis/capture。", List.of());
        }
        var faults = documents.faults(document);
        if (!faults.isEmpty()) {
            throw EpcisDocuments.refused(faults);
        }
        var id = singles.add(document.events().getFirst(), home);
        response.setHeader(HttpHeaders.LOCATION, "/epcis/events/" + EventAnswers.inPath(id));
        var stored = document.events().getFirst();
        stored.body().put("eventID", id);
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(wanted.name())
                .body(
                        switch (wanted.format()) {
                            case JSON -> writer.eventJson(stored);
                            case XML -> writer.eventXml(stored);
                        });
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        var most = EpcisDocuments.LIMITS.bytes();
        if (request.getContentLengthLong() > most) {
            throw tooLarge();
        }
        var text = request.getInputStream().readNBytes(most + 1);
        if (text.length > most) {
            throw tooLarge();
        }
        return text;
    }

    private static EpcisProblem tooLarge() {
        return EpcisProblem.tooLarge("一次最多发送%d字节，请分几次发送。".formatted(EpcisDocuments.LIMITS.bytes()));
    }

    @GetMapping("/epcis/capture")
    List<CaptureJob.Shown> jobs(
            @RequestParam(name = "perPage", required = false) @Nullable String perPage,
            @RequestParam(name = "nextPageToken", required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        Headers.versions(response);
        Headers.check(request);
        var page = pages.asked("capture", perPage, token);
        var after = page.place() == null ? null : UUID.fromString(page.place());
        var list = jobs.list(after, page.size() + 1);
        if (list.size() > page.size()) {
            list = list.subList(0, page.size());
            pages.goOn(page, list.getLast().id().toString(), request, response);
        }
        return list.stream().map(CaptureJob::shown).toList();
    }

    /** In JSON, or in XML where that is wanted. */
    @GetMapping("/epcis/capture/{id}")
    ResponseEntity<?> job(
            @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        Headers.versions(response);
        Headers.check(request);
        var wanted = Format.wanted(request.getHeader(HttpHeaders.ACCEPT));
        try {
            var job =
                    jobs.find(UUID.fromString(id))
                            .map(CaptureJob::shown)
                            .orElseThrow(() -> EpcisProblem.noSuch("这次采集"));
            return ResponseEntity.ok()
                    .contentType(wanted.name())
                    .body(wanted.format() == Format.XML ? CaptureJobXml.of(job) : job);
        } catch (IllegalArgumentException e) {
            throw EpcisProblem.noSuch("这次采集");
        }
    }

    @RequestMapping(path = "/epcis/capture", method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void aboutCapture(HttpServletResponse response) {
        Headers.discovery(response, "GET", "POST");
        Headers.limits(response);
        response.setHeader("GS1-Capture-Error-Behaviour", "all");
    }

    @RequestMapping(path = "/epcis/capture/{id}", method = RequestMethod.OPTIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void aboutJob(HttpServletResponse response) {
        Headers.discovery(response, "GET");
    }
}
