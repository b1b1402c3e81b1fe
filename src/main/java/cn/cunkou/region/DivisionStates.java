package cn.cunkou.region;

import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The dated rows of a division, as changes close and open them; within the caller's transaction.
 */
@Repository
class DivisionStates {
    private final JdbcClient jdbc;

    DivisionStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One change of a county at a time. */
    void hold(DivisionCode county) {
        OneAtATime.on(jdbc, "divisions " + county.digits());
    }

    /** Whether that code is recorded for any day. */
    boolean isKnown(DivisionCode code) {
        return jdbc.sql("select exists (select from region.division where code = :code)")
                .param("code", code.digits())
                .query(Boolean.class)
                .single();
    }

    /** Whether something begins or ends after that day. */
    boolean changesAfter(DivisionCode code, LocalDate day) {
        return on(
                        code,
                        day,
                        """
                        select exists (select from region.division
                                        where code = :code and (lower(validity) > :day or upper(validity) > :day))
                        """)
                .query(Boolean.class)
                .single();
    }

    /**
     * What held on that day holds until the day before; what was recorded for that very day goes.
     */
    void close(DivisionCode code, LocalDate day) {
        on(code, day, "delete from region.division where code = :code and lower(validity) = :day")
                .update();
        on(
                        code,
                        day,
                        """
                        update region.division set validity = daterange(lower(validity), :day)
                         where code = :code and validity @> :day
                        """)
                .update();
    }

    /** What holds on that day holds from that day on, no longer by assumption. */
    void begin(DivisionCode code, LocalDate day) {
        on(
                        code,
                        day,
                        """
                        update region.division set validity = daterange(:day, upper(validity)), assumed_before = null
                         where code = :code and validity @> :day
                        """)
                .update();
    }

    /** The name from that day on. */
    void open(DivisionCode code, String name, LocalDate day, String source) {
        insert(code, name, day, null, null, source);
    }

    /** The name until that day; since when nobody recorded, so the days before are assumed. */
    void precede(DivisionCode code, String name, LocalDate day, String source) {
        insert(code, name, null, day, day.minusDays(1), source);
    }

    private void insert(
            DivisionCode code,
            String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate assumedBefore,
            String source) {
        jdbc.sql(
                        """
                        insert into region.division (code, name, short_name, kind, validity, assumed_before, source)
                        values (:code, :name, :shortName, :kind, daterange(cast(:from as date), cast(:until as date)),
                                cast(:assumedBefore as date), :source)
                        """)
                .param("code", code.digits())
                .param("name", name)
                .param("shortName", Naming.shortName(name))
                .param("kind", Naming.kind(code, name).id())
                .param("from", from)
                .param("until", until)
                .param("assumedBefore", assumedBefore)
                .param("source", source)
                .update();
    }

    private StatementSpec on(DivisionCode code, LocalDate day, String sql) {
        return jdbc.sql(sql).param("code", code.digits()).param("day", day);
    }
}
