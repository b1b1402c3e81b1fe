package cn.cunkou.visibility.identifiers;

import java.util.ArrayList;
import java.util.List;

/**
 * What may follow one identifier in an element string.
 *
 * @param ai 2 to 4 digits
 * @param fixed whether its length is known, so that no separator need follow
 * @param attribute whether it may stand in the query of a Digital Link
 * @param key whether a Digital Link may begin with it
 * @param qualifiers the sequences of identifiers that may follow it in the path, each in order
 */
record ApplicationIdentifier(
        String ai,
        boolean fixed,
        boolean attribute,
        List<Part> parts,
        boolean key,
        List<List<String>> qualifiers) {

    /**
     * One part of the value.
     *
     * @param kind N, X, Y or Z
     * @param upTo whether it may be shorter than {@code length}
     * @param optional whether it may be left out
     * @param checks further checks by name
     */
    record Part(char kind, int length, boolean upTo, boolean optional, List<String> checks) {
        static Part of(String text) {
            var optional = text.charAt(0) == '?';
            var pieces = text.substring(optional ? 1 : 0).split("!");
            var upTo = pieces[0].startsWith("..", 1);
            var length = Integer.parseInt(pieces[0].substring(upTo ? 3 : 1));
            return new Part(
                    pieces[0].charAt(0),
                    length,
                    upTo,
                    optional,
                    List.of(pieces).subList(1, pieces.length));
        }

        boolean fits(String value) {
            var letters =
                    switch (kind) {
                        case 'N' -> Letters.digits(value);
                        case 'X' -> Letters.ofSet82(value);
                        case 'Y' -> Letters.ofSet39(value);
                        default -> Letters.base64(value);
                    };
            return letters && checks.stream().allMatch(check -> ElementChecks.hold(check, value));
        }
    }

    static ApplicationIdentifier of(String ai, String[] columns) {
        var parts = new ArrayList<Part>();
        for (var part : columns[3].split(" ")) {
            parts.add(Part.of(part));
        }
        var key = columns.length > 4 ? columns[4] : "";
        var qualifiers = new ArrayList<List<String>>();
        if (key.startsWith("key:")) {
            for (var sequence : key.substring(4).split("\\|")) {
                qualifiers.add(List.of(sequence.split(",")));
            }
        }
        return new ApplicationIdentifier(
                ai,
                columns[1].equals("fixed"),
                columns[2].equals("attribute"),
                List.copyOf(parts),
                !key.isEmpty(),
                List.copyOf(qualifiers));
    }

    /** Most characters its value may have. */
    int longest() {
        return parts.stream().mapToInt(Part::length).sum();
    }

    boolean fits(String value) {
        var rest = value;
        for (var part : parts) {
            if (rest.isEmpty() && part.optional()) {
                continue;
            }
            if (rest.isEmpty() || rest.length() < part.length() && !part.upTo()) {
                return false;
            }
            var taken = rest.substring(0, Math.min(part.length(), rest.length()));
            if (!part.fits(taken)) {
                return false;
            }
            rest = rest.substring(taken.length());
        }
        return rest.isEmpty();
    }
}
