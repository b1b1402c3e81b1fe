package cn.cunkou.papers;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Papers as the database has them. */
final class PaperRows implements RowMapper<Paper> {
    static final String SELECT =
            """
            select paper.*, lower(covers) as covers_from, upper(covers) - 1 as covers_to
              from papers.paper_facts as paper
            """;

    @Override
    public Paper mapRow(ResultSet row, int number) throws SQLException {
        return new Paper(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division")),
                new Paper.Issuer(row.getObject("body", UUID.class), row.getString("body_name")),
                PaperKind.of(row.getString("kind")),
                row.getString("number"),
                row.getString("title"),
                row.getObject("day", LocalDate.class),
                covers(row),
                row.getBoolean("open"),
                row.getString("note"),
                fulfils(row),
                row.getInt("files"),
                stamp(row, "recorded"),
                new Paper.History(
                        row.getObject("corrects", UUID.class),
                        row.getString("correction_reason"),
                        row.getObject("superseded_by", UUID.class),
                        withdrawal(row)));
    }

    static @Nullable Period covers(ResultSet row) throws SQLException {
        var from = row.getObject("covers_from", LocalDate.class);
        return from == null ? null : new Period(from, row.getObject("covers_to", LocalDate.class));
    }

    static List<Fulfilment> fulfils(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("fulfils").getArray())
                .map(Fulfilment::parse)
                .toList();
    }

    private static Paper.@Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        var reason = row.getString("withdrawal_reason");
        return reason == null ? null : new Paper.Withdrawal(stamp(row, "withdrawn"), reason);
    }

    private static Paper.Stamp stamp(ResultSet row, String what) throws SQLException {
        return new Paper.Stamp(
                Objects.requireNonNull(row.getString(what + "_by")),
                row.getObject(what + "_at", OffsetDateTime.class).toInstant());
    }
}
