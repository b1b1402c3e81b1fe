package cn.cunkou.visibility.identifiers;

import cn.cunkou.visibility.identifiers.Scheme.Build;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key out of a Digital Link of any domain, generously: keys may be words ({@code
 * /gtin/}), a GTIN may have 8, 12 or 13 digits, variant and query are passed over.
 */
final class EpcLink {
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("gtin", "01"),
                    Map.entry("itip", "8006"),
                    Map.entry("cpid", "8010"),
                    Map.entry("gln", "414"),
                    Map.entry("party", "417"),
                    Map.entry("gsrnp", "8017"),
                    Map.entry("gsrn", "8018"),
                    Map.entry("gcn", "255"),
                    Map.entry("sscc", "00"),
                    Map.entry("gdti", "253"),
                    Map.entry("ginc", "401"),
                    Map.entry("gsin", "402"),
                    Map.entry("grai", "8003"),
                    Map.entry("giai", "8004"),
                    Map.entry("cpv", "22"),
                    Map.entry("lot", "10"),
                    Map.entry("ser", "21"),
                    Map.entry("cpsn", "8011"),
                    Map.entry("glnx", "254"));

    private static final Map<String, Scheme> KEYS = new HashMap<>();

    static {
        for (var scheme : Scheme.values()) {
            KEYS.putIfAbsent(scheme.ai, scheme);
        }
    }

    private EpcLink() {}

    /** The identifier that a word of older Digital Links stands for, or the text itself. */
    static String identifier(String segment) {
        return WORDS.getOrDefault(segment, segment);
    }

    static @Nullable Epc read(String uri) {
        var begin = uri.indexOf("://");
        var path = begin < 0 ? -1 : uri.indexOf('/', begin + 3);
        if (path < 0 || begin > 5) {
            return null;
        }
        var segments = uri.substring(path + 1, pathEnd(uri, path)).split("/", -1);
        String lot = null;
        String serial = null;
        String thirdParty = null;
        String part = null;
        for (var at = segments.length - 2; at >= 0; at -= 2) {
            var ai = identifier(segments[at]);
            var value = Letters.unescaped(segments[at + 1]);
            if (value == null || value.isEmpty()) {
                return null;
            }
            var scheme = KEYS.get(ai);
            if (scheme != null) {
                return assembled(scheme, value, lot, serial, thirdParty, part);
            }
            switch (ai) {
                case "10" -> lot = value;
                case "21" -> serial = value;
                case "235" -> thirdParty = value;
                case "254", "8011" -> part = value;
                case "22" -> {}
                default -> {
                    return null;
                }
            }
        }
        return null;
    }

    private static int pathEnd(String uri, int path) {
        for (var at = path; at < uri.length(); at++) {
            if (uri.charAt(at) == '?' && query(uri, at) || uri.charAt(at) == '#') {
                return at;
            }
        }
        return uri.length();
    }

    /**
     * A question mark in a serial number ought to be escaped, but is met; what follows it then has
     * no sign of equality.
     */
    private static boolean query(String uri, int mark) {
        return mark + 1 == uri.length() || uri.indexOf('=', mark) > 0;
    }

    private static @Nullable Epc assembled(
            Scheme first,
            String value,
            @Nullable String lot,
            @Nullable String serial,
            @Nullable String thirdParty,
            @Nullable String part) {
        var scheme =
                switch (first) {
                    case SGTIN ->
                            serial != null
                                    ? Scheme.SGTIN
                                    : thirdParty != null
                                            ? Scheme.UPUI
                                            : lot != null ? Scheme.LGTIN : first;
                    case ITIP -> serial == null && lot != null ? Scheme.ITIP_LOT : first;
                    default -> first;
                };
        var number =
                switch (scheme) {
                    case SGTIN, ITIP -> serial;
                    case UPUI -> thirdParty;
                    case LGTIN, ITIP_LOT -> lot;
                    case SGLN, CPI -> part;
                    default -> null;
                };
        var surplus =
                switch (first) {
                    case SGTIN, ITIP -> part != null || first == Scheme.ITIP && thirdParty != null;
                    case SGLN, CPI -> lot != null || serial != null || thirdParty != null;
                    default -> lot != null || serial != null || thirdParty != null || part != null;
                };
        if (surplus) {
            return null;
        }
        if (scheme.build == Build.FREE) {
            return freeKeyFits(scheme, value) ? whole(scheme, value, number) : null;
        }
        var key = scheme.ai.equals("01") ? fourteen(value) : value;
        if (scheme.qualifier != null
                && scheme.qualifier.isEmpty()
                && key.length() > scheme.length) {
            number = key.substring(scheme.length);
            key = key.substring(0, scheme.length);
        }
        return key.length() == scheme.length && Letters.digits(key)
                ? whole(scheme, key, number)
                : null;
    }

    private static @Nullable Epc whole(Scheme scheme, String key, @Nullable String serial) {
        if (serial == null || scheme == Scheme.SGLN && serial.equals("0")) {
            return new Epc(scheme, key, null);
        }
        return serialFits(scheme, serial) ? new Epc(scheme, key, serial) : null;
    }

    private static String fourteen(String gtin) {
        return switch (gtin.length()) {
            case 8, 12, 13 -> "0".repeat(14 - gtin.length()) + gtin;
            default -> gtin;
        };
    }

    static boolean serialFits(Scheme scheme, String serial) {
        return !serial.isEmpty()
                && serial.length() <= scheme.longestSerial
                && (scheme.serialOfDigits() ? Letters.digits(serial) : Letters.ofSet82(serial));
    }

    static boolean freeKeyFits(Scheme scheme, String key) {
        return key.length() > 4
                && key.length() <= scheme.length
                && Letters.digits(key.substring(0, 4))
                && (scheme == Scheme.CPI ? Letters.ofSet39(key) : Letters.ofSet82(key));
    }
}
