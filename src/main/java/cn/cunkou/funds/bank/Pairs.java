package cn.cunkou.funds.bank;

import java.text.Normalizer;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which line of the bank is which movement of the ledger: the same amount the same way, within five
 * days, with the payee on the other side. The nearest days go first.
 */
final class Pairs {
    private static final long DAYS = 5;

    private Pairs() {}

    record Pair(BankLine line, Movement movement) {
        private long days() {
            return Math.abs(ChronoUnit.DAYS.between(movement.day(), line.day()));
        }

        private boolean fits() {
            return line.fen() == movement.fen() && days() <= DAYS && isSamePayee();
        }

        private boolean isSamePayee() {
            return movement.payee() == null
                    || !line.party().isEmpty()
                            && plain(line.party()).equals(plain(movement.payee()));
        }
    }

    /** Banks write names in wide letters and with blanks. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    /** The pairs among what is not matched yet; each line and movement is in one at most. */
    static List<Pair> of(List<BankLine> lines, List<Movement> movements) {
        var byAmount =
                movements.stream()
                        .filter(movement -> movement.match() == null)
                        .collect(Collectors.groupingBy(Movement::fen));
        var fitting =
                lines.stream()
                        .filter(line -> line.match() == null)
                        .flatMap(line ->
                                byAmount.getOrDefault(line.fen(), List.of()).stream()
                                        .map(movement -> new Pair(line, movement)))
                        .filter(Pair::fits)
                        .sorted(Comparator.comparingLong(Pair::days))
                        .toList();
        var lineTaken = new HashSet<UUID>();
        var movementTaken = new HashSet<Long>();
        var pairs = new ArrayList<Pair>();
        for (var pair : fitting) {
            if (!lineTaken.contains(pair.line.id())
                    && !movementTaken.contains(pair.movement.number())) {
                lineTaken.add(pair.line.id());
                movementTaken.add(pair.movement.number());
                pairs.add(pair);
            }
        }
        return pairs;
    }
}
