package cn.cunkou.funds;

import cn.cunkou.funds.Merkle.Edge;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals entries into a Merkle tree that only grows; its root of every day is public. */
@Service
public class Seals {
    private static final String SEAL =
            "select fund, size, root, peaks, day, sealed_at from funds.public_seal ";
    private static final Actor SEALER = Actor.system("封账", Scope.everywhere());

    /** So many entries are sealed in one transaction at most. */
    private static final int BATCH = 20_000;

    private final JdbcClient jdbc;
    private final Counties counties;
    private final TransactionTemplate transaction;

    Seals(JdbcClient jdbc, Counties counties, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.transaction = transaction;
    }

    /**
     * The root over the first so many entries.
     *
     * @param day the county's day that it stands for, the last of the day is that day's root
     * @param root SHA-256, hexadecimal
     */
    public record Seal(
            String fund,
            long size,
            String root,
            List<String> peaks,
            LocalDate day,
            Instant sealedAt) {
        public Seal {
            peaks = List.copyOf(peaks);
        }
    }

    /**
     * What proves that an entry is sealed.
     *
     * @param number of the entry; its index in the tree is one less
     * @param text what the leaf is made of; null for those who may not see the entry
     * @param leaf hash of the text
     * @param valid whether the path leads from the leaf to the root; if not, something was changed
     *     since it was sealed
     */
    @Schema(name = "InclusionProof")
    public record Inclusion(
            String fund,
            long number,
            @Nullable String text,
            String leaf,
            long size,
            String root,
            LocalDate day,
            List<String> path,
            boolean valid) {
        public Inclusion {
            path = List.copyOf(path);
        }
    }

    /** What proves that one tree has grown out of another. */
    @Schema(name = "ConsistencyProof")
    public record Consistency(
            String fund,
            long first,
            String firstRoot,
            long second,
            String secondRoot,
            List<String> path,
            boolean valid) {
        public Consistency {
            path = List.copyOf(path);
        }
    }

    /** Seals what was entered into any ledger since the last time. */
    void sealAll() {
        Actor.run(
                SEALER,
                () -> {
                    var waiting =
                            jdbcIn(() ->
                                    jdbc.sql(
                                                    """
                                                    select fund.id from funds.fund
                                                     where coalesce((select max(number) from funds.entry where fund = fund.id), 0)
                                                         > coalesce((select max(size) from funds.seal where fund = fund.id), 0)
                                                    """)
                                            .query(String.class)
                                            .list());
                    waiting.forEach(this::seal);
                });
    }

    private <T> T jdbcIn(Supplier<T> reading) {
        return Objects.requireNonNull(transaction.execute(_ -> reading.get()));
    }

    /** The same for one ledger, if there is anything. */
    void sealNow(String fund) {
        var isWaiting =
                jdbcIn(() ->
                        jdbc.sql(
                                        """
                                        select coalesce((select max(number) from funds.public_entry where fund = :fund), 0)
                                             > coalesce((select max(size) from funds.public_seal where fund = :fund), 0)
                                        """)
                                .param("fund", fund)
                                .query(Boolean.class)
                                .single());
        if (isWaiting) {
            seal(fund);
        }
    }

    /** Seals what was entered into a ledger since the last time. */
    void seal(String fund) {
        Actor.run(
                SEALER,
                () -> {
                    while (jdbcIn(() -> sealBatch(fund)) == BATCH) {
                        // there is more
                    }
                });
    }

    private int sealBatch(String fund) {
        OneAtATime.on(jdbc, "funds.seal " + fund);
        var last = last(fund, null);
        var size = last.map(Seal::size).orElse(0L);
        var entries =
                jdbc.sql(
                                "select "
                                        + EntryRows.COLUMNS
                                        + """
                                         from funds.entry where fund = :fund and number > :size order by number limit :most
                                        """)
                        .param("fund", fund)
                        .param("size", size)
                        .param("most", BATCH)
                        .query(EntryRows::entry)
                        .list();
        if (entries.isEmpty()) {
            return 0;
        }
        var county = DivisionCode.of(entries.getFirst().division());
        var edge = new Edge(size, last.map(Seal::peaks).orElse(List.of()));
        var leaves = new ArrayList<String>();
        var before = last.map(Seal::day).orElse(LocalDate.MIN);
        for (var i = 0; i < entries.size(); i++) {
            var leaf = Merkle.leaf(EntryText.of(entries.get(i)));
            leaves.add(leaf);
            edge.add(leaf);
            // What came in before midnight is that day's.
            var day = later(before, recorded(entries.get(i)));
            var isLast = i + 1 == entries.size();
            if (isLast || recorded(entries.get(i + 1)).isAfter(day)) {
                insert(fund, county, edge, day);
            }
            before = day;
        }
        keep(fund, county, size, leaves);
        return entries.size();
    }

    /** Days of roots never go back, also where a past was told afterwards. */
    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate recorded(Entry entry) {
        return LocalDate.ofInstant(entry.recordedAt(), Counties.ZONE);
    }

