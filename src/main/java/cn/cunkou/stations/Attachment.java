package cn.cunkou.stations;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A photo or paper about a station. */
public record Attachment(
        UUID id,
        UUID station,
        Kind kind,
        String sha256,
        String name,
        @Nullable LocalDate takenOn,
        String addedBy,
        String mediaType,
        long size) {

    /** What an attachment shows. */
    public enum Kind {
        PHOTO("photo", "照片"),
        PAPER("paper", "文件"),
        ACCEPTANCE("acceptance", "验收单");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        static Optional<Kind> read(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
        }
    }

    public boolean isPicture() {
        return mediaType.startsWith("image/");
    }

    /** Its address; who may see the station may see it. */
    public String href() {
        return "/console/stations/" + station + "/attachments/" + id;
    }

    public String sizeInWords() {
        return size < 1 << 20
                ? Math.max(1, size >> 10) + " KB"
                : "%.1f MB".formatted(size / 1048576.0);
    }
}
