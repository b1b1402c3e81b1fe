package cn.cunkou.funds.bank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether balances follow on one another: each is the one before it and what was moved. */
final class Chain {
    private Chain() {}

    /**
     * A line where the balance does not follow.
     *
     * @param expected in fen
     */
    record Gap(String serial, long before, long expected) {}

    /**
     * The rows of one file in the order of the days; banks print the newest first or last.
     *
     * @param rows in the order of the file
     */
    static List<SheetLine> inOrder(List<SheetLine> rows) {
        if (rows.size() < 2) {
            return rows;
        }
        var first = rows.getFirst();
        var last = rows.getLast();
        var backwards =
                first.day().equals(last.day())
                        ? gaps(rows) > gaps(rows.reversed())
                        : first.day().isAfter(last.day());
        var ordered = new ArrayList<>(backwards ? rows.reversed() : rows);
        ordered.sort(Comparator.comparing(SheetLine::day));
        return ordered;
    }

    private static long gaps(List<SheetLine> rows) {
        var gaps = 0L;
        for (var i = 1; i < rows.size(); i++) {
            if (rows.get(i - 1).balance() + rows.get(i).fen() != rows.get(i).balance()) {
                gaps++;
            }
        }
        return gaps;
    }

    /**
     * Where new rows do not follow on one another or on what is known.
     *
     * @param known lines of the same account, in the order of the bank
     * @param rows of one file, in order; what is known already is among them or not
     */
    static List<Gap> gaps(List<BankLine> known, List<SheetLine> rows) {
        var serials = known.stream().map(BankLine::serial).collect(Collectors.toSet());
        var fresh = rows.stream().filter(row -> !serials.contains(row.serial())).toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        var gaps = new ArrayList<Gap>();
        var before = before(known, rows, fresh.getFirst(), serials);
        for (var row : rows) {
            if (before != null && before + row.fen() != row.balance()) {
                gaps.add(new Gap(row.serial(), before, before + row.fen()));
            }
            before = row.balance();
        }
        var last = rows.getLast();
        known.stream()
                .filter(line -> line.day().isAfter(last.day()))
                .filter(line -> rows.stream().noneMatch(row -> row.serial().equals(line.serial())))
                .findFirst()
                .filter(next -> last.balance() + next.fen() != next.balance())
                .ifPresent(next ->
                        gaps.add(
                                new Gap(
                                        last.serial(),
                                        next.balance() - next.fen(),
                                        next.balance() - next.fen())));
        return gaps;
    }

    /** The balance before the file's first row: of the last line that is known before it. */
    private static @Nullable Long before(
            List<BankLine> known, List<SheetLine> rows, SheetLine fresh, Set<String> serials) {
        var first = rows.getFirst();
        if (serials.contains(first.serial())) {
            return first.balance() - first.fen();
        }
        var own = rows.stream().map(SheetLine::serial).collect(Collectors.toSet());
        return known.stream()
                .filter(line -> !line.day().isAfter(fresh.day()))
                .filter(line -> !own.contains(line.serial()))
                .reduce((_, later) -> later)
                .map(BankLine::balance)
                .orElse(null);
    }
}
