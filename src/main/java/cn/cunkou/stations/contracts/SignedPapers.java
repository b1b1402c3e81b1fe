package cn.cunkou.stations.contracts;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes in the papers that people have signed. */
@Component
class SignedPapers {
    private final Files files;

    SignedPapers(Files files) {
        this.files = files;
    }

    /** A paper that is stored. */
    record Paper(String name, String sha256) {}

    static void require(Faults faults, @Nullable MultipartFile file, String what) {
        if (file == null || file.isEmpty()) {
            faults.add("file", "没有传" + what, "传签了字的扫描件或照片");
        }
    }

    Paper store(@Nullable MultipartFile file) {
        var given = Objects.requireNonNull(file);
        var name = Files.plainName(Objects.requireNonNullElse(given.getOriginalFilename(), ""));
        try (var content = given.getInputStream()) {
            return new Paper(
                    name, files.store(content, name, Files.Rule.PICTURES_AND_PAPERS).sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
