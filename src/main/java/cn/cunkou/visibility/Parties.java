package cn.cunkou.visibility;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.registry.Body;
import cn.cunkou.registry.Registry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a county decided about the parties whose programs look at events. */
@Service
class Parties {
    private static final int MOST = 1_000;
    private static final String RULE =
            """
            select body.id, body.name,
                   array(select name from visibility.party_name where party_name.body = body.id order by name) as names,
                   array(select coalesce(cast(owner as text), '*') from visibility.opening where reader = body.id order by 1) as sees
              from registry.body
            """;
    private static final String DECIDED =
            """
             where exists (select from visibility.party_name where party_name.body = body.id)
                or exists (select from visibility.opening where reader = body.id)
            """;
    private static final RowMapper<PartyRule> RULES =
            (row, _) ->
                    new PartyRule(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            Arrays.asList((String[]) row.getArray("names").getArray()),
                            Arrays.asList((String[]) row.getArray("sees").getArray()));

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
    public Paged<PartyRule> list(Paged.Request page) {
        var rows =
                jdbc.sql(RULE + DECIDED + " order by body.name, body.id limit :size offset :offset")
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(RULES)
                        .list();
        var total =
                jdbc.sql("select count(*) from registry.body" + DECIDED).query(Long.class).single();
        return page.of(rows, total);
    }

    /**
     * What is decided of a body, which may be nothing.
     *
     * @throws Problem when it is no body of these divisions
     */
    @Transactional(readOnly = true)
    public PartyRule get(UUID body) {
        return rule(find(body));
    }

    /**
     * Decides anew about a party.
     *
     * @throws Problem when it, or one whose events it is to see, is no body of these divisions
     */
    @Transactional
    public PartyRule decide(UUID body, List<String> names, List<String> sees) {
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
        return jdbc.sql(RULE + " where body.id = :body")
                .param("body", party.id())
                .query(RULES)
                .single();
    }

    /** What is wrong with names and openings that somebody asks for. */
    static void check(List<String> names, List<String> sees, Faults faults) {
        if (names.size() > MOST || sees.size() > MOST) {
            faults.add("names", "标识和单位各最多%d个".formatted(MOST), "删去一些");
        }
        names.stream()
                .flatMap(name -> fault(name).stream())
                .forEach(fault ->
                        faults.add("names", fault, "例如urn:epc:id:pgln:…或https://id.gs1.org/417/…"));
    }

    /** Whether a text can be a name that events use. */
    private static Optional<String> fault(String name) {
        return name.isBlank()
                        || Storable.isTooLong(name)
                        || name.indexOf(':') < 0
                        || name.indexOf('\0') >= 0
                ? Optional.of("「%s」不是事件里用的标识（URI）".formatted(name))
                : Optional.empty();
    }
}
