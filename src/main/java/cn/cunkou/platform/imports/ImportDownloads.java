package cn.cunkou.platform.imports;

import cn.cunkou.platform.web.Download;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The workbooks of 导入与导出: empty template, export, the returned file. */
@Controller
class ImportDownloads {
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Imports imports;

    ImportDownloads(Imports imports) {
        this.imports = imports;
    }

    @GetMapping("/console/imports/template")
    ResponseEntity<byte[]> template(@RequestParam String kind) throws IOException {
        var chosen = imports.kind(kind);
        return answer(chosen.title() + "模板.xlsx", out -> Workbooks.template(chosen.columns(), out));
    }

    @GetMapping("/console/imports/export")
    ResponseEntity<byte[]> export(@RequestParam String kind, @RequestParam String division)
            throws IOException {
        var chosen = imports.kind(kind);
        var place =
                chosen.places().stream()
                        .filter(one -> one.division().equals(division))
                        .map(ImportKind.Place::name)
                        .findFirst()
                        .orElse(division);
        return answer(place + chosen.title() + ".xlsx", out -> imports.export(kind, division, out));
    }

    @GetMapping("/console/imports/{id}/marked")
    ResponseEntity<byte[]> marked(@PathVariable String id) throws IOException {
        var name = imports.find(id).fileName().replaceAll("(_错误原因)?\\.(xlsx|csv)$", "");
        return answer(name + "_错误原因.xlsx", out -> imports.marked(id, out));
    }

    /** Writes a workbook. */
    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static ResponseEntity<byte[]> answer(String name, Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        writing.to(bytes);
        return ResponseEntity.ok()
                .contentType(WORKBOOK)
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.as(name))
                .body(bytes.toByteArray());
    }
}
