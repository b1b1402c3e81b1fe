package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** How a row of {@code region.site} becomes a site. */
final class SiteRows implements RowMapper<Site> {
    static final String COLUMNS =
            """
            id, division, place, kind, name, address, longitude, latitude, datum, opening_day, version,
            lower(validity) as from_day, upper(validity) as until_day\
            """;

    @Override
    public Site mapRow(ResultSet row, int number) throws SQLException {
        return new Site(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division")),
                DivisionCode.of(row.getString("place")),
                Site.Kind.of(row.getString("kind")),
                row.getString("name"),
                row.getString("address"),
                position(row),
                row.getObject("opening_day", LocalDate.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getInt("version"));
    }

    private static @Nullable Position position(ResultSet row) throws SQLException {
        var datum = row.getString("datum");
        return datum == null
                ? null
                : new Position(
                        row.getBigDecimal("longitude"),
                        row.getBigDecimal("latitude"),
                        Position.Datum.valueOf(datum));
    }
}
