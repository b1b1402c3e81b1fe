package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.secrets.SecretBox;
import cn.cunkou.visibility.Subscription.Course;
import cn.cunkou.visibility.Subscription.Creator;
import cn.cunkou.visibility.Subscription.Order;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The subscriptions as they are stored. */
@Repository
class Subscriptions {
    /** How many a county may have at once. */
    static final int MOST = 50;

    private static final int USUAL_BATCH = 200;

    /**
     * Which server, and which life of this table on it: a restore makes it anew, without what was
     * recorded since the snapshots.
     */
    private static final String SERVER =
            "(select cast(system_identifier as text) || ' '"
                    + " || cast(cast('visibility.subscription' as regclass) as oid)"
                    + " from pg_control_system())";

    /** Of what was recorded so shortly before, some may have been committed later. */
    private static final Duration COMMITTED_WITHIN = Duration.ofMinutes(10);

    private static final String SELECT =
            """
            select id, division, query_name, dest, schedule::text, report_if_empty, epc_format,
                   creator_kind, creator, creator_name, created_at, initial_time, server = %s as here, seen::text, target::text,
                   after_time, after_id, last_run, notified_at, batch, failures, failing_since, last_failure,
                   last_failure_at, stopped_at
              from visibility.subscription
            """
                    .formatted(SERVER);

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    Subscriptions(JdbcClient jdbc, SecretBox box, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes an order in, of whoever acts.
     *
     * @throws EpcisProblem when the county has as many as it may
     */
    @Transactional
    Subscription add(Order order, String division, Progress progress) {
        var county = division.substring(0, 6);
        var id = UUID.randomUUID();
        var actor = Actor.current();
        jdbc.sql("select pg_advisory_xact_lock(hashtext('visibility.subscription ' || :county))")
                .param("county", county)
                .query(row -> {});
        var there =
                jdbc.sql(
                                """
                                select count(*) from visibility.subscription where county = :county and stopped_at is null
                                """)
                        .param("county", county)
                        .query(Integer.class)
                        .single();
        if (there >= MOST) {
            throw EpcisProblem.subscription("一个县最多%d个订阅，请先删除不用的。".formatted(MOST));
        }
        jdbc.sql(
                        """
                        insert into visibility.subscription
                               (id, division, county, query_name, dest, signature_token, stream, schedule, report_if_empty,
                                epc_format, creator_kind, creator, creator_name, created_at, initial_time, server, seen, batch, body)
                        values (:id, :division, :county, :query, :dest, :token, :stream, cast(:schedule as json), :empty,
                                :format, :kind, :creator, :name, :now, :initial, %s, cast(:seen as pg_snapshot), :batch, :body)
                        """
                                .formatted(SERVER))
                .param("id", id)
                .param("division", division)
                .param("county", county)
                .param("query", order.query())
                .param("dest", order.dest())
                .param("token", locked(order.signatureToken(), id))
                .param("stream", order.isStream())
                .param(
                        "schedule",
                        order.isStream() ? null : json.writeValueAsString(order.schedule()))
                .param("empty", order.reportIfEmpty())
                .param("format", order.spelling().word())
                .param("kind", actor.kind().name())
                .param("creator", actor.id())
                .param("name", actor.name())
                .param("now", now())
                .param("initial", order.initialRecordTime().atOffset(ZoneOffset.UTC))
                .param("seen", progress.seen())
                .param("batch", USUAL_BATCH)
                .param("body", Party.of(actor))
                .update();
        var added = find(id).orElseThrow();
        audit.record("订阅事件", subject(added), null, added.shown(), null);
        return added;
    }

    private byte @Nullable [] locked(@Nullable String token, UUID id) {
        return token == null ? null : box.lock(token.getBytes(StandardCharsets.UTF_8), owner(id));
    }

    private static String owner(UUID id) {
        return "epcis subscription " + id;
    }

    @Transactional(readOnly = true)
    Optional<Subscription> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(this::subscription)
                .optional();
    }

    /**
     * How what is sent is signed.
     *
     * @param token null where it is not
     */
    record Signing(@Nullable String token) {}

