package cn.cunkou.activities;

import cn.cunkou.activities.Activity.History;
import cn.cunkou.activities.Activity.Stamp;
import cn.cunkou.activities.Activity.Withdrawal;
import cn.cunkou.region.Position;
import cn.cunkou.region.Position.Datum;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Activities as the database has them. */
final class ActivityRows implements RowMapper<Activity> {
    static final String SELECT = "select activity.* from activities.activity_facts as activity";

    @Override
    public Activity mapRow(ResultSet row, int number) throws SQLException {
        return new Activity(
                row.getObject("id", UUID.class),
                said(row),
                row.getString("body_name"),
                row.getString("paper_title"),
                row.getInt("pictures"),
                stamp(row, "recorded"),
                new History(
                        row.getObject("corrects", UUID.class),
                        row.getString("correction_reason"),
                        row.getObject("superseded_by", UUID.class),
                        withdrawal(row)));
    }

    private static Activity.Said said(ResultSet row) throws SQLException {
        var cost = row.getObject("cost_fen", Long.class);
        var east = row.getBigDecimal("longitude");
        return new Activity.Said(
                DivisionCode.of(row.getString("division")),
                row.getObject("body", UUID.class),
                ActivityKind.of(row.getString("kind")),
                row.getString("form"),
                row.getString("title"),
                row.getObject("day", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("place"),
                row.getObject("people", Integer.class),
                cost == null ? null : new Money(cost),
                row.getString("media"),
                row.getString("partner"),
                row.getString("partner_kind"),
                row.getString("address"),
                east == null
                        ? null
                        : new Position(east, row.getBigDecimal("latitude"), Datum.CGCS2000),
                row.getObject("paper", UUID.class),
                row.getString("note"));
    }

    private static Stamp stamp(ResultSet row, String what) throws SQLException {
        return new Stamp(
                row.getString(what + "_by"),
                row.getObject(what + "_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        return row.getObject("withdrawn_at") == null
                ? null
                : new Withdrawal(stamp(row, "withdrawn"), row.getString("withdrawal_reason"));
    }
}
