package cn.cunkou.visibility.identifiers;

import cn.cunkou.visibility.identifiers.ElementString.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Element strings as web addresses, by the letter of the GS1 Digital Link standard. To learn what a
 * link of any make names, use {@link Epc#of}.
 */
public final class DigitalLink {
    /** What besides the letter is let pass. */
    public enum Leave {
        /** Keys as words of older editions, {@code /gtin/…/ser/…}. */
        WORDS,
        /** A GTIN of 8, 12 or 13 digits. */
        SHORT_GTIN,
        /** Any identifier in the query, also those that belong into the path alone. */
        ANY_ATTRIBUTE
    }

    private static final String CANONICAL = "https://id.gs1.org";

    private final Set<Leave> leave;

    private DigitalLink(Set<Leave> leave) {
        this.leave = leave;
    }

    /** What a link says, path before query; empty if it is none. */
    public static Optional<ElementString> read(String uri, Set<Leave> leave) {
        return Optional.ofNullable(new DigitalLink(leave).read(uri));
    }

    private @Nullable ElementString read(String uri) {
        var path = path(uri);
        if (path < 0) {
            return null;
        }
        var hash = uri.indexOf('#');
        var end = hash < 0 ? uri.length() : hash;
        var mark = uri.indexOf('?');
        var elements = pathElements(uri.substring(path + 1, mark < 0 || mark > end ? end : mark));
        if (elements == null) {
            return null;
        }
        var attributes =
                mark < 0 || mark > end
                        ? List.<Element>of()
                        : attributes(uri.substring(mark + 1, end));
        if (attributes == null) {
            return null;
        }
        elements.addAll(attributes);
        var seen = new HashSet<String>();
        return elements.stream().allMatch(element -> seen.add(element.ai()))
                ? new ElementString(elements)
                : null;
    }

    /** Where the path of a well-formed web address begins, or -1. */
    private static int path(String uri) {
        var begin =
                uri.regionMatches(true, 0, "https://", 0, 8)
                        ? 8
                        : uri.regionMatches(true, 0, "http://", 0, 7) ? 7 : -1;
        if (begin < 0
                || uri.chars()
                        .anyMatch(letter ->
                                letter <= ' '
                                        || letter > '~'
                                        || "<>{}\\|^`\"".indexOf(letter) >= 0)) {
            return -1;
        }
        var path = uri.indexOf('/', begin);
        return path > begin && host(uri.substring(begin, path)) ? path : -1;
    }

    private static boolean host(String authority) {
        return authority
                .chars()
                .allMatch(letter ->
                        Character.isLetterOrDigit(letter) || ".-:[]_".indexOf(letter) >= 0);
    }

    private @Nullable List<Element> pathElements(String path) {
        var segments = path.split("/", -1);
        for (var at = segments.length - 2; at >= 0; at -= 2) {
            var found = identifier(segments[at]);
            if (found == null) {
                return null;
            }
            if (found.key()) {
                return elements(found, segments, at);
            }
        }
        return null;
    }

    private @Nullable ApplicationIdentifier identifier(String segment) {
        return ApplicationIdentifiers.get(
                leave.contains(Leave.WORDS) ? EpcLink.identifier(segment) : segment);
    }

    private @Nullable List<Element> elements(
            ApplicationIdentifier key, String[] segments, int from) {
        var elements = new ArrayList<Element>();
        var following = new ArrayList<String>();
        for (var at = from; at < segments.length; at += 2) {
            var found = identifier(segments[at]);
            var value = found == null ? null : value(found, segments[at + 1]);
            if (found == null || value == null) {
                return null;
            }
            elements.add(new Element(found.ai(), value));
            if (at > from) {
                following.add(found.ai());
            }
        }
        return mayFollow(key, following) ? elements : null;
    }

    /** Whether these stand in one of the key's sequences, in its order; some may be left out. */
    private static boolean mayFollow(ApplicationIdentifier key, List<String> following) {
        return following.isEmpty()
                || key.qualifiers().stream()
                        .anyMatch(sequence ->
                                sequence.stream()
                                        .filter(following::contains)
                                        .toList()
                                        .equals(following));
    }

    private @Nullable String value(ApplicationIdentifier found, String escaped) {
        var value = Letters.unescaped(escaped);
        if (value != null && found.ai().equals("01") && leave.contains(Leave.SHORT_GTIN)) {
            var length = value.length();
            value =
                    length == 8 || length == 12 || length == 13
                            ? "0".repeat(14 - length) + value
                            : value;
        }
        return value != null && found.fits(value) ? value : null;
    }

    private @Nullable List<Element> attributes(String query) {
        var elements = new ArrayList<Element>();
        for (var pair : query.split("[&;]")) {
            var sign = pair.indexOf('=');
            if (sign < 0 || !Letters.digits(pair.substring(0, sign)) || sign == 0) {
                continue;
            }
            var found = ApplicationIdentifiers.get(pair.substring(0, sign));
            var value = found == null ? null : value(found, pair.substring(sign + 1));
            if (found == null || value == null || !mayBeAttribute(found)) {
                return null;
            }
            elements.add(new Element(found.ai(), value));
        }
        return elements;
    }

    private boolean mayBeAttribute(ApplicationIdentifier found) {
        return leave.contains(Leave.ANY_ATTRIBUTE) || found.attribute();
    }

    /**
     * The link that says this: the first key in the path with what qualifies it, the rest in the
     * query; empty if no key is among it, if something may not stand in a query, or if two things
     * qualify the key that exclude each other.
     *
     * @param stem what stands before the path, without a slash at its end; null for the canonical
     *     {@code https://id.gs1.org}
     */
    public static Optional<String> write(ElementString said, @Nullable String stem) {
        var elements = List.copyOf(new LinkedHashSet<>(said.elements()));
        for (var element : elements) {
            var key = ApplicationIdentifiers.get(element.ai());
            if (key != null && key.key()) {
                return Optional.ofNullable(
                        write(stem == null ? CANONICAL : stem, key, element, elements));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String write(
            String stem, ApplicationIdentifier key, Element first, List<Element> elements) {
        var path = new ArrayList<>(List.of(first));
        path.addAll(qualifying(key, elements));
        var link = new StringBuilder(stem);
        for (var element : path) {
            link.append('/')
                    .append(element.ai())
                    .append('/')
                    .append(Letters.inLink(element.value()));
        }
        var sign = '?';
        for (var element : fixedFirst(elements)) {
            if (path.contains(element)) {
                continue;
            }
            var found = ApplicationIdentifiers.get(element.ai());
            if (found == null || !found.attribute() || qualifies(key, found.ai())) {
                return null;
            }
            link.append(sign)
                    .append(element.ai())
                    .append('=')
                    .append(Letters.inLink(element.value()));
            sign = '&';
        }
        return link.toString();
    }

    /** As the syntax engine of GS1 orders a query. */
    private static List<Element> fixedFirst(List<Element> elements) {
        return elements.stream()
                .sorted(
                        Comparator.comparing(element -> {
                            var found = ApplicationIdentifiers.get(element.ai());
                            return found == null || !found.fixed();
                        }))
                .toList();
    }

    private static boolean qualifies(ApplicationIdentifier key, String ai) {
        return key.qualifiers().stream().anyMatch(sequence -> sequence.contains(ai));
    }

    /** Those that qualify the key, by the sequence of which most are there. */
    private static List<Element> qualifying(ApplicationIdentifier key, List<Element> elements) {
        var most = List.<Element>of();
        for (var sequence : key.qualifiers()) {
            var there =
                    sequence.stream()
                            .flatMap(ai ->
                                    elements.stream().filter(element -> element.ai().equals(ai)))
                            .toList();
            most = there.size() > most.size() ? there : most;
        }
        return most;
    }
}
