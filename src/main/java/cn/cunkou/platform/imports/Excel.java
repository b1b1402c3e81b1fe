package cn.cunkou.platform.imports;

import cn.cunkou.platform.web.Download;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A list as a workbook to download. */
public final class Excel {
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Excel() {}

    public static ResponseEntity<byte[]> download(
            String name, Columns columns, List<? extends List<@Nullable String>> rows) {
        var out = new ByteArrayOutputStream();
        try {
            Workbooks.write(columns, rows, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(WORKBOOK)
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.as(name + ".xlsx"))
                .body(out.toByteArray());
    }
}
