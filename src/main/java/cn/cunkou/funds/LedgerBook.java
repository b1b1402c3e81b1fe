package cn.cunkou.funds;

import cn.cunkou.funds.Entry.Draft;
import cn.cunkou.funds.Entry.Moved;
import cn.cunkou.platform.Actor;
import cn.cunkou.region.Counties;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledgers in the database. Whoever adds to one holds it from then to the end of the
 * transaction, so that entries become visible in the order of their numbers, and what was added up
 * to one number holds for ever.
 */
@Component
class LedgerBook {
    /** So many entries are added up at a time. */
    private static final int AT_ONCE = 5_000;

    private static final String READ =
            EntryRows.SUMMED
                    + " from funds.entry where fund = :fund and number between :from and :to order by number";
    private static final String HOLD =
            EntryRows.SUMMED + " from funds.hold_ledger(:fund, :from, :to, :durably)";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Counties counties;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();

    LedgerBook(JdbcClient jdbc, DataSource source, Counties counties) {
        this.jdbc = jdbc;
        this.template = new JdbcTemplate(source);
        this.counties = counties;
    }

    /** What was added up of a ledger, up to an entry. */
    private static final class Kept {
        private long number;
        private @Nullable UUID id;
        private Tally tally = new Tally();

        private void forget() {
            number = 0;
            id = null;
            tally = new Tally();
        }

        private boolean endsWith(long last, @Nullable UUID entry) {
            return number == last && Objects.equals(id, entry);
        }

        private void add(List<Moved> entries) {
            for (var entry : entries) {
                if (entry.number() > number) {
                    tally.add(entry);
                    number = entry.number();
                    id = entry.id();
                }
            }
        }
    }

    /** How a transaction holds a ledger. */
    private static final class Hold {
        private final boolean isDurable;
        private @Nullable Asked asked;

        private Hold(boolean isDurable) {
            this.isDurable = isDurable;
        }

        /** What was read when the ledger was taken; only once, as more may be written after it. */
        private @Nullable Asked first() {
            var first = asked;
            asked = null;
            return first;
        }
    }

    /**
     * What the database said of a ledger.
     *
     * @param from the number of the last entry that was added up before
     * @param id that entry; null where there was none
     * @param entries that entry, if there was one, and those after it
     */
    private record Asked(long from, @Nullable UUID id, List<Moved> entries) {}

    Desk desk(String fund) {
        return desks.computeIfAbsent(fund, _ -> new Desk());
    }

    /** What is about to be added to a ledger that is held. */
    static final class Page {
        private final Fund fund;
        private final Tally tally;
        private final long last;
        private final List<Entry> entries = new ArrayList<>();

        private Page(Fund fund, Tally before, long last) {
            this.fund = fund;
            this.tally = new Tally(before);
            this.last = last;
        }

        /** The sums with all that was added here. */
        Tally tally() {
            return tally;
        }

        List<Entry> add(List<Draft> drafts, Instant at, String by) {
            var added = new ArrayList<Entry>();
            for (var draft : drafts) {
                var entry =
                        new Entry(
                                fund.id(),
                                last + entries.size() + 1,
                                timeOrdered(),
                                fund.division().digits(),
                                draft.day(),
                                draft.kind(),
                                draft.from(),
                                draft.to(),
                                draft.fen(),
                                draft.about(),
                                draft.purpose(),
                                draft.document(),
                                at.truncatedTo(ChronoUnit.MICROS),
                                by);
                entries.add(entry);
                added.add(entry);
                tally.add(Moved.of(entry));
            }
            return added;
        }
    }

    /** A UUID of version 7, so that indexes grow at their end: the milliseconds, then chance. */
    private static UUID timeOrdered() {
        var chance = ThreadLocalRandom.current();
        return new UUID(
                System.currentTimeMillis() << 16 | 0x7000 | chance.nextInt(1 << 12),
                chance.nextLong() >>> 2 | 1L << 63);
    }

    /** Reads the sums of a ledger as it is now, also while others hold it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T read(String fund, Function<Tally, T> reading) {
        return added(fund, READ, false, (tally, _) -> reading.apply(tally));
    }

    /**
     * Holds a ledger until the transaction ends and adds the entries that follow from its sums.
     *
     * @param reading gives the entries, or throws
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Entry> post(Fund fund, Function<Tally, List<Draft>> reading) {
        return post(fund, counties.now(fund.division()), reading);
    }

    /** The same, as if it had been entered at another time: for a past that is told afterwards. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Entry> post(Fund fund, Instant at, Function<Tally, List<Draft>> reading) {
        if (!isHeld(fund.id())) {
            desk(fund.id()).await();
            hold(fund.id(), () -> {});
        }
        return write(
                fund,
                page -> page.add(reading.apply(page.tally()), at, Actor.current().name()),
                (_, entries) -> insert(entries));
    }

    /** Whether this transaction holds the ledger. */
    boolean isHeld(String fund) {
        return TransactionSynchronizationManager.hasResource(desk(fund));
    }

