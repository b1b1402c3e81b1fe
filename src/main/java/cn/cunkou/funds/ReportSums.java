package cn.cunkou.funds;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What entries up to a root add up to, by month, account, source and line; all in fen. */
final class ReportSums {
    private final List<Cell> cells;

    ReportSums(List<Cell> cells) {
        this.cells = List.copyOf(cells);
    }

    /**
     * What moved in a month from one account to another.
     *
     * @param month {@code 2019-10}
     * @param promised whether it draws on, or makes, a promise
     */
    record Cell(
            String month,
            String from,
            String to,
            String source,
            String line,
            boolean promised,
            long fen) {}

    private long sum(Predicate<Cell> which) {
        return cells.stream().filter(which).mapToLong(Cell::fen).sum();
    }

    long in(String account) {
        return sum(cell -> cell.to.equals(account));
    }

    long out(String account) {
        return sum(cell -> cell.from.equals(account));
    }

    List<String> accounts() {
        return cells.stream()
                .flatMap(cell -> Stream.of(cell.from, cell.to))
                .distinct()
                .sorted()
                .toList();
    }

    List<String> months() {
        var months = new TreeSet<String>();
        cells.forEach(cell -> months.add(cell.month));
        return List.copyOf(months);
    }

    /** The budget of a line after adjustments. */
    long allotted(String line) {
        var account = Account.planLine(line);
        return sum(cell -> cell.to.equals(account) && Account.isPlan(cell.from))
                - sum(cell -> cell.from.equals(account) && Account.isPlan(cell.to));
    }

    /** Paid less clawed back; null for all lines or all sources. */
    long paid(@Nullable String line, @Nullable String source) {
        return spent(cell ->
                (line == null || cell.line.equals(line))
                        && (source == null || cell.source.equals(source)));
    }

    long paid(String month) {
        return spent(cell -> cell.month.equals(month));
    }

    private long spent(Predicate<Cell> which) {
        return sum(which.and(cell -> Account.isLine(cell.to)))
                - sum(which.and(cell -> Account.isLine(cell.from)));
    }

    /** What contracts and vouchers may still draw on a line. */
    long promised(String line) {
        var account = Account.committed(line);
        return in(account) - out(account) - spent(cell -> cell.promised && cell.line.equals(line));
    }

    /** What may still be paid on a line without a promise. */
    long left(String line) {
        var account = Account.planLine(line);
        return in(account) - out(account) - spent(cell -> !cell.promised && cell.line.equals(line));
    }

    long received(String source) {
        return received(null, source);
    }

    /** Received less given back; null for all months or all sources. */
    long received(@Nullable String month, @Nullable String source) {
        Predicate<Cell> which = cell -> month == null || cell.month.equals(month);
        return sum(which.and(cell -> cell.from.equals(Account.TREASURY) && is(cell.to, source)))
                - sum(which.and(cell -> cell.to.equals(Account.TREASURY) && is(cell.from, source)));
    }

    private static boolean is(String account, @Nullable String source) {
        return source == null || account.equals(Account.source(source));
    }

    long onHand(String source) {
        return in(Account.source(source)) - out(Account.source(source));
    }
}
