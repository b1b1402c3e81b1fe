package cn.cunkou.funds;

import cn.cunkou.funds.Attribution.Lot;
import cn.cunkou.funds.Entry.Moved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The sums over the entries of one ledger. It is nothing but the entries added up: entries never
 * change, so whoever has added up the first thousand adds only what came after them.
 */
final class Tally {
    /** What rules hold for one by one. */
    enum Each {
        VILLAGE("village"),
        TOWN("town"),
        STATION("station"),
        ENTERPRISE("enterprise"),
        PROJECT("project"),
        YEAR("year");

        private final String key;

        Each(String key) {
            this.key = key;
        }

        /** The one of a rule's word. */
        static Each of(String key) {
            for (var each : values()) {
                if (each.key.equals(key)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("nothing to hold for each: " + key);
        }

        /** Whose turn it is with such a subject; null when the subject does not say. */
        @Nullable String of(
                @Nullable String kind, @Nullable String subject, @Nullable String place, int year) {
            return switch (this) {
                case YEAR -> Integer.toString(year);
                case VILLAGE -> place != null && place.length() == 12 ? place : null;
                case TOWN -> place != null && place.length() >= 9 ? place.substring(0, 9) : null;
                case STATION, ENTERPRISE, PROJECT -> key.equals(kind) ? subject : null;
            };
        }
    }

    /** What was paid for one village, station, project … on one line. */
    private static final class Cell {
        private long fen;
        private long payments;
        private final Map<String, Long> subjects = new HashMap<>();
    }

    private record Turn(Each each, String id, String line) {}

    /** What came in on one day. */
    private record Receipt(String source, long fen) {}

    /**
     * What a contract was promised.
     *
     * @param left what of it is neither paid nor let go, in fen
     */
    record Promise(String line, long left) {}

    private final @Nullable Tally below;
    private final Map<String, Long> balances = new HashMap<>();
    private final Map<String, Long> spentByLine = new HashMap<>();
    private final Map<String, Long> spentBySource = new HashMap<>();
    private final Map<String, Long> spentUnpromised = new HashMap<>();
    private final Map<String, Long> allotted = new HashMap<>();
    private final Map<String, Long> received = new LinkedHashMap<>();
    private final Map<String, Long> rewards = new HashMap<>();
    private final Map<String, Long> claims = new HashMap<>();
    private final Map<UUID, Promise> promises = new HashMap<>();
    private final Map<Turn, Cell> cells = new HashMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final Map<UUID, Long> paid = new HashMap<>();
    private final Map<UUID, Moved> vouchers = new HashMap<>();
    private long fromAnySource;

    Tally() {
        this.below = null;
    }

    /** Sums that go on from others, which stay as they are. */
    Tally(Tally below) {
        this.below = below;
    }

    void add(Moved entry) {
        balances.merge(entry.from(), -entry.fen(), Long::sum);
        balances.merge(entry.to(), entry.fen(), Long::sum);
        if (Account.isLine(entry.to())) {
            spend(entry, entry.fen());
        } else if (Account.isLine(entry.from())) {
            spend(entry, -entry.fen());
        }
        if (entry.from().equals(Account.TREASURY)) {
            receive(Account.id(entry.to()), entry.fen());
        } else if (entry.to().equals(Account.TREASURY)) {
            receive(Account.id(entry.from()), -entry.fen());
        }
        authorise(entry);
    }

    private void receive(String source, long fen) {
        received.merge(source, fen, Long::sum);
        if (fen > 0) {
            receipts.add(new Receipt(source, fen));
        }
    }

    private void authorise(Moved entry) {
        var line = entry.line();
        if (Account.isPlan(entry.from()) && Account.isPlan(entry.to())) {
            allot(entry.from(), -entry.fen());
            allot(entry.to(), entry.fen());
        }
        if (line != null
                && entry.commitment() instanceof UUID commitment
                && !Account.isMoney(entry.from())) {
            var change = entry.to().equals(Account.committed(line)) ? entry.fen() : -entry.fen();
            promise(commitment, line, change);
            if (change > 0 && entry.vouchers()) {
                vouchers.put(commitment, entry);
            }
        }
    }

    private void allot(String account, long fen) {
        if (!account.equals(Account.BUDGET)) {
            allotted.merge(Account.id(account), fen, Long::sum);
        }
    }

    private void promise(UUID commitment, String line, long change) {
        promises.merge(
                commitment,
                new Promise(line, change),
                (before, _) -> new Promise(line, before.left() + change));
    }

    private void spend(Moved entry, long fen) {
        var line = entry.line() == null ? Account.id(entry.to()) : entry.line();
        spentByLine.merge(line, fen, Long::sum);
        if (entry.source() != null) {
            spentBySource.merge(entry.source(), fen, Long::sum);
        }
        if (entry.commitment() == null) {
            spentUnpromised.merge(line, fen, Long::sum);
        } else {
            promise(entry.commitment(), line, -fen);
        }
        if (entry.reward() != null) {
            rewards.merge(entry.reward(), fen, Long::sum);
            claims.merge(entry.reward() + " " + entry.subject(), fen, Long::sum);
        }
        var counted = counted(entry.payment(), fen);
        for (var each : Each.values()) {
            var id = each.of(entry.subjectKind(), entry.subject(), entry.place(), entry.year());
            if (id != null) {
                var cell = cells.computeIfAbsent(new Turn(each, id, line), _ -> new Cell());
                cell.fen += fen;
                cell.payments += counted;
                if (each == Each.VILLAGE || each == Each.TOWN) {
                    cell.subjects.merge(
                            entry.subjectKind() + " " + entry.subject(), fen, Long::sum);
                }
            }
        }
    }

    /** Whether it makes one payment more, or takes the last of one back. */
    private int counted(@Nullable UUID payment, long fen) {
        if (payment == null) {
            return fen > 0 ? 1 : -1;
        }
        var before = paid(payment);
        paid.merge(payment, fen, Long::sum);
        return before == 0 && fen > 0 ? 1 : before > 0 && before + fen == 0 ? -1 : 0;
    }

    private long paid(UUID payment) {
        return paid.getOrDefault(payment, 0L) + (below == null ? 0 : below.paid(payment));
    }

    private static long sum(
            Map<String, Long> sums,
            String key,
            ToLongFunction<Tally> other,
            @Nullable Tally below) {
        return sums.getOrDefault(key, 0L) + (below == null ? 0 : other.applyAsLong(below));
    }

    /** What an account holds, in fen; outside accounts hold less than nothing. */
    long balance(String account) {
        return sum(balances, account, it -> it.balance(account), below);
    }

    /** Spent on lines less what was clawed back, in fen. */
    long spent(Predicate<String> lines) {
        return sum(spentByLine, lines) + (below == null ? 0 : below.spent(lines));
    }

    /** Spent of a source less what was clawed back, in fen. */
    long spentOf(String source) {
        return sum(spentBySource, source, it -> it.spentOf(source), below);
    }

    /** Received from a source less what was given back, in fen. */
    long received(String source) {
        return sum(received, source, it -> it.received(source), below);
    }

    long onHand(String source) {
        return balance(Account.source(source));
    }

    /** The budget of lines after adjustments, in fen. */
    long allotted(Predicate<String> lines) {
        return sum(allotted, lines) + (below == null ? 0 : below.allotted(lines));
    }

    /** What may still be paid on a line without a contract, in fen. */
    long left(String line) {
        return balance(Account.planLine(line)) - unpromised(line);
    }

    private long unpromised(String line) {
        return sum(spentUnpromised, line, it -> it.unpromised(line), below);
    }

    /** What contracts may still draw on a line, in fen. */
    long promised(String line) {
        return promises.values().stream()
                        .filter(promise -> promise.line().equals(line))
                        .mapToLong(Promise::left)
                        .sum()
                + (below == null ? 0 : below.promised(line));
    }

    @Nullable Promise promise(UUID commitment) {
        var own = promises.get(commitment);
        var before = below == null ? null : below.promise(commitment);
        return own == null || before == null
                ? own == null ? before : own
                : new Promise(before.line(), before.left() + own.left());
    }

    /** Whether it is a promise that vouchers are paid from. */
    boolean isOfVouchers(@Nullable UUID commitment) {
        return commitment != null
                && (vouchers.containsKey(commitment)
                        || below != null && below.isOfVouchers(commitment));
    }

    /**
     * These sums as if all that vouchers were promised were paid, so that nobody else is paid with
     * it.
     *
     * @param policy which source pays vouchers that name none
     * @param drawn the promise that the payment in question draws on itself; null when on none
     * @param fen so much of it
     */
    Tally withVouchers(Attribution policy, @Nullable UUID drawn, long fen) {
        var issues = issues();
        if (issues.isEmpty()) {
            return this;
        }
        var all = new Tally(this);
        for (var issue : issues.entrySet()) {
            var left =
                    Objects.requireNonNull(promise(issue.getKey())).left()
                            - (issue.getKey().equals(drawn) ? fen : 0);
            if (left > 0) {
                all.owe(issue.getValue(), left);
            }
        }
        policy.split(all.fromAnySource, policy.lots(all), null)
                .forEach((source, part) -> all.spentBySource.merge(source, part, Long::sum));
        return all;
    }

    private Map<UUID, Moved> issues() {
        if (below == null) {
            return vouchers;
        }
        if (vouchers.isEmpty()) {
            return below.issues();
        }
        var all = new HashMap<>(below.issues());
        all.putAll(vouchers);
        return all;
    }

    private void owe(Moved issue, long fen) {
        spend(issue, fen);
        if (issue.source() == null) {
            fromAnySource += fen;
        } else {
            balances.merge(Account.source(issue.source()), -fen, Long::sum);
        }
    }

    /** What of the money on hand vouchers were promised that name no source, in fen. */
    long fromAnySource() {
        return fromAnySource + (below == null ? 0 : below.fromAnySource());
    }

    /** Paid by a reward, in fen. */
    long reward(String reward) {
        return sum(rewards, reward, it -> it.reward(reward), below);
    }

    /** Paid by a reward to one subject, in fen. */
    long claimed(String reward, String subject) {
        return sum(claims, reward + " " + subject, it -> it.claimed(reward, subject), below);
    }

    /** Paid for one village, station … on lines, in fen. */
    long spent(Each each, String id, Predicate<String> lines) {
        return cells(each, id, lines).stream().mapToLong(cell -> cell.fen).sum();
    }

    /** How many payments were made for one village, station … and not wholly clawed back. */
    long payments(Each each, String id, Predicate<String> lines) {
        return cells(each, id, lines).stream().mapToLong(cell -> cell.payments).sum();
    }

    /** Which subjects, such as stations of a village, were paid for. */
    List<String> subjects(Each each, String id, Predicate<String> lines) {
        var all = new HashMap<String, Long>();
        for (var cell : cells(each, id, lines)) {
            cell.subjects.forEach((subject, fen) -> all.merge(subject, fen, Long::sum));
        }
        return all.entrySet().stream()
                .filter(subject -> subject.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Cell> cells(Each each, String id, Predicate<String> lines) {
        var found = new ArrayList<Cell>();
        if (below != null) {
            found.addAll(below.cells(each, id, lines));
        }
        for (var line : spentByLine.keySet()) {
            var cell = cells.get(new Turn(each, id, line));
            if (cell != null && lines.test(line)) {
                found.add(cell);
            }
        }
        return found;
    }

    /** The money on hand by source, as one lot each, in the order in which they first came. */
    List<Lot> onHand() {
        return sources().stream()
                .map(source -> new Lot(source, onHand(source)))
                .filter(lot -> lot.left() > 0)
                .toList();
    }

    private Set<String> sources() {
        var all = below == null ? new LinkedHashSet<String>() : below.sources();
        all.addAll(received.keySet());
        return all;
    }

    /**
     * The money on hand, as it came in, the oldest first; what was spent is taken off the oldest.
     */
    List<Lot> lots() {
        var all = receipts();
        var gone = new HashMap<String, Long>();
        all.forEach(receipt -> gone.merge(receipt.source(), receipt.fen(), Long::sum));
        gone.replaceAll((source, total) -> total - onHand(source));
        var lots = new ArrayList<Lot>();
        for (var receipt : all) {
            var used = Math.min(receipt.fen(), gone.getOrDefault(receipt.source(), 0L));
            gone.merge(receipt.source(), -used, Long::sum);
            if (receipt.fen() > used) {
                lots.add(new Lot(receipt.source(), receipt.fen() - used));
            }
        }
        return lots;
    }

    private List<Receipt> receipts() {
        if (below == null) {
            return receipts;
        }
        var all = new ArrayList<>(below.receipts());
        all.addAll(receipts);
        return all;
    }

    private static long sum(Map<String, Long> sums, Predicate<String> lines) {
        return sums.entrySet().stream()
                .filter(one -> lines.test(one.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
