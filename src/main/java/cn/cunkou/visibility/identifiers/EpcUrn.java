package cn.cunkou.visibility.identifiers;

import cn.cunkou.visibility.identifiers.Scheme.Build;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the URNs of GS1 keys, {@code urn:epc:id:sgtin:4012345.011111.987}. */
final class EpcUrn {
    private static final Map<String, Scheme> SCHEMES = new HashMap<>();

    static {
        for (var scheme : Scheme.values()) {
            if (!scheme.word.isEmpty()) {
                SCHEMES.put(scheme.word, scheme);
            }
        }
    }

    private EpcUrn() {}

    static @Nullable Epc read(String urn) {
        var kindEnd = urn.indexOf(':', 8);
        var schemeEnd = kindEnd < 0 ? -1 : urn.indexOf(':', kindEnd + 1);
        if (schemeEnd < 0) {
            return null;
        }
        var scheme = SCHEMES.get(urn.substring(kindEnd + 1, schemeEnd));
        if (scheme == null) {
            return null;
        }
        var kind = urn.substring(8, kindEnd);
        var one = kind.equals("id") && scheme != Scheme.LGTIN;
        var lot = kind.equals("class") && scheme == Scheme.LGTIN;
        var allOfThem = kind.equals("idpat") && hasClasses(scheme);
        return one || lot || allOfThem
                ? read(scheme, urn.substring(schemeEnd + 1), allOfThem)
                : null;
    }

    private static boolean hasClasses(Scheme scheme) {
        return switch (scheme) {
            case SGTIN, GRAI, GDTI, CPI, SGCN, ITIP -> true;
            default -> false;
        };
    }

    private static @Nullable Epc read(Scheme scheme, String rest, boolean allOfThem) {
        var parts = rest.split("\\.", parts(scheme));
        if (parts.length != parts(scheme)) {
            return null;
        }
        var key = key(scheme, parts);
        if (key == null || scheme.qualifier == null) {
            return key == null ? null : new Epc(scheme, key, null);
        }
        var last = parts[parts.length - 1];
        if (allOfThem) {
            return last.equals("*") ? new Epc(scheme, key, null) : null;
        }
        var serial = Letters.unescaped(last);
        if (serial == null || !EpcLink.serialFits(scheme, serial)) {
            return null;
        }
        return new Epc(scheme, key, scheme == Scheme.SGLN && serial.equals("0") ? null : serial);
    }

    /**
     * Company prefix and reference, then what the scheme has besides; a serial number may hold full
     * stops.
     */
    private static int parts(Scheme scheme) {
        return scheme == Scheme.ITIP ? 5 : scheme.qualifier == null ? 2 : 3;
    }

    private static @Nullable String key(Scheme scheme, String[] parts) {
        var prefix = parts[0];
        var reference = parts[1];
        if (prefix.length() < 6 || prefix.length() > 12 || !Letters.digits(prefix)) {
            return null;
        }
        if (scheme.build == Build.FREE) {
            var plain =
                    scheme == Scheme.CPI || parts.length == 2 ? Letters.unescaped(reference) : null;
            return plain == null || plain.isEmpty() || !EpcLink.freeKeyFits(scheme, prefix + plain)
                    ? null
                    : prefix + plain;
        }
        var digits = scheme.checked() - 1 - (scheme.build == Build.AFTER_ZERO ? 1 : 0);
        if (prefix.length() + reference.length() != digits || !Letters.digits(reference)) {
            return null;
        }
        var unchecked =
                switch (scheme.build) {
                    case AFTER_FIRST -> reference.charAt(0) + prefix + reference.substring(1);
                    case AFTER_ZERO -> "0" + prefix + reference;
                    case FRONT, FREE -> prefix + reference;
                };
        var pieces = pieces(scheme, parts);
        return pieces == null ? null : unchecked + CheckDigit.of(unchecked) + pieces;
    }

    private static @Nullable String pieces(Scheme scheme, String[] parts) {
        if (scheme != Scheme.ITIP) {
            return "";
        }
        return parts[2].length() == 2
                        && parts[3].length() == 2
                        && Letters.digits(parts[2] + parts[3])
                ? parts[2] + parts[3]
                : null;
    }

    static @Nullable String write(Epc epc, int prefixLength) {
        var scheme = epc.scheme();
        if (scheme.word.isEmpty() || prefixLength < 6 || prefixLength > 12) {
            return null;
        }
        var key = epc.prefixed();
        var end =
                scheme.build == Build.FREE
                        ? key.length()
                        : key.length() - 1 - (epc.key().length() - scheme.checked());
        if (end < prefixLength || !Letters.digits(key.substring(0, prefixLength))) {
            return null;
        }
        var reference = key.substring(prefixLength, end);
        if (scheme.build == Build.AFTER_FIRST) {
            reference = epc.key().charAt(0) + reference;
        }
        if (scheme.build == Build.FREE && reference.isEmpty()
                || scheme.build == Build.AFTER_ZERO && epc.key().charAt(0) != '0') {
            return null;
        }
        var urn =
                new StringBuilder("urn:epc:")
                        .append(scheme.lots() ? "class" : epc.ofClass() ? "idpat" : "id")
                        .append(':')
                        .append(scheme.word)
                        .append(':')
                        .append(key, 0, prefixLength)
                        .append('.')
                        .append(Letters.inUrn(reference));
        if (scheme == Scheme.ITIP) {
            urn.append('.').append(epc.key(), 14, 16).append('.').append(epc.key(), 16, 18);
        }
        if (scheme.qualifier != null) {
            var none = scheme == Scheme.SGLN ? "0" : "*";
            urn.append('.').append(epc.serial() == null ? none : Letters.inUrn(epc.serial()));
        }
        return urn.toString();
    }
}
