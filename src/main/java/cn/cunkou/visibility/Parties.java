package cn.cunkou.visibility;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.registry.Body;
import cn.cunkou.registry.Registry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a county decided about the parties whose programs look at events. */
@Service
class Parties {
    private final JdbcClient jdbc;
    private final Registry registry;
    private final Audit audit;

    Parties(JdbcClient jdbc, Registry registry, Audit audit) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.audit = audit;
    }

    /**
     * A party.
     *
     * @param names by which events call it and its places, canonical
     * @param sees ids of bodies whose events are open to it; a single {@code *} for all
     */
    record PartyRule(UUID body, String name, List<String> names, List<String> sees) {}

    /** Those of which anything was decided, by name. */
    @Transactional(readOnly = true)
    List<PartyRule> list() {
        return jdbc
                .sql(
                        """
                        select distinct coalesce(n.body, o.reader)
                          from visibility.party_name n full join visibility.opening o on o.reader = n.body
                        """)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .flatMap(body -> registry.body(body).stream())
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .map(this::rule)
                .toList();
    }

    /**
     * Decides anew about a party.
     *
     * @throws Problem when it, or one whose events it is to see, is no body of these divisions
     */
    @Transactional
    PartyRule decide(UUID body, List<String> names, List<String> sees) {
        var party = find(body);
        var before = rule(party);
        jdbc.sql("delete from visibility.party_name where body = :body")
                .param("body", body)
                .update();
        jdbc.sql("delete from visibility.opening where reader = :body")
                .param("body", body)
                .update();
        var canonical = names.stream().map(MasterData::canonical).distinct().sorted().toList();
        jdbc.sql(
                        """
                        insert into visibility.party_name (body, name, division)
                        select :body, name, :division from unnest(cast(:names as text[])) as given (name)
                        """)
                .param("body", body)
                .param("division", party.division().digits())
                .param("names", canonical.toArray(String[]::new))
                .update();
        for (var owner : sees.stream().distinct().toList()) {
            jdbc.sql(
                            """
                            insert into visibility.opening (reader, owner, division) values (:body, :owner, :division)
                            on conflict do nothing
                            """)
                    .param("body", body)
                    .param("owner", owner.equals("*") ? null : find(owner).id())
                    .param("division", party.division().digits())
                    .update();
        }
        var after = rule(party);
        audit.record(
                "设置事件的查看范围",
                new Audit.Subject(
                        "event-party", body.toString(), party.name(), party.division().digits()),
                before,
                after,
                null);
        return after;
    }

    private Body find(String id) {
        try {
            return find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("单位「%s」".formatted(id));
        }
    }

    private Body find(UUID id) {
        return registry.body(id).orElseThrow(() -> Problem.notFound("单位「%s」".formatted(id)));
    }

    private PartyRule rule(Body party) {
        var names =
                jdbc.sql("select name from visibility.party_name where body = :body order by name")
                        .param("body", party.id())
                        .query((row, number) -> row.getString(1))
                        .list();
        var sees =
                jdbc.sql(
                                """
                                select coalesce(cast(owner as text), '*') from visibility.opening where reader = :body order by 1
                                """)
                        .param("body", party.id())
                        .query((row, number) -> row.getString(1))
                        .list();
        return new PartyRule(party.id(), party.name(), names, sees);
    }

    /** Whether a text can be a name that events use. */
    static Optional<String> fault(String name) {
        return name.isBlank()
                        || Storable.isTooLong(name)
                        || name.indexOf(':') < 0
                        || name.indexOf('\0') >= 0
                ? Optional.of("「%s」不是事件里用的标识（URI）".formatted(name))
                : Optional.empty();
    }
}
