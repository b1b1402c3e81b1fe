package cn.cunkou.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;

/** Which range of an {@code Accept} header speaks of a media type (RFC 9110, 12.5.1). */
public final class AcceptedRange {
    private AcceptedRange() {}

    /** The narrowest of the ranges that a media type is in; its quality is what counts. */
    public static Optional<MediaType> narrowest(List<MediaType> ranges, MediaType type) {
        return ranges.stream()
                .filter(range -> range.includes(type))
                .min(
                        Comparator.comparing(MediaType::isWildcardType)
                                .thenComparing(MediaType::isWildcardSubtype));
    }
}
