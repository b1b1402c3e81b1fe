package cn.cunkou.visibility.identifiers;

import static cn.cunkou.visibility.identifiers.Scheme.Build.AFTER_FIRST;
import static cn.cunkou.visibility.identifiers.Scheme.Build.AFTER_ZERO;
import static cn.cunkou.visibility.identifiers.Scheme.Build.FREE;
import static cn.cunkou.visibility.identifiers.Scheme.Build.FRONT;

import org.jspecify.annotations.Nullable;

/** The kinds of GS1 keys that EPCIS events name things by. */
public enum Scheme {
    SGTIN("sgtin", "01", AFTER_FIRST, 14, "21", 20),
    LGTIN("lgtin", "01", AFTER_FIRST, 14, "10", 20),
    UPUI("upui", "01", AFTER_FIRST, 14, "235", 28),
    SSCC("sscc", "00", AFTER_FIRST, 18, null, 0),
    SGLN("sgln", "414", FRONT, 13, "254", 20),
    PGLN("pgln", "417", FRONT, 13, null, 0),
    GRAI("grai", "8003", AFTER_ZERO, 14, "", 16),
    GIAI("giai", "8004", FREE, 30, null, 0),
    GSRN("gsrn", "8018", FRONT, 18, null, 0),
    GSRNP("gsrnp", "8017", FRONT, 18, null, 0),
    GDTI("gdti", "253", FRONT, 13, "", 17),
    CPI("cpi", "8010", FREE, 30, "8011", 12),
    SGCN("sgcn", "255", FRONT, 13, "", 12),
    GINC("ginc", "401", FREE, 30, null, 0),
    GSIN("gsin", "402", FRONT, 17, null, 0),
    ITIP("itip", "8006", AFTER_FIRST, 18, "21", 20),
    /** Pieces of a lot; such a class has no URN. */
    ITIP_LOT("", "8006", AFTER_FIRST, 18, "10", 20);

    /** Where in the key the company prefix stands. */
    enum Build {
        /** Right at the beginning, the check digit at the end. */
        FRONT,
        /** After the digit that a URN shows as the first of the reference. */
        AFTER_FIRST,
        /** After a zero that fills the key up. */
        AFTER_ZERO,
        /** At the beginning of a text of any length without check digit. */
        FREE
    }

    final String word;
    final String ai;
    final Build build;
    final int length;

    /**
     * The identifier of lot or serial number; empty: it follows the key at once; null: there is
     * none.
     */
    final @Nullable String qualifier;

    final int longestSerial;

    Scheme(
            String word,
            String ai,
            Build build,
            int length,
            @Nullable String qualifier,
            int longestSerial) {
        this.word = word;
        this.ai = ai;
        this.build = build;
        this.length = length;
        this.qualifier = qualifier;
        this.longestSerial = longestSerial;
    }

    boolean serialOfDigits() {
        return this == CPI || this == SGCN;
    }

    /** Whether its number names a lot, not one thing. */
    boolean lots() {
        return this == LGTIN || this == ITIP_LOT;
    }

    /** Digits of the key up to the check digit, it included, where it has one. */
    int checked() {
        return build == Build.FREE ? 0 : this == ITIP || this == ITIP_LOT ? 14 : length;
    }
}
