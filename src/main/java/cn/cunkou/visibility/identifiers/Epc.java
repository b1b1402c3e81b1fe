package cn.cunkou.visibility.identifiers;

import cn.cunkou.visibility.identifiers.Scheme.Build;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a GS1 key names: one thing, or a class of things (a product, a lot).
 *
 * @param scheme the kind of key
 * @param key the key as it stands in a Digital Link after its identifier, unescaped, check digit
 *     included, without serial number
 * @param serial serial or lot number, unescaped; null where the scheme has none and for a whole
 *     class
 */
public record Epc(Scheme scheme, String key, @Nullable String serial) {
    /**
     * Reads an EPC URN ({@code urn:epc:id:…}, {@code urn:epc:idpat:…} of a class, {@code
     * urn:epc:class:…}) or a Digital Link of any domain; empty for everything else. The check digit
     * may be wrong: see {@link #checkDigitHolds}.
     */
    public static Optional<Epc> of(String uri) {
        return Optional.ofNullable(read(uri));
    }

    static @Nullable Epc read(String uri) {
        if (uri.startsWith("urn:epc:")) {
            return EpcUrn.read(uri);
        }
        if (uri.regionMatches(true, 0, "http", 0, 4)) {
            return EpcLink.read(uri);
        }
        return null;
    }

    /** Whether it names a class of things rather than one of them. */
    public boolean ofClass() {
        return scheme.lots() || serial == null && scheme.qualifier != null && scheme != Scheme.SGLN;
    }

    /** Whether the key's check digit is right; true for keys that have none. */
    public boolean checkDigitHolds() {
        var checked = scheme.checked();
        return checked == 0 || CheckDigit.holds(key.substring(0, checked));
    }

    /** The one Digital Link that stands for all spellings, under {@code https://id.gs1.org}. */
    public String link() {
        var link =
                new StringBuilder(64).append("https://id.gs1.org/").append(scheme.ai).append('/');
        link.append(scheme.build == Build.FREE ? Letters.inLink(key) : key);
        if (serial != null) {
            if (scheme.qualifier != null && !scheme.qualifier.isEmpty()) {
                link.append('/').append(scheme.qualifier).append('/');
            }
            link.append(Letters.inLink(serial));
        }
        return link.toString();
    }

    /**
     * The URN of the same meaning. Empty where there is none: a wrong check digit, a company prefix
     * that cannot be that long, a scheme without URN.
     *
     * @param prefixLength digits of the company prefix, 6 to 12
     */
    public Optional<String> urn(int prefixLength) {
        return checkDigitHolds()
                ? Optional.ofNullable(EpcUrn.write(this, prefixLength))
                : Optional.empty();
    }

    /** The digits that begin with the company prefix; its length they do not tell. */
    String prefixed() {
        return scheme.build == Build.AFTER_FIRST || scheme.build == Build.AFTER_ZERO
                ? key.substring(1)
                : key;
    }
}
