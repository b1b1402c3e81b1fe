package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.platform.Actor;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which external series there are, which of them each county has, and what it calls them. */
@Repository
class SeriesBook {
    private final JdbcClient jdbc;

    SeriesBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is the same of a series in all counties. */
    record Kind(String unit, Aggregate aggregate, Level level) {
        static Kind of(Series series) {
            return new Kind(series.unit(), series.aggregate(), series.level());
        }

        String words() {
            return "单位%s，按%s记，%s".formatted(unit, Series.label(level), Series.label(aggregate));
        }
    }

    Optional<Kind> kind(String id) {
        return jdbc.sql(
                        "select unit, aggregate, level from measures.external_series where id = :id")
                .param("id", id)
                .query((row, number) ->
                        new Kind(
                                row.getString("unit"),
                                Aggregate.valueOf(
                                        ExternalSeries.constant(row.getString("aggregate"))),
                                Level.valueOf(ExternalSeries.constant(row.getString("level")))))
                .optional();
    }

    List<Series> all(DivisionCode county) {
        return SeriesRows.all(jdbc, county);
    }

    /** A series that the county has; not one whose figures go on under another name. */
    Optional<Series> find(String id, DivisionCode county) {
        return SeriesRows.find(jdbc, id, county).filter(_ -> !isFollowed(id, county));
    }

    private boolean isFollowed(String id, DivisionCode county) {
        return jdbc.sql(
                        """
                        select followed_by is not null from measures.series_in_county
                         where series = :id and division = :county
                        """)
                .param("id", id)
                .param("county", county.digits())
                .query(Boolean.class)
                .single();
    }

    /** Writes what a county calls a series; the series too where no county has it yet. */
    void write(Series series, DivisionCode county, Instant now) {
        var by = Actor.current().name();
        jdbc.sql(
                        """
                        insert into measures.external_series (id, unit, aggregate, level, recorded_by, recorded_at)
                        values (:id, :unit, :aggregate, :level, :by, :now) on conflict (id) do nothing
                        """)
                .param("id", series.id())
                .param("unit", series.unit())
                .param("aggregate", ExternalSeries.word(series.aggregate()))
                .param("level", ExternalSeries.word(series.level()))
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        """
                        insert into measures.series_in_county (series, division, title, meaning, base, rhythm, publisher,
                                    recorded_by, recorded_at)
                        values (:id, :county, :title, :meaning, :base, :rhythm, :publisher, :by, :now)
                        on conflict (series, division) do update
                           set title = excluded.title, meaning = excluded.meaning, base = excluded.base,
                               rhythm = excluded.rhythm, publisher = excluded.publisher, followed_by = null
                        """)
                .param("id", series.id())
                .param("county", county.digits())
                .param("title", series.title())
                .param("meaning", series.meaning())
                .param("base", series.base())
                .param("rhythm", series.rhythm().id())
                .param("publisher", series.publisher())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Lets a county's figures go on under another name. What was recorded under the earlier one
     * stays there, and stands under the new one too, with the person and the moment that it was
     * recorded by and at.
     */
    void follow(Series before, Series after, DivisionCode county) {
        jdbc.sql(
                        """
                        insert into measures.external_fact (series, division, day, value, source, document_title,
                                    document_number, reason, sha256, document_name, person, recorded_at)
                        select :after, division, day, value, coalesce(nullif(source, ''), :publisher), document_title,
                               document_number, reason, sha256, document_name, person, recorded_at
                          from measures.external_fact as fact where series = :before and division like :within
                           and not exists (select from measures.external_fact as own
                                            where own.series = :after and own.division = fact.division
                                              and own.day = fact.day and own.recorded_at = fact.recorded_at)
                         order by recorded_at, id
                        """)
                .param("before", before.id())
                .param("after", after.id())
                .param("publisher", before.publisher())
                .param("within", county.pattern())
                .update();
        jdbc.sql(
                        """
                        update measures.series_in_county set followed_by = :after
                         where series = :before and division = :county
                        """)
                .param("before", before.id())
                .param("after", after.id())
                .param("county", county.digits())
                .update();
    }
}
