package cn.cunkou.visibility.identifiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a GS1 barcode says: identifiers, each with its value, in order. Every value fits its
 * identifier, check digits and dates included; which identifiers go together is not judged.
 */
public record ElementString(List<Element> elements) {
    /**
     * One identifier with its value.
     *
     * @param ai 2 to 4 digits
     */
    public record Element(String ai, String value) {}

    public ElementString {
        elements = List.copyOf(elements);
    }

    /**
     * Reads what a scanner gives; empty if it is no element string.
     *
     * @param separator the character that stands for FNC1, also at the beginning: 0x1D, or '^' in
     *     print
     */
    public static Optional<ElementString> scanned(String text, char separator) {
        if (text.length() < 2 || text.charAt(0) != separator) {
            return Optional.empty();
        }
        var elements = new ArrayList<Element>();
        var at = 1;
        while (at < text.length()) {
            var found = ApplicationIdentifiers.at(text, at);
            if (found == null) {
                return Optional.empty();
            }
            var from = at + found.ai().length();
            var end = text.indexOf(separator, from);
            end = end < 0 ? text.length() : end;
            end = found.fixed() ? Math.min(end, from + found.longest()) : end;
            var value = text.substring(from, end);
            if (!found.fits(value)) {
                return Optional.empty();
            }
            elements.add(new Element(found.ai(), value));
            at = end < text.length() && text.charAt(end) == separator ? end + 1 : end;
        }
        return Optional.of(new ElementString(elements));
    }

    /**
     * Reads the print under a barcode, {@code (01)04012345111118(21)987}; a bracket within a value
     * is \(.
     */
    public static Optional<ElementString> printed(String text) {
        var elements = new ArrayList<Element>();
        var at = 0;
        while (at < text.length()) {
            var close = text.indexOf(')', at);
            if (text.charAt(at) != '(' || close < 0) {
                return Optional.empty();
            }
            var found = ApplicationIdentifiers.get(text.substring(at + 1, close));
            var value = new StringBuilder();
            for (at = close + 1; at < text.length() && text.charAt(at) != '('; at++) {
                at += text.startsWith("\\(", at) ? 1 : 0;
                value.append(text.charAt(at));
            }
            if (found == null || !found.fits(value.toString())) {
                return Optional.empty();
            }
            elements.add(new Element(found.ai(), value.toString()));
        }
        return elements.isEmpty() ? Optional.empty() : Optional.of(new ElementString(elements));
    }

    /** What a barcode printer takes, with a character for FNC1. */
    public String text(char separator) {
        var text = new StringBuilder();
        var open = true;
        for (var element : elements) {
            if (open) {
                text.append(separator);
            }
            text.append(element.ai()).append(element.value());
            var found = ApplicationIdentifiers.get(element.ai());
            open = found == null || !found.fixed();
        }
        return text.toString();
    }

    /** The print under a barcode. */
    public String print() {
        var text = new StringBuilder();
        for (var element : elements) {
            text.append('(')
                    .append(element.ai())
                    .append(')')
                    .append(element.value().replace("(", "\\("));
        }
        return text.toString();
    }
}
