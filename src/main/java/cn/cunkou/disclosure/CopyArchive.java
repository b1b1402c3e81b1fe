package cn.cunkou.disclosure;

import cn.cunkou.papers.PaperFile;
import cn.cunkou.platform.files.Files;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * What is handed out of a record: a plain page for the government's site with its attachments, and
 * title, summary and text for an official account. Nothing in it reaches back to this site.
 */
@Component
class CopyArchive {
    private final TemplateEngine templates;
    private final Files files;

    CopyArchive(TemplateEngine templates, Files files) {
        this.templates = templates;
        this.files = files;
    }

    /** The page for a website. */
    String page(Sheet sheet) {
        return rendered("disclosure/copyPage.jte", sheet);
    }

    /** The text for an official account: HTML without head, links or scripts. */
    String article(Sheet sheet) {
        return rendered("disclosure/copyArticle.jte", sheet);
    }

    private String rendered(String template, Sheet sheet) {
        var output = new StringOutput();
        templates.render(template, Map.<String, Object>of("page", sheet), output);
        return output.toString();
    }

    /** Writes the archive; the stream stays open. */
    void write(Sheet sheet, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        text(zip, "index.html", page(sheet));
        text(zip, "wechat/title.txt", sheet.title());
        text(zip, "wechat/summary.txt", sheet.summary());
        text(zip, "wechat/content.html", article(sheet));
        for (PaperFile file : sheet.files()) {
            zip.putNextEntry(entry(sheet.path(file)));
            try (var content = files.open(file.sha256())) {
                content.transferTo(zip);
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Without the time of the copying: the same record gives the same bytes. */
    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }
}
