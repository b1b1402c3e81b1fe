package cn.cunkou.registry;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What persons agreed to, for which purpose and in which words, until they take it back. */
@Service
public class Consents {
    private final JdbcClient jdbc;
    private final Registry registry;
    private final Audit audit;

    Consents(JdbcClient jdbc, Registry registry, Audit audit) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.audit = audit;
    }

    /** Whether the party's consent to a purpose stood at that instant. */
    @Transactional(readOnly = true)
    public boolean stands(UUID party, String purpose, Instant at) {
        return jdbc.sql(
                        """
                        select exists (select from registry.consent
                                        where party = :party and purpose = :purpose and given_at <= :at
                                          and (withdrawn_at is null or withdrawn_at > :at))
                        """)
                .param("party", party)
                .param("purpose", purpose)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /**
     * Records a consent.
     *
     * @param wording the words the person agreed to
     * @throws Problem when there is no such party
     */
    @Transactional
    public void give(UUID party, String purpose, String wording, Instant at) {
        var given = registry.party(party).orElseThrow(() -> Problem.notFound("主体"));
        jdbc.sql(
                        """
                        insert into registry.consent (party, division, purpose, wording, given_at, recorded_by)
                        values (:party, :division, :purpose, :wording, :at, :by)
                        """)
                .param("party", party)
                .param("division", given.division().digits())
                .param("purpose", purpose)
                .param("wording", wording)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
        audit.record("登记同意", subject(given), null, purpose, null);
    }

    /**
     * Takes a consent back.
     *
     * @throws Problem when there is no such party
     */
    @Transactional
    public void withdraw(UUID party, String purpose, Instant at) {
        var given = registry.party(party).orElseThrow(() -> Problem.notFound("主体"));
        jdbc.sql(
                        """
                        update registry.consent set withdrawn_at = :at
                         where party = :party and purpose = :purpose and withdrawn_at is null
                        """)
                .param("party", party)
                .param("purpose", purpose)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        audit.record("撤回同意", subject(given), purpose, null, null);
    }

    private static Audit.Subject subject(Party party) {
        return new Audit.Subject(
                "party", party.id().toString(), party.publicName(), party.division().digits());
    }
}
