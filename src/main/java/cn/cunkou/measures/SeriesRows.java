package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.values.DivisionCode.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads external series. */
final class SeriesRows implements RowMapper<Series> {
    private static final SeriesRows ROWS = new SeriesRows();

    private SeriesRows() {}

    /**
     * @param id null for all of them
     */
    static List<Series> read(JdbcClient database, @Nullable String id) {
        return database.sql(
                        """
                        select id, title, unit, meaning, aggregate, level, rhythm, publisher from measures.external_series
                         where cast(:id as text) is null or id = :id
                         order by id
                        """)
                .param("id", id)
                .query(ROWS)
                .list();
    }

    @Override
    public Series mapRow(ResultSet row, int number) throws SQLException {
        return new Series(
                row.getString("id"),
                row.getString("title"),
                row.getString("unit"),
                row.getString("meaning"),
                Aggregate.valueOf(ExternalSeries.constant(row.getString("aggregate"))),
                Level.valueOf(ExternalSeries.constant(row.getString("level"))),
                Rhythm.valueOf(ExternalSeries.constant(row.getString("rhythm"))),
                row.getString("publisher"));
    }
}
