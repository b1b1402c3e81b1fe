package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.Sha256;
import cn.cunkou.visibility.EventQuery.Order;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings old months back from their files before somebody reads them, in transactions of their own
 * beside the reader's. A reader that has asked here keeps what is back until its own ends: months
 * are put away by those alone who have {@code visibility.old_month} for themselves.
 */
@Component
class MonthsBack {
    static final String MOST = "cunkou.events.months-back";

    /** So many are brought back for one question, at a few seconds each. */
    static final int AT_ONCE = 4;

    /** How long a month stays after it was asked for. */
    static final Duration KEPT = Duration.ofMinutes(15);

    private static final Logger log = LoggerFactory.getLogger(MonthsBack.class);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);
    private static final long WAIT_SECONDS = 10;
    private static final String OLD =
            """
            select o.month, min(o.first_record) as first_record, max(o.last_record) as last_record,
                   bool_or(o.back_in is null) as away, coalesce(min(o.used_at) < :noted, false) as stale
              from visibility.old_month o\
            """;

    private final JdbcClient jdbc;
    private final OldRows rows;
    private final Files files;
    private final Clock clock;
    private final TransactionTemplate separate;
    private final ReentrantLock filling = new ReentrantLock();
    private final int most;

    MonthsBack(
            JdbcClient jdbc,
            OldRows rows,
            Files files,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${" + MOST + ":12}") int most) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.files = files;
        this.clock = clock;
        this.separate = new TransactionTemplate(transactions);
        this.separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.most = most;
    }

    /**
     * An old month that a question reaches.
     *
     * @param isStale whether it is to be noted that it was asked for
     */
    record Month(
            LocalDate date,
            Instant firstRecord,
            Instant lastRecord,
            boolean isAway,
            boolean isStale) {
        Instant first(Order order) {
            return order == Order.EVENT_TIME ? OldRows.begin(date).toInstant() : firstRecord;
        }

        Instant last(Order order) {
            return order == Order.EVENT_TIME
                    ? OldRows.begin(date.plusMonths(1)).toInstant().minus(1, ChronoUnit.MICROS)
                    : lastRecord;
        }
    }

    /**
     * What a question about things reaches.
     *
     * @param span from the first to the last month in which one of them occurs
     * @param old those months of it that were put away once
     */
    private record Reach(Span span, List<Month> old) {}

    /**
     * What was read in an order.
     *
     * @param part the first of it
     * @param until null when that is all; else the moment before which, in the order's direction,
     *     nothing is left out
     */
    record Read(Portion part, @Nullable Instant until) {}

    /**
     * Brings back all old months that a question reaches.
     *
     * @param condition in SQL, on {@code visibility.old_month o}
     * @throws Problem when they are too many, or there is no room or time for them now
     */
    void bring(String condition, Map<String, ?> values) {
        bring(reached(condition, values));
    }

    /** Brings back all of these; see {@link #bring(String, Map)}. */
    void bring(List<Month> reached) {
        if (reached.size() > most) {
            throw EpcisProblem.tooManyOldMonths(reached.size(), most);
        }
        var away = reached.stream().filter(Month::isAway).toList();
        away.stream().limit(AT_ONCE).forEach(this::bring);
        if (away.size() > AT_ONCE) {
            throw later("要查的%d个月早已存档，正在取回。".formatted(reached.size()));
        }
    }

    /** Brings back all months in which one of these things occurs, and tells which they are. */
    Span bringOf(String[] things) {
        var reach = reach(things, "true", Map.of());
        bring(reach.old());
        return reach.span();
    }

    /**
     * The old months that a query reaches; if it is about things, it learns in which months they
     * occur.
     *
     * @param condition in SQL, on {@code visibility.old_month o}
     */
    List<Month> reached(EventQuery query, String condition, Map<String, ?> values) {
        var things = query.things();
        if (things == null) {
            return reached(condition, values);
        }
        var reach = reach(things, condition, values);
        query.within(reach.span());
        return reach.old();
    }

    /**
     * Which months a question about things reaches.
     *
     * @param condition in SQL, on {@code visibility.old_month o}
     */
    private Reach reach(String[] things, String condition, Map<String, ?> values) {
        var old = new ArrayList<Month>();
        var now = clock.instant();
        var months =
                jdbc.sql(
                                """
                                select m.month as of, o.*
                                  from (select distinct visibility.months_of(cast(:things as text[])) as month) as m
                                  left join lateral (%s where o.month = m.month and %s group by o.month) as o on true
                                 order by m.month
                                """
                                        .formatted(OLD, condition))
                        .params(values)
                        .param("things", things)
                        .param("noted", noted(now))
                        .query((row, _) -> {
                            if (row.getObject("month") != null) {
                                old.add(month(row));
                            }
                            return row.getObject("of", OffsetDateTime.class);
                        })
                        .list();
        note(old, now);
        return new Reach(Span.ofMonths(months), old);
    }

    /**
     * Reads events in their order, with those old months brought back, one by one, that come before
     * the last of them.
     *
     * @param reached the old months in question, asked for in this transaction
     * @param list reads a part; called again when another month is there
     */
    Read read(List<Month> reached, Order order, boolean descending, Supplier<Portion> list) {
        var away =
                reached.stream()
                        .filter(Month::isAway)
                        .sorted(
                                descending
                                        ? Comparator.comparing((Month month) -> month.last(order))
                                                .reversed()
                                        : Comparator.comparing(month -> month.first(order)))
                        .toList();
        var found = list.get();
        var brought = 0;
        for (var month : away) {
            var begins = descending ? month.last(order) : month.first(order);
            if (!found.isAll()
                    && isBefore(order.of(found.events().getLast()), begins, descending)) {
                break;
            }
            if (brought == AT_ONCE) {
                var before =
                        found.events().stream()
                                .filter(event -> isBefore(order.of(event), begins, descending))
                                .toList();
                return new Read(new Portion(before, false), begins);
            }
            bring(month);
            brought++;
            found = list.get();
        }
        return new Read(found, null);
    }

    private static boolean isBefore(Instant moment, Instant other, boolean descending) {
        return descending ? moment.isAfter(other) : moment.isBefore(other);
    }

    /**
     * The old months that a question reaches. Nothing of them that is there is put away from here
     * on.
     *
     * @param condition in SQL, on {@code visibility.old_month o}
     */
    private List<Month> reached(String condition, Map<String, ?> values) {
        var now = clock.instant();
        var reached =
                jdbc.sql(OLD + " where " + condition + " group by o.month order by o.month")
                        .params(values)
                        .param("noted", noted(now))
                        .query((row, _) -> month(row))
                        .list();
        note(reached, now);
        return reached;
    }

    private static OffsetDateTime noted(Instant now) {
        return now.minus(NOTED_EVERY).atOffset(ZoneOffset.UTC);
    }

    private static Month month(ResultSet row) throws SQLException {
        return new Month(
                date(row, "month"),
                row.getTimestamp("first_record").toInstant(),
                row.getTimestamp("last_record").toInstant(),
                row.getBoolean("away"),
                row.getBoolean("stale"));
    }

    private void note(List<Month> reached, Instant now) {
        var stale = reached.stream().filter(Month::isStale).map(Month::date).toList();
        if (!stale.isEmpty()) {
            apart(() ->
                    jdbc.sql(
                                    """
                                    update visibility.old_month set used_at = :now
                                     where month = any (cast(:months as timestamptz[])) and back_in is not null
                                    """)
                            .param("now", now.atOffset(ZoneOffset.UTC))
                            .param(
                                    "months",
                                    stale.stream()
                                            .map(month -> OldRows.begin(month).toString())
                                            .toArray(String[]::new))
                            .update());
        }
    }

    private void bring(Month month) {
        if (!isMine()) {
            throw later("别的查询正在取回存档的月份。");
        }
        try {
            apart(() -> fill(month.date()));
        } finally {
            filling.unlock();
        }
    }

    private boolean isMine() {
        try {
            return filling.tryLock(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void apart(Runnable act) {
        Actor.run(
                Actor.system("取回存档的事件", Scope.everywhere()),
                () -> separate.executeWithoutResult(status -> act.run()));
    }

    private record InFile(String file, String digest) {}

    private void fill(LocalDate month) {
        if (back() >= most) {
            throw later("同时最多取回%d个存档的月份，现在已满。".formatted(most));
        }
        var away =
                jdbc.sql(
                                """
                                select file, digest from visibility.old_month
                                 where month = :month and back_in is null order by file for update
                                """)
                        .param("month", OldRows.begin(month))
                        .query((row, number) ->
                                new InFile(row.getString("file"), row.getString("digest")))
                        .list();
        away.forEach(file -> fill(month, file));
    }

    private int back() {
        return jdbc.sql(
                        "select count(distinct month) from visibility.old_month where back_in is not null")
                .query(Integer.class)
                .single();
    }

    private void fill(LocalDate month, InFile wanted) {
        var path = files.path(wanted.file());
        try (var writing = rows.new Writing()) {
            if (!hash(path).equals(wanted.file())
                    || !MonthFile.read(path, writing).digest().equals(wanted.digest())) {
                throw new IOException(path + " has other content than was written");
            }
        } catch (IOException e) {
            log.error(
                    "the events of {} cannot be read; bring {} back from a backup", month, path, e);
            throw new Problem(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "存档文件损坏",
                    "%d年%d月的事件存档文件缺失或损坏，不能回答。请管理员从备份恢复文件%s。"
                            .formatted(month.getYear(), month.getMonthValue(), wanted.file()),
                    List.of());
        }
        jdbc.sql(
                        """
                        update visibility.old_month set back_in = pg_current_xact_id(), used_at = :now
                         where month = :month and file = :file
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("month", OldRows.begin(month))
                .param("file", wanted.file())
                .update();
    }

    private static String hash(Path file) throws IOException {
        var digest = Sha256.begun();
        try (var content = java.nio.file.Files.newInputStream(file)) {
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return Sha256.hex(digest);
    }

    private static Problem later(String why) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "正在取回存档", why + "请过一会儿再问一次。", List.of());
    }

    static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDate();
    }
}
