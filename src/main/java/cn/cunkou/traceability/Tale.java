package cn.cunkou.traceability;

import cn.cunkou.traceability.Corrections.Correction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a lot, whichever of its codes is looked at.
 *
 * @param product what it is a lot of
 * @param place where it grew or was made, in words
 * @param standing why it must not be used; null where it may
 * @param steps events in the order of their times
 * @param corrections what was said otherwise before, the latest first
 */
public record Tale(
        Lot lot,
        Product product,
        String place,
        @Nullable LotStanding standing,
        List<LotChapter> chapters,
        List<TimelineStep> steps,
        List<Correction> corrections) {

    /** Photographs of all chapters that somebody may see who may read them. */
    boolean shows(String sha256) {
        return chapters.stream()
                .flatMap(chapter -> chapter.entries().stream())
                .flatMap(entry -> entry.photos().stream())
                .anyMatch(photo -> photo.sha256().equals(sha256));
    }

    /** The video of that hash, where one of the chapters has it. */
    Optional<LotChapter.Video> video(String sha256) {
        return chapters.stream()
                .flatMap(chapter -> chapter.entries().stream())
                .flatMap(entry -> entry.videos().stream())
                .filter(video -> video.sha256().equals(sha256))
                .findFirst();
    }
}
