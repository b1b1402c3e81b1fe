package cn.cunkou.disclosure;

import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notices as everybody may see them. */
@Service
class PublicNotices {
    private static final String SELECT = "select * from disclosure.public_notice";

    private final JdbcClient jdbc;

    PublicNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a county that were not taken down, the newest first, without their lines. */
    @Transactional(readOnly = true)
    public List<PublicNotice> of(DivisionCode county) {
        return jdbc.sql(
                        SELECT
                                + " where county = :county and withdrawn_at is null order by from_day desc, id desc")
                .param("county", county.digits())
                .query((row, number) -> notice(row, List.of()))
                .list();
    }

    /** A notice, also one that was taken down. */
    @Transactional(readOnly = true)
    public Optional<PublicNotice> find(DivisionCode county, UUID id) {
        return jdbc.sql(SELECT + " where id = :id and county = :county")
                .param("id", id)
                .param("county", county.digits())
                .query((row, number) -> notice(row, lines(id)))
                .optional();
    }

    private List<Notice.Line> lines(UUID notice) {
        return jdbc.sql(
                        "select name, what, amount_fen from disclosure.public_notice_line where notice = :notice order by number")
                .param("notice", notice)
                .query(NoticeBook::line)
                .list();
    }

    private static PublicNotice.@Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        var at = row.getObject("withdrawn_at", OffsetDateTime.class);
        return at == null
                ? null
                : new PublicNotice.Withdrawal(
                        at.toInstant(), Objects.requireNonNull(row.getString("withdrawal_reason")));
    }

    private static PublicNotice notice(ResultSet row, List<Notice.Line> lines) throws SQLException {
        return new PublicNotice(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("county")),
                row.getString("body_name"),
                row.getString("title"),
                row.getString("said"),
                Objects.requireNonNull(row.getObject("from_day", LocalDate.class)),
                row.getInt("working_days"),
                lines,
                new Notice.Objections(
                        row.getInt("objections"), row.getInt("answered"), row.getInt("upheld")),
                withdrawal(row));
    }
}
