package cn.cunkou.funds;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which source pays a spending, as the county has declared for a fund. No fen is lost. */
public enum Attribution {
    EARMARKED("earmarked", "专款专用：每笔支付写明用哪一项来源"),
    FIFO("fifo", "先到先用：先到账的钱先付"),
    PROPORTIONAL("proportional", "按比例：按各来源的结存分摊");

    private final String id;
    private final String label;

    Attribution(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The word in the database and on the wire. */
    public String id() {
        return id;
    }

    /** As pages show it. */
    public String label() {
        return label;
    }

    /**
     * The policy with that id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Attribution of(String id) {
        return Stream.of(values())
                .filter(policy -> policy.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no attribution: " + id));
    }

    /**
     * Money that came in at once.
     *
     * @param left what of it is not spent, in fen
     */
    record Lot(String source, long left) {}

    /** The money on hand as this policy looks at it: as it came in, or by source. */
    List<Lot> lots(Tally sums) {
        return this == FIFO ? sums.lots() : sums.onHand();
    }

    /** The same of the money that the sums of a ledger say is there and free. */
    Map<String, Long> split(long fen, Tally sums, @Nullable String named) {
        return fen > free(sums, named) ? Map.of() : split(fen, lots(sums), named);
    }

    /**
     * What may be paid by the sums of a ledger, in fen.
     *
     * @param sums with what vouchers were promised
     */
    long free(Tally sums, @Nullable String named) {
        var all = sums.onHand();
        var free = all.stream().mapToLong(Lot::left).sum() - sums.fromAnySource();
        return named == null ? free : Math.min(free, sums.onHand(named));
    }

    /**
     * Divides an amount among the sources; empty when there is not enough.
     *
     * @param lots what is there, the oldest first
     * @param named the source that the payment names, where it does
     * @return fen by source, each more than nothing
     */
    Map<String, Long> split(long fen, List<Lot> lots, @Nullable String named) {
        var left = new LinkedHashMap<String, Long>();
        lots.forEach(lot -> left.merge(lot.source(), lot.left(), Long::sum));
        if (named != null || this == EARMARKED) {
            return named != null && left.getOrDefault(named, 0L) >= fen
                    ? Map.of(named, fen)
                    : Map.of();
        }
        if (left.values().stream().mapToLong(Long::longValue).sum() < fen) {
            return Map.of();
        }
        return this == FIFO ? oldestFirst(fen, lots) : inProportion(fen, left);
    }

    private static Map<String, Long> oldestFirst(long fen, List<Lot> lots) {
        var parts = new LinkedHashMap<String, Long>();
        var wanted = fen;
        for (var lot : lots) {
            var part = Math.min(wanted, lot.left());
            if (part > 0) {
                parts.merge(lot.source(), part, Long::sum);
                wanted -= part;
            }
        }
        return parts;
    }

    /** The largest remainders get what rounding left over. */
    static Map<String, Long> inProportion(long fen, Map<String, Long> left) {
        var whole = BigInteger.valueOf(left.values().stream().mapToLong(Long::longValue).sum());
        var parts = new LinkedHashMap<String, Long>();
        var remainders = new ArrayList<Map.Entry<String, BigInteger>>();
        var given = 0L;
        for (var source : left.entrySet()) {
            var exact =
                    BigInteger.valueOf(fen)
                            .multiply(BigInteger.valueOf(source.getValue()))
                            .divideAndRemainder(whole);
            parts.put(source.getKey(), exact[0].longValueExact());
            given += exact[0].longValueExact();
            remainders.add(Map.entry(source.getKey(), exact[1]));
        }
        remainders.sort(
                Comparator.<Map.Entry<String, BigInteger>, BigInteger>comparing(Map.Entry::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey));
        for (var next = 0; given < fen; next++, given++) {
            parts.merge(remainders.get(next).getKey(), 1L, Long::sum);
        }
        parts.values().removeIf(part -> part == 0);
        return parts;
    }
}
