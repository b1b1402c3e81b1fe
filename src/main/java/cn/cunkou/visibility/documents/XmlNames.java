package cn.cunkou.visibility.documents;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of JSON as names of XML. What XML does not allow in a name is written {@code _xHHHH_}, as
 * ISO/IEC 9075-14 has it, and read again.
 */
final class XmlNames {
    private static final Pattern NOT_ALLOWED =
            Pattern.compile(
                    "^[-.0-9]|[^-.\\w\\u00C0-\\u00D6\\u00D8-\\u00F6\\u4E00-\\u9FA5]"
                            + "|_(?=x(?:[0-9A-F]{4}|[0-9A-F]{6})_)");

    private static final Pattern WRITTEN = Pattern.compile("_x([0-9A-F]{4}|[0-9A-F]{6})_");

    private XmlNames() {}

    static String written(String name) {
        return name.isEmpty()
                ? "_"
                : NOT_ALLOWED
                        .matcher(name)
                        .replaceAll(found -> {
                            var letter = found.group().codePointAt(0);
                            return (letter > 0xFFFF ? "_x%06X_" : "_x%04X_").formatted(letter);
                        });
    }

    static String read(String name) {
        return name.contains("_x")
                ? WRITTEN.matcher(name)
                        .replaceAll(found -> {
                            var letter = Integer.parseInt(found.group(1), 16);
                            return Matcher.quoteReplacement(
                                    Character.isValidCodePoint(letter)
                                            ? Character.toString(letter)
                                            : found.group());
                        })
                : name;
    }

    /**
     * The namespace that a prefix has in XML if no context that we know says what it means: itself.
     * In JSON-LD too, {@code x:y} is an address as it stands if {@code x} is no prefix.
     */
    static String ofUndeclared(String prefix) {
        return prefix + ":";
    }

    static boolean isOfUndeclared(String namespace) {
        return namespace.indexOf(':') == namespace.length() - 1;
    }
}
