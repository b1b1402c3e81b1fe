package cn.cunkou.traceability;

import cn.cunkou.platform.web.AcceptedRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What whoever follows a key asks for.
 *
 * @param type the whole address of the kind of link; null for the default one
 * @param context the word that came with it
 * @param languages as the browser sent them
 * @param accept media types as the browser sent them
 */
record LinkWish(
        @Nullable String type,
        @Nullable String context,
        @Nullable String languages,
        @Nullable String accept) {

    /** The link that fits best; none where none of the kind exists at any level. */
    Optional<Link> choose(List<Anchor> anchors) {
        for (var anchor : anchors) {
            var wanted = type == null || type.equals(Link.DEFAULT) ? usual(anchor) : type;
            var links = anchor.links().stream().filter(link -> link.type().equals(wanted)).toList();
            if (!links.isEmpty()) {
                return Optional.of(best(links));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String usual(Anchor anchor) {
        return anchor.links().stream()
                .filter(Link::isDefault)
                .map(Link::type)
                .findFirst()
                .orElse(null);
    }

    private Link best(List<Link> links) {
        var left = narrowed(links, link -> !isRefused(link));
        if (context != null) {
            left = narrowed(left, link -> link.contexts().contains(context));
        } else {
            left = narrowed(left, link -> link.contexts().isEmpty());
        }
        left = inLanguage(left);
        for (var type : mediaTypes()) {
            var fitting = left.stream().filter(link -> isOf(link, type)).toList();
            if (!fitting.isEmpty()) {
                left = fitting;
                break;
            }
        }
        return left.stream().filter(Link::isDefault).findFirst().orElse(left.getFirst());
    }

    /** Those that were named, the dearest first; what is let in among all others tells nothing. */
    private List<MediaType> mediaTypes() {
        var types = new ArrayList<>(sent());
        types.removeIf(type -> type.isWildcardType() || type.getQualityValue() == 0);
        types.sort(Comparator.comparing(MediaType::getQualityValue).reversed());
        return types;
    }

    private boolean isRefused(Link link) {
        return mediaType(link)
                .flatMap(type -> AcceptedRange.narrowest(sent(), type))
                .filter(range -> range.getQualityValue() == 0)
                .isPresent();
    }

    private List<MediaType> sent() {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }

    private static boolean isOf(Link link, MediaType wanted) {
        return mediaType(link).filter(wanted::includes).isPresent();
    }

    private static Optional<MediaType> mediaType(Link link) {
        try {
            return Optional.ofNullable(link.mediaType()).map(MediaType::parseMediaType);
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
    }

    private List<Link> inLanguage(List<Link> links) {
        for (var range : ranges()) {
            var wanted = range.getRange();
            var exact = links.stream().filter(link -> speaks(link, wanted, false)).toList();
            var near =
                    exact.isEmpty()
                            ? links.stream().filter(link -> speaks(link, wanted, true)).toList()
                            : exact;
            if (!near.isEmpty()) {
                return near;
            }
        }
        return links;
    }

    private List<Locale.LanguageRange> ranges() {
        try {
            return languages == null || languages.isBlank()
                    ? List.of()
                    : Locale.LanguageRange.parse(languages);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static boolean speaks(Link link, String wanted, boolean nearly) {
        return link.languages().stream()
                .map(one -> one.toLowerCase(Locale.ROOT))
                .anyMatch(one -> nearly ? first(one).equals(first(wanted)) : one.equals(wanted));
    }

    private static String first(String language) {
        return language.split("-", 2)[0];
    }

    private static List<Link> narrowed(List<Link> links, Predicate<Link> fits) {
        var left = links.stream().filter(fits).toList();
        return left.isEmpty() ? links : left;
    }
}
