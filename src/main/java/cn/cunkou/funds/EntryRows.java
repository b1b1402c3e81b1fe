package cn.cunkou.funds;

import cn.cunkou.funds.Entry.About;
import cn.cunkou.funds.Entry.Kind;
import cn.cunkou.funds.Entry.Moved;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Entries as the database has them. */
final class EntryRows {
    static final String COLUMNS =
            """
            fund, number, id, division, day, kind, from_account, to_account, fen, source, line, use, payee_kind, payee, payee_name,
            subject_kind, subject, place, contract, milestone, commitment, reward, payment, corrects, cause, purpose,
            document, recorded_at, recorded_by\
            """;

    static final String INSERT =
            """
            insert into funds.entry (fund, number, id, division, day, kind, from_account, to_account, fen, source, line,
                                     use, payee_kind, payee, payee_name, subject_kind, subject, place, contract, milestone,
                                     commitment, reward, payment, corrects, cause, purpose, document, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** What {@link #moved} reads. */
    static final String SUMMED =
            """
            select number, id, extract(year from day)::int as year, from_account, to_account, fen, source, line, subject_kind,
                   subject, place, commitment, reward, payment, cause is not null and starts_with(cause, 'vouchers:') as vouchers\
            """;

    /** Inserts entries that {@link #json} wrote. */
    static final String INSERT_JSON =
            "insert into funds.entry select * from jsonb_populate_recordset(null::funds.entry, cast(:entries as jsonb))";

    private static final List<String> NAMES =
            Stream.of(INSERT.substring(INSERT.indexOf('(') + 1, INSERT.indexOf(')')).split(","))
                    .map(String::strip)
                    .toList();

    private EntryRows() {}

    /** Entries as one text for the database. */
    static String json(List<Entry> entries, JsonMapper mapper) {
        var all = mapper.createArrayNode();
        for (var entry : entries) {
            var row = all.addObject();
            var values = values(entry);
            for (var i = 0; i < values.length; i++) {
                if (values[i] != null) {
                    row.put(NAMES.get(i), values[i].toString());
                }
            }
        }
        return all.toString();
    }

    static @Nullable Object[] values(Entry entry) {
        var about = entry.about();
        return new @Nullable Object[] {
            entry.fund(),
            entry.number(),
            entry.id(),
            entry.division(),
            entry.day(),
            entry.kind().id(),
            entry.from(),
            entry.to(),
            entry.fen(),
            about.source(),
            about.line(),
            about.use(),
            about.payeeKind(),
            about.payee(),
            about.payeeName(),
            about.subjectKind(),
            about.subject(),
            about.place(),
            about.contract(),
            about.milestone(),
            about.commitment(),
            about.reward(),
            about.payment(),
            about.corrects(),
            about.cause(),
            entry.purpose(),
            entry.document(),
            entry.recordedAt().atOffset(ZoneOffset.UTC),
            entry.recordedBy()
        };
    }

    static Moved moved(ResultSet row, int number) throws SQLException {
        return new Moved(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getObject(12, UUID.class),
                row.getString(13),
                row.getObject(14, UUID.class),
                row.getBoolean(15));
    }

    static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("fund"),
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getString("division"),
                row.getObject("day", LocalDate.class),
                Kind.of(row.getString("kind")),
                row.getString("from_account"),
                row.getString("to_account"),
                row.getLong("fen"),
                new About(
                        row.getString("source"),
                        row.getString("line"),
                        row.getString("use"),
                        row.getString("payee_kind"),
                        row.getObject("payee", UUID.class),
                        row.getString("payee_name"),
                        row.getString("subject_kind"),
                        row.getString("subject"),
                        row.getString("place"),
                        row.getString("contract"),
                        row.getString("milestone"),
                        row.getObject("commitment", UUID.class),
                        row.getString("reward"),
                        row.getObject("payment", UUID.class),
                        row.getObject("corrects", UUID.class),
                        row.getString("cause")),
                row.getString("purpose"),
                row.getString("document"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
