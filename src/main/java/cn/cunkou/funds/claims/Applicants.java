package cn.cunkou.funds.claims;

import cn.cunkou.plan.rewards.Subject;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.plan.rewards.SubjectRegister;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parties of one kind whose applications were handed in: the only ones that compete for such a
 * reward.
 */
class Applicants implements SubjectRegister {
    /** Id of the subject whose application is judged, which may not be handed in yet. */
    static final ScopedValue<String> ASKING = ScopedValue.newInstance();

    private final SubjectKind kind;
    private final JdbcClient jdbc;

    Applicants(SubjectKind kind, JdbcClient jdbc) {
        this.kind = kind;
        this.jdbc = jdbc;
    }

    @Override
    public SubjectKind kind() {
        return kind;
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Registered> in(DivisionCode county, LocalDate day) {
        return jdbc.sql(
                        """
                        select subject, min(subject_name) as name, min(place) as place, min(handed_on) as applied
                          from funds.claim
                         where division = :county and subject_kind = :kind and state not in ('refused', 'withdrawn', 'closed')
                           and (handed_on is not null or subject = :asking)
                         group by subject order by min(opened_at), subject
                        """)
                .param("county", county.digits())
                .param("kind", kind.key())
                .param("asking", ASKING.isBound() ? ASKING.get() : "")
                .query((row, number) ->
                        new Registered(
                                new Subject(
                                        kind,
                                        row.getString("subject"),
                                        row.getString("name"),
                                        DivisionCode.of(row.getString("place")),
                                        null,
                                        null,
                                        row.getObject("applied", LocalDate.class)),
                                Map.of()))
                .list();
    }
}
