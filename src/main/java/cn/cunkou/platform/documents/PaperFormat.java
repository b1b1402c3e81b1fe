package cn.cunkou.platform.documents;

import cn.cunkou.platform.web.Download;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** For which program a paper is written. */
public enum PaperFormat {
    WORD("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PDF("pdf", "application/pdf");

    private final String ending;
    private final MediaType type;

    PaperFormat(String ending, String type) {
        this.ending = ending;
        this.type = MediaType.parseMediaType(type);
    }

    /** How its files end, without the dot. */
    public String ending() {
        return ending;
    }

    public static Optional<PaperFormat> of(String ending) {
        return Stream.of(values()).filter(one -> one.ending.equals(ending)).findFirst();
    }

    /** A paper with nothing on it. */
    public Paper blank() {
        return this == WORD ? new WordPaper() : new PdfPaper();
    }

    /**
     * A paper to download.
     *
     * @param name of the file, without its ending
     */
    public ResponseEntity<byte[]> download(String name, Consumer<Paper> writing) {
        var out = new ByteArrayOutputStream();
        try (var paper = blank()) {
            writing.accept(paper);
            paper.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.as(name + "." + ending))
                .body(out.toByteArray());
    }
}
