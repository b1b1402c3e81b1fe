package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads external series, in the words of a county or of the one that has had them longest. */
final class SeriesRows implements RowMapper<Series> {
    private static final SeriesRows ROWS = new SeriesRows();
    private static final String SELECT =
            """
            select distinct on (series.id) series.id, unit, aggregate, level, title, meaning, base, rhythm, publisher
              from measures.external_series as series
              join measures.series_in_county as own on own.series = series.id
             where (cast(:county as text) is null or own.division = :county)
            """;
    private static final String IN_ORDER = " order by series.id, own.recorded_at, own.division";

    private SeriesRows() {}

    /**
     * Those in use.
     *
     * @param county null for all of them
     */
    static List<Series> all(JdbcClient database, @Nullable DivisionCode county) {
        return database.sql(SELECT + " and followed_by is null" + IN_ORDER)
                .param("county", county == null ? null : county.digits())
                .query(ROWS)
                .list();
    }

    /** One of them, also when its figures go on under another name. */
    static Optional<Series> find(JdbcClient database, String id, @Nullable DivisionCode county) {
        return database.sql(SELECT + " and series.id = :id" + IN_ORDER)
                .param("county", county == null ? null : county.digits())
                .param("id", id)
                .query(ROWS)
                .optional();
    }

    @Override
    public Series mapRow(ResultSet row, int number) throws SQLException {
        return new Series(
                row.getString("id"),
                row.getString("title"),
                row.getString("unit"),
                row.getString("meaning"),
                row.getString("base"),
                Aggregate.valueOf(ExternalSeries.constant(row.getString("aggregate"))),
                Level.valueOf(ExternalSeries.constant(row.getString("level"))),
                Rhythm.valueOf(ExternalSeries.constant(row.getString("rhythm"))),
                row.getString("publisher"));
    }
}
