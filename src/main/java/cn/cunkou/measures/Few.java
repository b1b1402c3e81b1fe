package cn.cunkou.measures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Withholds figures about so few people that they could be told apart. */
final class Few {
    static final String WITHHELD = "不足5人，按规定不予公开";
    private static final int ENOUGH = 5;

    private Few() {}

    static boolean isFew(long persons) {
        return persons > 0 && persons < ENOUGH;
    }

    /**
     * A single part that is withheld could be had from the total: then the next smallest is
     * withheld too.
     */
    static List<Part> hidden(List<Part> parts) {
        if (parts.stream().filter(part -> WITHHELD.equals(part.figure().reason())).count() != 1) {
            return parts;
        }
        var smallest =
                parts.stream()
                        .filter(part -> size(part).signum() > 0)
                        .min(Comparator.comparing(Few::size));
        if (smallest.isEmpty()) {
            return parts;
        }
        var hidden = new ArrayList<>(parts);
        var part = smallest.get();
        hidden.set(
                parts.indexOf(part),
                new Part(part.key(), part.title(), part.figure().without(WITHHELD)));
        return hidden;
    }

    private static BigDecimal size(Part part) {
        var value = part.figure().value();
        return value == null ? BigDecimal.ZERO : value;
    }
}
