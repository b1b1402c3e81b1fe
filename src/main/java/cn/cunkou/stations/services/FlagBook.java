package cn.cunkou.stations.services;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of flags: reads and writes them, decides nothing. */
@Component
class FlagBook {
    private static final String ALL = "select flag.* from stations.service_flag as flag";

    private final JdbcClient jdbc;

    FlagBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Flags of a county of which some service lies in or after that day. */
    List<Flag> since(DivisionCode county, LocalDate day) {
        return jdbc.sql(ALL + " where division like :pattern and last_day >= :day")
                .param("pattern", county.pattern())
                .param("day", day)
                .query(FlagBook::flag)
                .list();
    }

    void raise(Suspicion one, String division, int round, Collection<UUID> services, Instant now) {
        jdbc.sql(
                        """
                        insert into stations.service_flag (station, division, reason, key, round, says, services, first_day,
                                                           last_day, raised_at)
                        values (:station, :division, :reason, :key, :round, :says, :services, :first, :last, :now)
                            on conflict (station, reason, key, round) do nothing
                        """)
                .param("station", one.station())
                .param("division", division)
                .param("reason", one.reason().id())
                .param("key", one.key())
                .param("round", round)
                .param("says", one.says())
                .param("services", services.toArray(UUID[]::new))
                .param("first", one.firstDay())
                .param("last", one.lastDay())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void renew(Flag flag, Suspicion one, Collection<UUID> services) {
        jdbc.sql(
                        """
                        update stations.service_flag
                           set says = :says, services = :services, first_day = :first, last_day = :last
                         where id = :id and state = 'open'
                        """)
                .param("id", flag.id())
                .param("says", one.says())
                .param("services", services.toArray(UUID[]::new))
                .param("first", one.firstDay())
                .param("last", one.lastDay())
                .update();
    }

    void lapse(Collection<UUID> flags) {
        jdbc.sql(
                        "update stations.service_flag set state = 'lapsed' where id = any (:ids) and state = 'open'")
                .param("ids", flags.toArray(UUID[]::new))
                .update();
    }

    /** The flag, held against others who judge it. */
    Optional<Flag> lock(UUID id) {
        return jdbc.sql(ALL + " where id = :id for update")
                .param("id", id)
                .query(FlagBook::flag)
                .optional();
    }

    void judge(UUID id, Flag.State state, List<UUID> open, String reason, Instant now) {
        jdbc.sql(
                        """
                        update stations.service_flag
                           set state = :state, services = case when :state = 'open' then :open else services end,
                               judged_at = :now, judged_by = :by, judgement = :reason
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state.id())
                .param("open", open.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .param("reason", reason)
                .update();
    }

    @Transactional(readOnly = true)
    Optional<Flag> find(UUID id) {
        return jdbc.sql(ALL + " where id = :id").param("id", id).query(FlagBook::flag).optional();
    }

    /** Flags about a service. */
    @Transactional(readOnly = true)
    List<Flag> about(UUID service) {
        return jdbc.sql(
                        ALL
                                + " where :service = any (services) and state <> 'lapsed' order by raised_at desc")
                .param("service", service)
                .query(FlagBook::flag)
                .list();
    }

    @Transactional(readOnly = true)
    Paged<Flag> list(String pattern, String state, String reason, Paged.Request page) {
        var where =
                """
                 where division like :pattern and (:reason = '' or reason = :reason)
                   and case :state when '' then state <> 'lapsed' when 'judged' then state in ('real', 'rejected', 'mixed')
                                   else state = :state end
                """;
        var rows =
                jdbc.sql(
                                ALL
                                        + where
                                        + " order by (state = 'open') desc, last_day desc, raised_at desc, id limit :size offset :offset")
                        .param("pattern", pattern)
                        .param("reason", reason)
                        .param("state", state)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(FlagBook::flag)
                        .list();
        var total =
                jdbc.sql("select count(*) from stations.service_flag as flag" + where)
                        .param("pattern", pattern)
                        .param("reason", reason)
                        .param("state", state)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    @Transactional(readOnly = true)
    long open() {
        return jdbc.sql("select count(*) from stations.service_flag where state = 'open'")
                .query(Long.class)
                .single();
    }

    private static Flag flag(ResultSet row, int number) throws SQLException {
        return new Flag(
                row.getObject("id", UUID.class),
                row.getObject("station", UUID.class),
                row.getString("division"),
                Suspicion.Reason.of(row.getString("reason")),
                row.getString("key"),
                row.getInt("round"),
                row.getString("says"),
                Arrays.asList((UUID[]) row.getArray("services").getArray()),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Flag.State.of(row.getString("state")),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                judgement(row));
    }

    private static Flag.@Nullable Judgement judgement(ResultSet row) throws SQLException {
        var at = row.getObject("judged_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Flag.Judgement(
                        row.getString("judged_by"), at.toInstant(), row.getString("judgement"));
    }
}
