package cn.cunkou.measures;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The figures of external series, as far as whoever acts may see them. */
@Repository
class Facts {
    private static final String FROM =
            """
              from (select fact.*, media_type, size,
                           not exists (select from measures.external_fact as later
                                        where later.series = fact.series and later.division = fact.division
                                          and later.day = fact.day
                                          and (later.recorded_at, later.id) > (fact.recorded_at, fact.id)) as holds
                      from measures.external_fact as fact
                      left join platform.file on file.sha256 = fact.sha256) as fact
              left join measures.series_in_county as own
                on own.series = fact.series and own.division = left(fact.division, 6)
            """;
    private static final String COLUMNS =
            """
            fact.id, fact.series, fact.division, day, value, coalesce(nullif(source, ''), publisher, '') as source,
            document_title, document_number, reason, sha256, document_name, media_type, size, person,
            fact.recorded_at, holds
            """
                    + FROM;
    private static final String SELECT = "select " + COLUMNS;
    private static final String IN_ORDER =
            " order by day desc, fact.division, fact.recorded_at desc, fact.id desc";

    private final JdbcClient jdbc;

    Facts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The records of a series in a division, those that were corrected included. */
    Paged<Fact> page(String series, String within, Paged.Request page) {
        var where = " where fact.series = :series and fact.division like :within";
        var rows =
                jdbc.sql(SELECT + where + IN_ORDER + " limit :limit offset :offset")
                        .param("series", series)
                        .param("within", within + "%")
                        .param("limit", page.size())
                        .param("offset", page.offset())
                        .query(Facts::fact)
                        .list();
        var total =
                jdbc.sql("select count(*)" + FROM + where)
                        .param("series", series)
                        .param("within", within + "%")
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    List<Fact> all(String series, DivisionCode within) {
        return jdbc.sql(
                        SELECT
                                + " where fact.series = :series and fact.division like :within"
                                + IN_ORDER)
                .param("series", series)
                .param("within", within.pattern())
                .query(Facts::fact)
                .list();
    }

    /** What holds in a division, of every series. */
    List<Fact> holding(DivisionCode within) {
        return jdbc.sql(
                        SELECT
                                + " where holds and value is not null and fact.division like :within order by fact.series, day, fact.division")
                .param("within", within.pattern())
                .query(Facts::fact)
                .list();
    }

    /** The last figure that holds of each series in a division. */
    List<Fact> latest(String within) {
        return jdbc.sql(
                        "select distinct on (fact.series) "
                                + COLUMNS
                                + " where holds and value is not null and fact.division like :within order by fact.series, day desc, fact.division")
                .param("within", within + "%")
                .query(Facts::fact)
                .list();
    }

    Optional<Fact> find(String series, UUID id) {
        return jdbc.sql(SELECT + " where fact.series = :series and fact.id = :id")
                .param("series", series)
                .param("id", id)
                .query(Facts::fact)
                .optional();
    }

    /** The figure that holds for a place and a period. */
    Optional<Fact> holding(String series, DivisionCode division, LocalDate day) {
        return jdbc.sql(
                        SELECT
                                + " where holds and value is not null and fact.series = :series and fact.division = :division and day = :day")
                .param("series", series)
                .param("division", division.digits())
                .param("day", day)
                .query(Facts::fact)
                .optional();
    }

    UUID add(NewFact fact, Instant now) {
        var document = fact.document();
        return jdbc.sql(
                        """
                        insert into measures.external_fact (series, division, day, value, source, document_title,
                                    document_number, reason, sha256, document_name, person, recorded_at)
                        values (:series, :division, :day, :value, :source, :title, :number, :reason, :sha256, :name,
                                :person, :now)
                        returning id
                        """)
                .param("series", fact.series())
                .param("division", fact.division().digits())
                .param("day", fact.day())
                .param("value", fact.value())
                .param("source", fact.source())
                .param("title", fact.documentTitle())
                .param("number", fact.documentNumber())
                .param("reason", fact.reason())
                .param("sha256", document == null ? null : document.file().sha256())
                .param("name", document == null ? null : document.name())
                .param("person", Actor.current().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    private static Fact fact(ResultSet row, int number) throws SQLException {
        return new Fact(
                row.getObject("id", UUID.class),
                row.getString("series"),
                DivisionCode.of(row.getString("division")),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("value"),
                row.getString("source"),
                row.getString("document_title"),
                row.getString("document_number"),
                row.getString("reason"),
                document(row),
                row.getString("person"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("holds"));
    }

    private static Fact.@Nullable Document document(ResultSet row) throws SQLException {
        var sha256 = row.getString("sha256");
        return sha256 == null
                ? null
                : new Fact.Document(
                        row.getString("document_name"),
                        new Files.Stored(sha256, row.getLong("size"), row.getString("media_type")));
    }
}