    /** Empty when its token was locked away with another key of the installation. */
    @Transactional(readOnly = true)
    Optional<Signing> signing(UUID id) {
        var locked =
                jdbc.sql(
                                """
                                select signature_token from visibility.subscription
                                 where id = :id and signature_token is not null
                                """)
                        .param("id", id)
                        .query((row, number) -> row.getBytes(1))
                        .list();
        if (locked.isEmpty()) {
            return Optional.of(new Signing(null));
        }
        try {
            var token = box.unlock(locked.getFirst(), owner(id));
            return Optional.of(new Signing(new String(token, StandardCharsets.UTF_8)));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Those of a query, in the order of their ids, after the one given. */
    @Transactional(readOnly = true)
    List<Subscription> list(String query, @Nullable UUID after, int most) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where query_name = :query and (cast(:after as uuid) is null or id > cast(:after as uuid))
                                 order by id limit :most
                                """)
                .param("query", query)
                .param("after", after)
                .param("most", most)
                .query(this::subscription)
                .list();
    }

    /** Those to be told at once of what is recorded there, and not waiting for another attempt. */
    @Transactional(readOnly = true)
    List<UUID> streams(String division) {
        return jdbc.sql(
                        """
                        select id from visibility.subscription
                         where county = left(:division, 6) and stream and stopped_at is null and failures = 0
                        """)
                .param("division", division)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    @Transactional
    void remove(Subscription subscription) {
        jdbc.sql("delete from visibility.subscription where id = :id")
                .param("id", subscription.id())
                .update();
        audit.record("取消订阅", subject(subscription), subscription.shown(), Map.of(), null);
    }

    /**
     * Notes how far it is now, and that all is well.
     *
     * @param told whether the other side was called
     */
    @Transactional
    void advance(Subscription subscription, Progress progress, boolean told) {
        jdbc.sql(
                        """
                        update visibility.subscription
                           set seen = cast(:seen as pg_snapshot), target = cast(:target as pg_snapshot),
                               after_time = :afterTime, after_id = :afterId, last_run = :now, server = %s,
                               notified_at = case when :told then :now else notified_at end,
                               failures = 0, failing_since = null,
                               last_failure = case when :told then null else last_failure end,
                               last_failure_at = case when :told then null else last_failure_at end
                         where id = :id
                        """
                                .formatted(SERVER))
                .param("seen", progress.seen())
                .param("target", progress.target())
                .param("afterTime", offset(progress.afterTime()))
                .param("afterId", progress.afterId())
                .param("now", now())
                .param("told", told)
                .param("id", subscription.id())
                .update();
    }

    /**
     * Notes that the other side was called in vain.
     *
     * @param batch most events of the next attempt
     * @return how often in a row, and since when
     */
    @Transactional
    Subscription failed(Subscription subscription, String said, int batch) {
        jdbc.sql(
                        """
                        update visibility.subscription
                           set failures = failures + 1, failing_since = coalesce(failing_since, :now), last_failure = :said,
                               last_failure_at = :now, batch = :batch
                         where id = :id
                        """)
                .param("now", now())
                .param("said", said)
                .param("batch", batch)
                .param("id", subscription.id())
                .update();
        return find(subscription.id()).orElse(subscription);
    }

    /**
     * Removes those that were stopped before that moment, when nobody will read any more why.
     *
     * @return how many
     */
    @Transactional
    int removeStopped(Instant before) {
        var old =
                jdbc.sql(SELECT + " where stopped_at < :before")
                        .param("before", offset(before))
                        .query(this::subscription)
                        .list();
        old.forEach(this::remove);
        return old.size();
    }

    /** It is not run any more; it stays to be read why. */
    @Transactional
    void stop(Subscription subscription, String reason) {
        jdbc.sql(
                        """
                        update visibility.subscription
                           set stopped_at = :now, last_failure = :reason, last_failure_at = :now where id = :id
                        """)
                .param("now", now())
                .param("reason", reason)
                .param("id", subscription.id())
                .update();
        audit.record("停止订阅", subject(subscription), null, Map.of("reason", reason), null);
    }

    private static Audit.Subject subject(Subscription one) {
        return new Audit.Subject(
                "epcis-subscription",
                one.id().toString(),
                one.order().query() + " → " + one.order().dest(),
                one.division());
    }

    private Subscription subscription(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var schedule = row.getString("schedule");
        var order =
                new Order(
                        row.getString("query_name"),
                        row.getString("dest"),
                        // not opened for those who only look
                        null,
                        schedule == null
                                ? Map.of()
                                : json.readValue(
                                        schedule, new TypeReference<Map<String, String>>() {}),
                        row.getBoolean("report_if_empty"),
                        row.getTimestamp("initial_time").toInstant(),
                        EpcSpelling.of(row.getString("epc_format")));
        var creator =
                new Creator(
                        Actor.Kind.valueOf(row.getString("creator_kind")),
                        row.getString("creator"),
                        row.getString("creator_name"));
        var course =
                new Course(
                        progress(row, order),
                        row.getInt("batch"),
                        instant(row.getTimestamp("last_run")),
                        instant(row.getTimestamp("notified_at")),
                        row.getInt("failures"),
                        instant(row.getTimestamp("failing_since")),
                        row.getString("last_failure"),
                        instant(row.getTimestamp("last_failure_at")),
                        instant(row.getTimestamp("stopped_at")));
        return new Subscription(
                id,
                row.getString("division"),
                creator,
                order,
                row.getTimestamp("created_at").toInstant(),
                course);
    }

    /**
     * Brought back from a backup it goes on by time, and rather tells twice than never: those
     * snapshots mean nothing here.
     */
    private static Progress progress(ResultSet row, Order order) throws SQLException {
        if (row.getBoolean("here")) {
            return new Progress(
                    order.initialRecordTime(),
                    row.getString("seen"),
                    row.getString("target"),
                    instant(row.getTimestamp("after_time")),
                    row.getObject("after_id", UUID.class),
                    false);
        }
        var told = instant(row.getTimestamp("after_time"));
        var last = told != null ? told : instant(row.getTimestamp("last_run"));
        if (last == null && row.getString("seen") != null) {
            last = row.getTimestamp("created_at").toInstant();
        }
        var first = order.initialRecordTime();
        var since = last == null ? first : last.minus(COMMITTED_WITHIN);
        return Progress.from(since.isBefore(first) ? first : since);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