    private @Nullable Hold holdOn(String fund) {
        return (Hold) TransactionSynchronizationManager.getResource(desk(fund));
    }

    /**
     * Does something with a ledger whose desk was taken, and holds it until the transaction ends.
     * The database has given the ledger before the act begins, so that the act finds all who came
     * to wait meanwhile.
     *
     * @param settled is told when all that was written is on the disk
     */
    void held(String fund, TransactionTemplate transaction, Runnable act, Runnable settled) {
        var desk = desk(fund);
        var isHeld = new AtomicBoolean();
        try {
            transaction.executeWithoutResult(_ -> {
                hold(fund, settled);
                isHeld.set(true);
                Objects.requireNonNull(holdOn(fund)).asked = ask(fund, HOLD);
                act.run();
            });
        } finally {
            if (!isHeld.get()) {
                desk.leave();
            }
        }
    }

    private void hold(String fund, Runnable settled) {
        var desk = desk(fund);
        // Where others wait for the ledger, the disk is waited for after it was handed on.
        var isDurable = !desk.isAwaited();
        TransactionSynchronizationManager.bindResource(desk, new Hold(isDurable));
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        desk.leave();
                        if (!isDurable) {
                            template.execute(LedgerBook::flush);
                        }
                        settled.run();
                    }

                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResourceIfPossible(desk);
                        if (status != STATUS_COMMITTED) {
                            desk.leave();
                        }
                    }
                });
    }

    /**
     * Adds to a ledger that is held.
     *
     * @param writing gives what is to be said of it; it asks no database
     * @param insert puts the entries into the database
     */
    <T> T write(Fund fund, Function<Page, T> writing, BiConsumer<T, List<Entry>> insert) {
        var written = new ArrayList<Page>();
        var result =
                added(
                        fund.id(),
                        HOLD,
                        true,
                        (tally, last) -> {
                            var page = new Page(fund, tally, last);
                            written.add(page);
                            return writing.apply(page);
                        });
        var entries = written.getFirst().entries;
        if (!entries.isEmpty()) {
            insert.accept(result, entries);
        }
        return result;
    }

    private void insert(List<Entry> entries) {
        template.batchUpdate(EntryRows.INSERT, entries.stream().map(EntryRows::values).toList());
    }

    private interface Reading<T> {
        T of(Tally tally, long last);
    }

    /**
     * Adds up what came after the last entry that was added up.
     *
     * @param held whether the entries read are all there are: sums that know of more knew of a
     *     transaction that came to nothing
     */
    private <T> T added(String fund, String sql, boolean held, Reading<T> reading) {
        var sums = kept.computeIfAbsent(fund, _ -> new Kept());
        var hold = held ? holdOn(fund) : null;
        var first = hold == null ? null : hold.first();
        while (true) {
            var asked = first == null ? ask(fund, sql) : first;
            first = null;
            var from = asked.from();
            var id = asked.id();
            var entries = asked.entries();
            var isAll = entries.size() < AT_ONCE;
            synchronized (sums) {
                var follows =
                        from == 0
                                || !entries.isEmpty()
                                        && entries.getFirst().number() == from
                                        && entries.getFirst().id().equals(id);
                var ahead = sums.number - from - Math.max(0, entries.size() - (from == 0 ? 0 : 1));
                if (!follows || held && isAll && ahead > 0) {
                    if (sums.endsWith(from, id) || held) {
                        sums.forget();
                    }
                } else if (sums.number >= from) {
                    sums.add(entries);
                    if (isAll) {
                        return reading.of(sums.tally, sums.number);
                    }
                }
            }
        }
    }

    private Asked ask(String fund, String sql) {
        var sums = kept.computeIfAbsent(fund, _ -> new Kept());
        long from;
        @Nullable UUID id;
        synchronized (sums) {
            from = sums.number;
            id = sums.id;
        }
        var hold = holdOn(fund);
        return new Asked(
                from,
                id,
                jdbc.sql(sql)
                        .param("fund", fund)
                        .param("from", from)
                        .param("to", from + AT_ONCE)
                        .param("durably", hold != null && hold.isDurable)
                        .query(EntryRows::moved)
                        .list());
    }

    /** A commit that waits for the disk, and with it for all that was committed before. */
    private static Boolean flush(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement =
                connection.prepareStatement("select pg_logical_emit_message(true, 'funds', '')")) {
            statement.execute();
        } finally {
            connection.setAutoCommit(false);
        }
        return true;
    }
}