    private void insert(String fund, DivisionCode county, Edge edge, LocalDate day) {
        jdbc.sql(
                        """
                        insert into funds.seal (fund, size, division, root, peaks, day, sealed_at)
                        values (:fund, :size, :division, :root, :peaks, :day, :now)
                        """)
                .param("fund", fund)
                .param("size", edge.size())
                .param("division", county.digits())
                .param("root", edge.root())
                .param("peaks", edge.peaks().toArray(String[]::new))
                .param("day", day)
                .param("now", counties.now(county).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void keep(String fund, DivisionCode county, long size, List<String> leaves) {
        jdbc.sql(
                        """
                        insert into funds.leaf (fund, number, division, hash)
                        select :fund, :size + place, :division, hash
                          from unnest(cast(:leaves as text[])) with ordinality as leaf (hash, place)
                        """)
                .param("fund", fund)
                .param("size", size)
                .param("division", county.digits())
                .param("leaves", leaves.toArray(String[]::new))
                .update();
    }

    /** The last root of a ledger that stands for that day or an earlier one; of today without. */
    @Transactional(readOnly = true)
    public Optional<Seal> last(String fund, @Nullable LocalDate day) {
        return jdbc.sql(
                        SEAL
                                + """
                                 where fund = :fund and (cast(:day as date) is null or day <= cast(:day as date))
                                 order by size desc limit 1
                                """)
                .param("fund", fund)
                .param("day", day)
                .query(Seals::seal)
                .optional();
    }

    /** The root of each of the last days on which there is a new one, the latest first. */
    @Transactional(readOnly = true)
    public List<Seal> daily(String fund, int days) {
        return jdbc.sql(
                        """
                        select distinct on (day) fund, size, root, peaks, day, sealed_at
                          from funds.public_seal where fund = :fund order by day desc, size desc limit :days
                        """)
                .param("fund", fund)
                .param("days", days)
                .query(Seals::seal)
                .list();
    }

    /**
     * The proof of an entry against the root of a day.
     *
     * @param day the root of which day; the latest without
     * @throws Problem when there is no such entry, or it was not sealed by then
     */
    @Transactional(readOnly = true)
    public Inclusion inclusion(String fund, long number, @Nullable LocalDate day) {
        var seal =
                last(fund, day)
                        .filter(one -> one.size() >= number)
                        .orElseThrow(() -> unsealed(number));
        var leaves = leaves(fund, seal.size());
        if (number < 1 || leaves.size() != seal.size()) {
            throw unsealed(number);
        }
        var entry = visible(fund, number);
        var text = entry.map(EntryText::of).orElse(null);
        var leaf = text == null ? leaves.get((int) number - 1) : Merkle.leaf(text);
        var path = Merkle.inclusion(number - 1, leaves);
        return new Inclusion(
                fund,
                number,
                text,
                leaf,
                seal.size(),
                seal.root(),
                seal.day(),
                path,
                Merkle.verifies(leaf, number - 1, seal.size(), path, seal.root()));
    }

    private static Problem unsealed(long number) {
        return Problem.notFound("第%d笔账在那一天的账本根里".formatted(number));
    }

    /** What whoever acts may see of it. */
    private Optional<Entry> visible(String fund, long number) {
        var actor = Actor.current();
        return actor.isVisitor()
                ? Optional.empty()
                : jdbc.sql(
                                "select "
                                        + EntryRows.COLUMNS
                                        + " from funds.entry where fund = :fund and number = :number")
                        .param("fund", fund)
                        .param("number", number)
                        .query(EntryRows::entry)
                        .optional();
    }

    /**
     * The proof that the ledger of one size grew out of that of another.
     *
     * @throws Problem when one of them is no sealed size
     */
    @Transactional(readOnly = true)
    public Consistency consistency(String fund, long first, long second) {
        var old = sized(fund, first);
        var grown = sized(fund, second);
        if (first > second) {
            throw Problem.badRequest("first要小于second。");
        }
        var path = Merkle.consistency((int) first, leaves(fund, second));
        return new Consistency(
                fund,
                first,
                old.root(),
                second,
                grown.root(),
                path,
                Merkle.grew(first, old.root(), second, grown.root(), path));
    }

    private Seal sized(String fund, long size) {
        return jdbc.sql(SEAL + " where fund = :fund and size = :size")
                .param("fund", fund)
                .param("size", size)
                .query(Seals::seal)
                .optional()
                .orElseThrow(() -> Problem.notFound("%d笔账时的账本根".formatted(size)));
    }

    private List<String> leaves(String fund, long size) {
        return jdbc.sql(
                        "select hash from funds.public_leaf where fund = :fund and number <= :size order by number")
                .param("fund", fund)
                .param("size", size)
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    static Seal seal(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getString("fund"),
                row.getLong("size"),
                row.getString("root"),
                FundTable.texts(row.getArray("peaks")),
                row.getObject("day", LocalDate.class),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }
}
