package cn.cunkou.traceability;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of what a buyer reads of a lot.
 *
 * @param title in two to six characters, such as 种植 or 检测
 * @param entries in the order they are read
 */
public record LotChapter(String title, List<Entry> entries) {
    /**
     * Something that was done or found.
     *
     * @param day when; null where it holds throughout
     * @param text one or two plain sentences without markup
     */
    public record Entry(
            @Nullable LocalDate day,
            String text,
            List<Photo> photos,
            List<Video> videos,
            List<Link> links) {
        public Entry(@Nullable LocalDate day, String text, List<Photo> photos, List<Link> links) {
            this(day, text, photos, List.of(), links);
        }

        /** Words alone. */
        public static Entry of(@Nullable LocalDate day, String text) {
            return new Entry(day, text, List.of(), List.of());
        }
    }

    /**
     * A photograph among the attachments. Whoever may read the chapter may see it, made small and
     * without the place where it was taken.
     *
     * @param sha256 of a JPEG or PNG
     * @param shows what is on it, for those who do not see it
     */
    public record Photo(String sha256, String shows) {}

    /**
     * A short video among the attachments, which is played as it is kept: it must not say where it
     * was taken.
     *
     * @param shows what is on it, for those who do not see it
     */
    public record Video(String sha256, String mediaType, String shows) {}

    /**
     * Where there is more to read, such as a report.
     *
     * @param address a path of this site that everybody may open, or a whole https address
     */
    public record Link(String words, String address) {}
}
