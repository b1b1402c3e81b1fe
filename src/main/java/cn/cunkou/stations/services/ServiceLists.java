package cn.cunkou.stations.services;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.PhoneClock;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Services, to look things up in. */
@Service
public class ServiceLists {
    private static final String ALL = "select service.* from stations.service";
    private static final String MATCHING =
            """
             where service.division like :pattern
               and (cast(:station as uuid) is null or service.station = :station)
               and (cast(:kind as text) is null or service.kind = :kind)
               and (cast(:from as date) is null or service.day >= :from)
               and (cast(:to as date) is null or service.day <= :to)
               and case :state
                       when '' then true
                       when 'counts' then service.counts
                       when 'not' then not service.counts
                       when 'withdrawn' then service.withdrawn_at is not null or service.replaced_by is not null
                       when 'clock' then service.clock is not null
                       when 'flagged' then exists (select from stations.service_flag as flag
                                                    where flag.station = service.station and flag.state = 'open'
                                                      and service.id = any (flag.services))
                       else service.confirmation = :state
                   end
               and not exists (select from unnest(cast(:words as text[])) as word
                                where position(lower(word) in lower(concat_ws(' ', service.station_name, service.kind_label,
                                                                              service.fields::text, service.by_name))) = 0)
            """;
    private static final String ORDER =
            " order by service.day desc, service.happened_at desc, service.id desc";

    private final JdbcClient jdbc;
    private final ServiceKinds kinds;

    ServiceLists(JdbcClient jdbc, ServiceKinds kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds;
    }

    /**
     * What became of a service.
     *
     * @param step as the database calls it
     */
    public record Step(String step, String note, Instant at, String by) {
        public String words() {
            return switch (step) {
                case "withdrawn" -> "撤回";
                case "replaced" -> "被更正取代";
                case "confirmed" -> "村民说办过";
                case "denied" -> "村民说没这回事";
                case "called" -> "打过电话，没打通";
                case "real" -> "核查属实";
                case "rejected" -> "核查不算";
                default -> step;
            };
        }
    }

    /** How many services of a kind. */
    public record Tally(String kind, long count) {}

    @Transactional(readOnly = true)
    public Paged<Rendered> list(DivisionCode county, ServiceFilter filter, Paged.Request page) {
        var rows =
                asked(ALL + MATCHING + ORDER + " limit :size offset :offset", filter)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(rows(county))
                        .list();
        return page.of(rows, count(filter));
    }

    @Transactional(readOnly = true)
    public long count(ServiceFilter filter) {
        return asked("select count(*) from stations.service" + MATCHING, filter)
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<Rendered> find(UUID id) {
        var division =
                jdbc.sql("select division from stations.service where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .optional();
        return division.flatMap(place ->
                jdbc.sql(ALL + " where id = :id")
                        .param("id", id)
                        .query(rows(DivisionCode.of(place).county()))
                        .optional());
    }

    @Transactional(readOnly = true)
    List<Rendered> all(DivisionCode county, Collection<UUID> ids) {
        return jdbc.sql(ALL + " where id = any (:ids)" + ORDER)
                .param("ids", ids.toArray(UUID[]::new))
                .query(rows(county))
                .list();
    }

    /** What became of a service, the latest first. */
    @Transactional(readOnly = true)
    List<Step> steps(UUID service) {
        return jdbc.sql(
                        """
                        select step, note, at, by_name from stations.service_step where service = :service
                         order by at desc, id desc
                        """)
                .param("service", service)
                .query((row, number) ->
                        new Step(
                                row.getString("step"),
                                row.getString("note"),
                                instant(row, "at"),
                                row.getString("by_name")))
                .list();
    }

    /** How many services of each kind count in those days. */
    @Transactional(readOnly = true)
    public List<Tally> tallies(UUID station, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        select kind_label as kind, count(*) as count from stations.service
                         where station = :station and day between :from and :to and counts
                         group by kind_label order by count(*) desc, kind_label
                        """)
                .param("station", station)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Tally(row.getString("kind"), row.getLong("count")))
                .list();
    }

    /** Photographs of a service by the id of their field. */
    @Transactional(readOnly = true)
    Map<String, String> photos(UUID service) {
        var photos = new HashMap<String, String>();
        jdbc.sql("select field, sha256 from stations.service_photo where service = :service")
                .param("service", service)
                .query(row -> {
                    photos.put(row.getString("field"), row.getString("sha256"));
                });
        return photos;
    }

    /** Where the phone was; empty where it did not say. */
    @Transactional(readOnly = true)
    Optional<Point> point(UUID service) {
        return jdbc.sql(
                        """
                        select longitude, latitude, coalesce(accuracy, 0) as accuracy from stations.service
                         where id = :id and longitude is not null and latitude is not null
                        """)
                .param("id", service)
                .query((row, number) ->
                        new Point(
                                row.getDouble("longitude"),
                                row.getDouble("latitude"),
                                row.getInt("accuracy")))
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<Files.Stored> photo(UUID service, String field) {
        return jdbc.sql(
                        """
                        select file.sha256, file.size, file.media_type
                          from stations.service_photo as photo join platform.file on file.sha256 = photo.sha256
                         where photo.service = :service and photo.field = :field
                        """)
                .param("service", service)
                .param("field", field)
                .query((row, number) ->
                        new Files.Stored(
                                row.getString("sha256"),
                                row.getLong("size"),
                                row.getString("media_type")))
                .optional();
    }

    private StatementSpec asked(String sql, ServiceFilter filter) {
        return jdbc.sql(sql)
                .param("pattern", filter.pattern())
                .param("station", filter.stationId())
                .param("kind", Faults.given(filter.kind()))
                .param("from", filter.first())
                .param("to", filter.last())
                .param("state", filter.state())
                .param("words", filter.words());
    }

    private RowMapper<Rendered> rows(DivisionCode county) {
        var known = kinds.all(county);
        return (row, number) -> rendered(row, known);
    }

    static Rendered rendered(ResultSet row, Map<String, ServiceKind> kinds) throws SQLException {
        var kind = row.getString("kind");
        return new Rendered(
                row.getObject("id", UUID.class),
                row.getObject("station", UUID.class),
                row.getString("station_name"),
                row.getString("division"),
                row.getObject("day", LocalDate.class),
                instant(row, "happened_at"),
                instant(row, "entered_at"),
                instant(row, "recorded_at"),
                PhoneClock.Note.read(row.getString("clock")),
                kind,
                row.getString("kind_label"),
                row.getBoolean("named"),
                FieldValues.words(kinds.get(kind), FieldValues.read(row.getString("fields"))),
                row.getString("by_name"),
                row.getString("caller_masked"),
                row.getObject("replaces", UUID.class),
                row.getObject("replaced_by", UUID.class),
                withdrawn(row),
                Rendered.Confirmation.of(row.getString("confirmation")),
                Rendered.Verdict.of(row.getString("verdict")),
                row.getBoolean("counts"));
    }

    private static @Nullable Instant withdrawn(ResultSet row) throws SQLException {
        var at = row.getObject("withdrawn_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
