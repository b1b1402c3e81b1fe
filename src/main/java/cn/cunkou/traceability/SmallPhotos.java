package cn.cunkou.traceability;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Photographs made small for phones; those asked for lately are kept ready. */
@Component
class SmallPhotos {
    private static final int MOST_KEPT = 100;

    private final Files files;
    private final Map<String, byte[]> kept =
            new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    SmallPhotos(Files files) {
        this.files = files;
    }

    /**
     * A photograph as an answer.
     *
     * @throws Problem when there is none, or it is no picture
     */
    ResponseEntity<byte[]> answer(@Nullable String sha256) {
        if (sha256 == null) {
            throw Problem.notFound("照片");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(small(sha256));
    }

    /** One at a time: making a picture small takes memory. */
    private synchronized byte[] small(String sha256) {
        var before = kept.get(sha256);
        if (before != null) {
            return before;
        }
        try (var content = files.open(sha256)) {
            var small = SmallPicture.of(content).orElseThrow(() -> Problem.notFound("照片"));
            kept.put(sha256, small);
            return small;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
