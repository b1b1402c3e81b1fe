package cn.cunkou.visibility;

import cn.cunkou.values.Sha256;
import cn.cunkou.visibility.documents.DocumentWriter;
import cn.cunkou.visibility.documents.Header;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/** Writes events as the asker wants them: in JSON or XML, with one spelling of keys or another. */
@Component
class EventAnswers {
    private final DocumentWriter writer;
    private final Clock clock;

    EventAnswers(DocumentWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /** A part of an address that holds an address. */
    static String inPath(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Refuses what cannot be answered before work is done for it.
     *
     * @throws EpcisProblem when a format, a version or a spelling is wanted that there is not
     */
    void check(HttpServletRequest request, HttpServletResponse response) {
        Headers.versions(response);
        Headers.check(request);
        var wanted = Format.wanted(request.getHeader(HttpHeaders.ACCEPT));
        response.setHeader(
                EpcSpelling.HEADER, EpcSpelling.of(request.getHeader(EpcSpelling.HEADER)).word());
        var words = CbvSpelling.of(request.getHeader(CbvSpelling.HEADER));
        if (wanted.format() == Format.XML) {
            response.setHeader(CbvSpelling.HEADER, CbvSpelling.word(words));
        }
        response.setHeader(
                HttpHeaders.VARY, "Accept, GS1-EPC-Format, GS1-CBV-XML-Format, Authorization");
    }

    /** The answer to a query; nothing where the asker has it already. */
    ResponseEntity<byte[]> events(
            String query,
            List<StoredEvent> stored,
            HttpServletRequest request,
            HttpServletResponse response) {
        var wanted = Format.wanted(request.getHeader(HttpHeaders.ACCEPT));
        var spelling = EpcSpelling.of(request.getHeader(EpcSpelling.HEADER));
        var words = CbvSpelling.of(request.getHeader(CbvSpelling.HEADER));
        var tag =
                "W/\""
                        + Sha256.hex(
                                        wanted.name()
                                                + spelling.word()
                                                + words
                                                + stored.stream()
                                                        .map(event -> event.id().toString())
                                                        .collect(Collectors.joining()))
                                .substring(0, 32)
                        + '"';
        if (new ServletWebRequest(request, response).checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        var events = stored.stream().map(StoredEvent::event).map(spelling::rewritten).toList();
        Headers.extensions(response, events);
        var header =
                Header.ofResults(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(), query, null);
        return ResponseEntity.ok()
                .contentType(wanted.name())
                .body(
                        switch (wanted.format()) {
                            case JSON -> writer.resultsJson(header, events);
                            case XML -> writer.resultsXml(header, events, words);
                        });
    }
}
