package cn.cunkou.officers;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A photograph that came with a form, or none; its content is read once. */
final class Uploaded implements AutoCloseable {
    private final Reports.@Nullable Upload upload;

    Uploaded(@Nullable MultipartFile file) throws IOException {
        upload =
                file == null || file.isEmpty()
                        ? null
                        : new Reports.Upload(
                                Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                                file.getInputStream());
    }

    Reports.@Nullable Upload get() {
        return upload;
    }

    @Override
    public void close() throws IOException {
        if (upload != null) {
            upload.content().close();
        }
    }
}
