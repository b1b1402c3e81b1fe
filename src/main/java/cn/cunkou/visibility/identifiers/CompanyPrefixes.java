package cn.cunkou.visibility.identifiers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.OptionalInt;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How long GS1 company prefixes are, by GS1's list as of 2022, which is read when it is first asked
 * for (a fifth of a second, a megabyte). A key does not tell by itself where its prefix ends.
 */
public final class CompanyPrefixes {
    private static final String LIST = "/gcpprefixformatlist.json";
    private static final int LONGEST = 12;

    private static final class Known {
        static final CompanyPrefixes LIST = read();
    }

    /**
     * Digits filled up to twelve, then two digits for how many they were, then two for the length;
     * ascending.
     */
    private final long[] beginnings;

    private CompanyPrefixes(long[] beginnings) {
        this.beginnings = beginnings;
    }

    /** The list as the program carries it. */
    public static CompanyPrefixes known() {
        return Known.LIST;
    }

    /**
     * Digits (6 to 12) of the company prefix in this key; empty where the list does not know it.
     */
    public OptionalInt lengthIn(Epc epc) {
        var key = epc.prefixed();
        for (var digits = Math.min(LONGEST, key.length()); digits >= 3; digits--) {
            var beginning = key.substring(0, digits);
            if (!Letters.digits(beginning)) {
                continue;
            }
            var from = packed(beginning, 0);
            var at = Arrays.binarySearch(beginnings, from);
            at = at < 0 ? -at - 1 : at;
            if (at < beginnings.length && beginnings[at] - from < 100) {
                var length = (int) (beginnings[at] - from);
                return length >= 6 ? OptionalInt.of(length) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private static long packed(String beginning, int length) {
        var filled = Long.parseLong(beginning);
        for (var digits = beginning.length(); digits < LONGEST; digits++) {
            filled *= 10;
        }
        return (filled * 100 + beginning.length()) * 100 + length;
    }

    private static CompanyPrefixes read() {
        try (var list = CompanyPrefixes.class.getResourceAsStream(LIST)) {
            return list == null
                    ? new CompanyPrefixes(new long[0])
                    : new CompanyPrefixes(entries(list));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long[] entries(InputStream list) {
        var entries = new long[1 << 17];
        var count = 0;
        try (var json = new JsonFactory().createParser(ObjectReadContext.empty(), list)) {
            String prefix = null;
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "prefix".equals(json.currentName())) {
                    prefix = json.getString();
                } else if (token == JsonToken.VALUE_NUMBER_INT
                        && prefix != null
                        && usable(prefix)) {
                    if (count == entries.length) {
                        entries = Arrays.copyOf(entries, count * 2);
                    }
                    entries[count++] = packed(prefix, json.getIntValue());
                    prefix = null;
                }
            }
        }
        var sorted = Arrays.copyOf(entries, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static boolean usable(String prefix) {
        return prefix.length() <= LONGEST && Letters.digits(prefix);
    }
}
