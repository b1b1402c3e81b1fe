package cn.cunkou.officers;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.registry.Duty;
import cn.cunkou.registry.Tenure;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import cn.cunkou.values.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The appointments to duties, to look things up in; the register of posts keeps them. */
@Service
class Appointments {
    private static final String ALL = "select appointment.* from officers.appointment";
    private static final String MATCHING =
            """
             where division like :pattern
               and (cast(:duty as text) is null or duty = :duty)
               and (cast(:level as text) is null or level = :level)
               and (:state = 'all'
                    or :state = case when withdrawn_at is not null then 'withdrawn'
                                     when superseded_by is not null then 'superseded'
                                     when from_day > :today then 'coming'
                                     when last_day < :today then 'past'
                                     else '' end)
               and not exists (select from unnest(cast(:words as text[])) as word
                                where position(lower(word) in lower(concat_ws(' ', person, office, body_name, document))) = 0)
            """;
    private static final String ORDER =
            """
             order by length(division), division, body_name nulls first,
                      array_position(array['leader', 'contact', 'information-officer', 'group-member'], duty), from_day desc, id
            """;

    private final JdbcClient jdbc;

    Appointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    Paged<Appointment> list(AppointmentFilter filter, LocalDate today, Paged.Request page) {
        var rows =
                asked(ALL + MATCHING + ORDER + " limit :size offset :offset", filter, today)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new Rows())
                        .list();
        var total =
                asked("select count(*) from officers.appointment" + MATCHING, filter, today)
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /** Every appointment that matches. */
    @Transactional(readOnly = true)
    List<Appointment> everything(AppointmentFilter filter, LocalDate today) {
        return asked(ALL + MATCHING + ORDER, filter, today).query(new Rows()).list();
    }

    @Transactional(readOnly = true)
    Optional<Appointment> find(UUID id) {
        return jdbc.sql(ALL + " where id = :id").param("id", id).query(new Rows()).optional();
    }

    /** Everybody who was ever appointed to a post, what was corrected and withdrawn included. */
    @Transactional(readOnly = true)
    List<Appointment> ofPost(UUID post) {
        return jdbc.sql(
                        ALL
                                + " where post = :post order by from_day desc, recorded_at desc, id desc")
                .param("post", post)
                .query(new Rows())
                .list();
    }

    /** Information officers in a division at some time of a period who reported nothing of it. */
    @Transactional(readOnly = true)
    List<Appointment> silent(DivisionCode within, Period period) {
        return jdbc.sql(
                        ALL
                                + """
                                 where division like :pattern and duty = 'information-officer'
                                   and withdrawn_at is null and superseded_by is null
                                   and from_day <= :to and (last_day is null or last_day >= :from)
                                   and not exists (select from officers.report
                                                    where report.valid and report.officer_of = appointment.division
                                                      and report.day between :from and :to)
                                """
                                + ORDER)
                .param("pattern", within.pattern())
                .param("from", period.from())
                .param("to", period.to())
                .query(new Rows())
                .list();
    }

    private StatementSpec asked(String sql, AppointmentFilter filter, LocalDate today) {
        return jdbc.sql(sql)
                .param("pattern", filter.pattern())
                .param("duty", Faults.given(filter.duty()))
                .param("level", Faults.given(filter.level()))
                .param("state", filter.state())
                .param("today", today)
                .param("words", filter.words());
    }

    private static final class Rows implements RowMapper<Appointment> {
        @Override
        public Appointment mapRow(ResultSet row, int number) throws SQLException {
            return new Appointment(
                    row.getObject("id", UUID.class),
                    row.getObject("post", UUID.class),
                    Duty.read(row.getString("duty")).orElseThrow(),
                    DivisionCode.of(row.getString("division")),
                    row.getObject("body", UUID.class),
                    row.getString("body_name"),
                    new Tenure(
                            row.getString("person"),
                            row.getString("office"),
                            phone(row.getString("phone")),
                            row.getObject("from_day", LocalDate.class),
                            row.getObject("last_day", LocalDate.class),
                            row.getString("document")),
                    row.getObject("paper", UUID.class),
                    stamp(row, "recorded"),
                    new Appointment.History(
                            row.getString("correction_reason"),
                            row.getObject("superseded_by", UUID.class),
                            row.getObject("withdrawn_at") == null
                                    ? null
                                    : new Appointment.Withdrawal(
                                            stamp(row, "withdrawn"),
                                            row.getString("withdrawal_reason"))));
        }

        private static Stamp stamp(ResultSet row, String what) throws SQLException {
            return new Stamp(
                    row.getString(what + "_by"),
                    row.getObject(what + "_at", OffsetDateTime.class).toInstant());
        }

        private static @Nullable PhoneNumber phone(@Nullable String digits) {
            return digits == null ? null : new PhoneNumber(digits);
        }
    }
}
