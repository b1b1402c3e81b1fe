package cn.cunkou.papers;

import java.util.UUID;

/** A file of a paper, such as its scan. */
public record PaperFile(
        UUID id, UUID paper, String name, String sha256, String mediaType, long size) {
    /** 1.2 MB, 30 kB. */
    public String sizeInWords() {
        return size < 1_000_000
                ? Math.max(1, size / 1_000) + " kB"
                : "%.1f MB".formatted(size / 1_000_000.0);
    }
}
