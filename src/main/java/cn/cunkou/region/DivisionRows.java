package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.springframework.jdbc.core.RowMapper;

/** How a row of {@code region.division} becomes a division. */
final class DivisionRows implements RowMapper<Division> {
    static final String COLUMNS =
            "code, name, short_name, kind, lower(validity) as from_day, upper(validity) as until_day, assumed_before";

    @Override
    public Division mapRow(ResultSet row, int number) throws SQLException {
        return new Division(
                DivisionCode.of(row.getString("code")),
                row.getString("name"),
                row.getString("short_name"),
                Division.Kind.of(row.getString("kind")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getObject("assumed_before", LocalDate.class));
    }
}
