package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.files.Files;
import cn.cunkou.visibility.MonthFile.Content;
import cn.cunkou.visibility.OldRows.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts old months of events away into Parquet files: first the file is written, read back, compared
 * and safe on the disk; then one transaction names it and empties the partitions.
 */
@Service
public class OldMonths {
    /** The age from which months are put away, in whole months that lie between; 0 for never. */
    public static final String AGE = "cunkou.events.archive-after-months";

    private static final Logger log = LoggerFactory.getLogger(OldMonths.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Files.Rule PARQUET =
            new Files.Rule(1L << 40, Set.of("application/x-parquet"), "Parquet文件");

    private final OldRows rows;
    private final Files files;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int age;
    private final int most;

    OldMonths(
            OldRows rows,
            Files files,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${" + AGE + ":24}") int age,
            @Value("${" + MonthsBack.MOST + ":12}") int most) {
        this.rows = rows;
        this.files = files;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.age = age;
        this.most = most;
    }

    /**
     * A month that was put away.
     *
     * @param events how many came into a new file; 0 where all were in files already
     * @param bytes size of the new file
     */
    public record PutAway(LocalDate month, long events, long things, long bytes) {}

    /** Puts away all months that are old enough and have events that no file has. */
    public List<PutAway> putAway() {
        if (age == 0) {
            return List.of();
        }
        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        return monthsBefore(today.withDayOfMonth(1).minusMonths(age)).stream()
                .filter(this::isAnyLate)
                .map(this::putAway)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Months with partitions of their own. */
    private List<LocalDate> monthsBefore(LocalDate end) {
        return jdbc
                .sql(
                        """
                        select to_date(right(relname, 7), 'YYYY_MM') as month
                          from pg_inherits join pg_class on pg_class.oid = inhrelid
                         where inhparent = cast('visibility.event' as regclass) and relname ~ '^event_[0-9]{4}_[0-9]{2}$'
                         order by month
                        """)
                .query((row, number) -> row.getObject("month", LocalDate.class))
                .list()
                .stream()
                .filter(month -> month.isBefore(end))
                .toList();
    }

    private boolean isAnyLate(LocalDate month) {
        return asSystem(
                () -> Objects.requireNonNull(transaction.execute(status -> rows.isAnyLate(month))));
    }

    /**
     * Puts away again what was brought back and is not asked for any more, and more where there is
     * no room for others.
     */
    void putBack() {
        var back = asSystem(() -> Objects.requireNonNull(transaction.execute(status -> back())));
        var left = back.size();
        for (var one : back) {
            if (one.usedAt().isBefore(clock.instant().minus(MonthsBack.KEPT))
                    || left > most - MonthsBack.AT_ONCE) {
                left -= putAway(one.month()).isPresent() ? 1 : 0;
            }
        }
    }

    private record Back(LocalDate month, Instant usedAt) {}

    /** The one first that was asked for longest ago. */
    private List<Back> back() {
        return jdbc.sql(
                        """
                        select month, max(used_at) as used_at from visibility.old_month
                         where back_in is not null group by month order by used_at
                        """)
                .query((row, number) ->
                        new Back(
                                MonthsBack.date(row, "month"),
                                row.getTimestamp("used_at").toInstant()))
                .list();
    }

    /**
     * Puts a month away. Nothing changes where somebody writes to it or is reading old months, or
     * was not told of its events yet: then it is for another time.
     *
     * @return empty when nothing changed
     */
    Optional<PutAway> putAway(LocalDate month) {
        return asSystem(() -> {
            var draft = draft();
            try {
                var written = transaction.execute(status -> written(month, draft));
                return written == null
                        ? Optional.empty()
                        : Optional.ofNullable(
                                transaction.execute(
                                        status -> emptied(month, draft, written, status)));
            } catch (DataAccessException refused) {
                if (!isBusy(refused)) {
                    throw refused;
                }
                log.info("events of {} are in use and will be put away later", month);
                return Optional.empty();
            } finally {
                discard(draft);
            }
        });
    }

    /**
     * Whether somebody else has the tables, which Spring has no word for where the wait is bounded.
     */
    private static boolean isBusy(DataAccessException refused) {
        return refused instanceof PessimisticLockingFailureException
                || refused.getRootCause() instanceof SQLException cause
                        && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }

    /** The file, compared with what it was made of; null when it is too early. */
    private @Nullable Content written(LocalDate month, Path draft) {
        if (!isTold(month)) {
            return null;
        }
        if (!rows.isAnyLate(month)) {
            return MonthFile.NOTHING;
        }
        try {
            var written = MonthFile.write(draft, taker -> rows.late(month, taker));
            if (!MonthFile.read(draft, event -> {}).equals(written)) {
                throw new IllegalStateException(
                        "the file of " + month + " reads otherwise than it was written");
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the events of " + month, e);
        }
    }

    private @Nullable PutAway emptied(
            LocalDate month, Path draft, Content written, TransactionStatus status) {
        jdbc.sql("set local lock_timeout = '2s'").update();
        jdbc.sql("lock table visibility.old_month in access exclusive mode").update();
        var name = "%d_%02d".formatted(month.getYear(), month.getMonthValue());
        jdbc.sql(
                        "lock table visibility.event_%1$s, visibility.event_epc_%1$s in access exclusive mode"
                                .formatted(name))
                .update();
        if (!isTold(month) || !rows.count(month).equals(inFiles(month, written))) {
            status.setRollbackOnly();
            return null;
        }
        var bytes = written.events() == 0 ? 0 : keep(month, draft, written);
        jdbc.sql(
                        "update visibility.old_month set back_in = null, used_at = null where month = :month")
                .param("month", OldRows.begin(month))
                .update();
        jdbc.sql("select visibility.empty_month(:month)").param("month", month).query(row -> {});
        return new PutAway(month, written.events(), written.things(), bytes);
    }

    /** What the partitions have when nobody added to them meanwhile. */
    private Count inFiles(LocalDate month, Content written) {
        return jdbc.sql(
                        """
                        select coalesce(sum(events), 0) + :events, coalesce(sum(things), 0) + :things
                          from visibility.old_month where month = :month and back_in is not null
                        """)
                .param("month", OldRows.begin(month))
                .param("events", written.events())
                .param("things", written.things())
                .query((row, number) -> new Count(row.getLong(1), row.getLong(2)))
                .single();
    }

    private long keep(LocalDate month, Path draft, Content written) {
        try (var content = java.nio.file.Files.newInputStream(draft)) {
            var stored = files.store(content, month + ".parquet", PARQUET);
            jdbc.sql(
                            """
                            insert into visibility.old_month (month, file, events, things, bytes, digest, first_record,
                                                              last_record, written_at)
                            values (:month, :file, :events, :things, :bytes, :digest, cast(:first as timestamptz),
                                    cast(:last as timestamptz), :now)
                            """)
                    .param("month", OldRows.begin(month))
                    .param("file", stored.sha256())
                    .param("events", written.events())
                    .param("things", written.things())
                    .param("bytes", stored.size())
                    .param("digest", written.digest())
                    .param("first", OldRows.moment(written.firstRecord()))
                    .param("last", OldRows.moment(written.lastRecord()))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return stored.size();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the events of " + month, e);
        }
    }

    /** Whether nobody waits to be told of events that may be of this month. */
    private boolean isTold(LocalDate month) {
        return jdbc.sql(
                        """
                        select not exists (select from visibility.recorded r
                                             join visibility.event e on e.recorded_in = r.xid
                                            where r.first_time < :end and r.last_time >= :month
                                              and e.event_time >= :month and e.event_time < :end)
                        """)
                .param("month", OldRows.begin(month))
                .param("end", OldRows.begin(month.plusMonths(1)))
                .query(Boolean.class)
                .single();
    }

    private <T> T asSystem(Supplier<T> act) {
        return Actor.as(Actor.system("存档以前的事件", Scope.everywhere()), () -> act.get());
    }

    private Path draft() {
        try {
            return files.draft();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write among the attachments", e);
        }
    }

    private static void discard(Path draft) {
        try {
            java.nio.file.Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + draft, e);
        }
    }
}
