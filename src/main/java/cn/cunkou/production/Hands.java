package cn.cunkou.production;

import cn.cunkou.access.Account;
import cn.cunkou.access.Accounts;
import cn.cunkou.access.Role;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose accounts record for which producer. Offices record for every producer of their divisions.
 */
@Service
public class Hands {
    /** Roles that record for every producer of their divisions. */
    private static final Set<String> OFFICES =
            Set.of(
                    Role.ADMINISTRATOR.id(),
                    Role.BUREAU_OFFICER.id(),
                    Role.OPERATOR_STAFF.id(),
                    Role.TOWN_OFFICER.id());

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Registry registry;
    private final Counties counties;
    private final Audit audit;

    Hands(JdbcClient jdbc, Accounts accounts, Registry registry, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.registry = registry;
        this.counties = counties;
        this.audit = audit;
    }

    /** An account that records for a producer. */
    public record Hand(UUID id, UUID producer, String account, String name) {}

    /**
     * The producers of whoever acts, for accounts of producers whatever else they may look at; null
     * for offices, which see all within their divisions.
     */
    UUID @Nullable [] own() {
        var actor = Actor.current();
        if (!actor.roles().contains(Role.PRODUCER.id())
                || !Collections.disjoint(actor.roles(), OFFICES)) {
            return null;
        }
        return jdbc.sql(
                        """
                        select producer from production.hand where account::text = :account and ended_at is null
                        """)
                .param("account", actor.id())
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    /**
     * @throws Problem when whoever acts records for other producers only
     */
    void require(UUID producer) {
        var own = own();
        if (own != null && !List.of(own).contains(producer)) {
            throw Problem.forbidden("这不是您家的。要替别的生产者记录，请联系镇里登记。");
        }
    }

    /** Who records for a producer. */
    @Transactional(readOnly = true)
    public List<Hand> of(UUID producer) {
        return jdbc.sql(
                        """
                        select hand.id, hand.producer, account.name as account, account.display_name as name
                          from production.hand
                          join access.account on account.id = hand.account
                         where hand.producer = :producer and hand.ended_at is null order by account.name
                        """)
                .param("producer", producer)
                .query(new DataClassRowMapper<>(Hand.class))
                .list();
    }

    /**
     * Lets an account record for a producer.
     *
     * @param accountName under which its owner signs in
     * @throws Problem when there is no such account or producer, or it is no producer's account
     */
    @Transactional
    public UUID add(UUID producer, @Nullable String accountName) {
        var party = party(producer);
        var name = Faults.given(accountName);
        var account = name == null ? null : accounts.named(name).orElse(null);
        if (account == null || !account.has(Role.PRODUCER)) {
            throw Problem.badRequest(
                    "没有登记。",
                    List.of(
                            new Problem.Fault(
                                    "account",
                                    account == null ? "没有这个账号" : "这个账号没有生产者角色",
                                    "请管理员先建账号，角色选生产者")));
        }
        return insert(party, account);
    }

    private UUID insert(Party party, Account account) {
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into production.hand (division, producer, account, recorded_at, recorded_by)
                                    values (:division, :producer, :account, :now, :by) returning id
                                    """)
                            .param("division", party.division().digits())
                            .param("producer", party.id())
                            .param("account", account.id())
                            .param("now", counties.now(party.division()).atOffset(ZoneOffset.UTC))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            audit.record("登记生产记录员", subject(party), null, account.name(), null);
            return id;
        } catch (DuplicateKeyException e) {
            throw Problem.badRequest(
                    "没有登记。", List.of(new Problem.Fault("account", "这个账号已经能替它记录", "不用再登记")));
        }
    }

    /** Lets an account record for a producer no longer. */
    @Transactional
    public void end(UUID producer, UUID hand) {
        var party = party(producer);
        var ended =
                jdbc.sql(
                                """
                                update production.hand set ended_at = :now, ended_by = :by
                                 where id = :id and producer = :producer and ended_at is null
                                """)
                        .param("id", hand)
                        .param("producer", producer)
                        .param("now", counties.now(party.division()).atOffset(ZoneOffset.UTC))
                        .param("by", Actor.current().name())
                        .update();
        if (ended == 0) {
            throw Problem.notFound("这位记录员");
        }
        audit.record("取消生产记录员", subject(party), hand, null, null);
    }

    private Party party(UUID producer) {
        return registry.party(producer).orElseThrow(() -> Problem.notFound("这个生产者"));
    }

    private static Audit.Subject subject(Party party) {
        return new Audit.Subject(
                "party", party.id().toString(), party.publicName(), party.division().digits());
    }
}
