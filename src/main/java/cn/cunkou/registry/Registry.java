package cn.cunkou.registry;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who takes part: parties and bodies. */
@Service
public class Registry {
    private static final String PARTY = "id, division, kind, name, credit_code, phone, version";
    private static final RowMapper<Party> PARTIES =
            (row, number) ->
                    new Party(
                            row.getObject("id", UUID.class),
                            DivisionCode.of(row.getString("division")),
                            Party.Kind.of(row.getString("kind")),
                            row.getString("name"),
                            row.getString("credit_code"),
                            phone(row.getString("phone")),
                            row.getInt("version"));
    private static final RowMapper<Body> BODIES =
            (row, number) ->
                    new Body(
                            row.getObject("id", UUID.class),
                            DivisionCode.of(row.getString("division")),
                            row.getString("name"),
                            row.getString("role"));

    private final JdbcClient jdbc;
    private final Audit audit;

    Registry(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Optional<Party> party(UUID id) {
        return jdbc.sql("select " + PARTY + " from registry.party where id = :id")
                .param("id", id)
                .query(PARTIES)
                .optional();
    }

    /**
     * A party with all that is known of it, for whoever needs it for their work; that a person was
     * looked at is noted in the audit trail.
     */
    @Transactional
    public Optional<Party> reveal(UUID id) {
        var found = party(id);
        found.filter(party -> party.kind().isPersonal())
                .ifPresent(party ->
                        audit.record(
                                "查看个人资料",
                                new Audit.Subject(
                                        "party",
                                        id.toString(),
                                        party.publicName(),
                                        party.division().digits()),
                                null,
                                null,
                                null));
        return found;
    }

    /** Parties of a kind in a division whose name holds what was typed, by pinyin. */
    @Transactional(readOnly = true)
    public List<Party> parties(DivisionCode within, Party.Kind kind, String name, int limit) {
        return jdbc.sql(
                        "select "
                                + PARTY
                                + """
                                  from registry.party
                                 where kind = :kind and division like :within and position(cast(:name as text) in name) > 0
                                 order by name, id limit :limit
                                """)
                .param("kind", kind.id())
                .param("within", within.pattern())
                .param("name", name.strip())
                .param("limit", limit)
                .query(PARTIES)
                .list();
    }

    /** Parties of a kind whose name, credit code or phone number is exactly what was typed. */
    @Transactional(readOnly = true)
    public List<Party> known(DivisionCode within, Party.Kind kind, String typed) {
        return jdbc.sql(
                        "select "
                                + PARTY
                                + """
                                  from registry.party
                                 where kind = :kind and division like :within and :typed in (name, credit_code, phone)
                                 order by name, id limit 20
                                """)
                .param("kind", kind.id())
                .param("within", within.pattern())
                .param("typed", typed.strip())
                .query(PARTIES)
                .list();
    }

    /**
     * Registers a party.
     *
     * @throws Problem when the county has one with that credit code, or that person with that
     *     phone, already
     */
    @Transactional
    public UUID register(NewParty party) {
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into registry.party (division, kind, name, credit_code, phone)
                                    values (:division, :kind, :name, :creditCode, :phone) returning id
                                    """)
                            .param("division", party.division().digits())
                            .param("kind", party.kind().id())
                            .param("name", party.name())
                            .param("creditCode", party.creditCode())
                            .param("phone", digits(party.phone()))
                            .query((row, number) -> row.getObject(1, UUID.class))
                            .single();
            audit.record("登记主体", subject(id, party), null, party, null);
            return id;
        } catch (DuplicateKeyException e) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "与现有记录冲突",
                    "已经登记过同一主体（统一社会信用代码相同，或姓名和电话都相同）。",
                    List.of(new Problem.Fault("主体", "已经登记过（统一社会信用代码相同，或姓名和电话都相同）", "在主体里找到它再改")));
        }
    }

    /**
     * The ids of many parties in the order given, registering those not known yet: persons and
     * households are known by division, name and phone. The caller writes the one audit entry of
     * the batch.
     */
    @Transactional
    public List<UUID> registerAll(List<NewParty> parties) {
        return jdbc.sql(
                        """
                        with given as (
                            select party.*
                              from unnest(cast(:divisions as text[]), cast(:kinds as text[]), cast(:names as text[]),
                                          cast(:creditCodes as text[]), cast(:phones as text[]))
                                   with ordinality as party (division, kind, name, credit_code, phone, number)),
                        wanted as (
                            select distinct on (division, kind, name, credit_code, phone) given.*,
                                   coalesce(known.id, uuidv7()) as id, known.id is null as is_new
                              from given
                              left join registry.party known
                                on (known.division, known.kind, known.name) = (given.division, given.kind, given.name)
                               and known.credit_code is not distinct from given.credit_code
                               and known.phone is not distinct from given.phone
                             order by division, kind, name, credit_code, phone, known.recorded_at),
                        added as (
                            insert into registry.party (id, division, kind, name, credit_code, phone)
                            select id, division, kind, name, credit_code, phone from wanted where is_new)
                        select wanted.id
                          from given
                          join wanted on (wanted.division, wanted.kind, wanted.name) = (given.division, given.kind, given.name)
                           and wanted.credit_code is not distinct from given.credit_code
                           and wanted.phone is not distinct from given.phone
                         order by given.number
                        """)
                .param("divisions", column(parties, party -> party.division().digits()))
                .param("kinds", column(parties, party -> party.kind().id()))
                .param("names", column(parties, NewParty::name))
                .param("creditCodes", column(parties, NewParty::creditCode))
                .param("phones", column(parties, party -> digits(party.phone())))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /**
     * Changes what is said of a party.
     *
     * @param version the state the change was made from
     * @throws Problem when there is no such party, or somebody changed it since
     */
    @Transactional
    public void change(UUID id, int version, NewParty changed) {
        var before = party(id).orElseThrow(() -> Problem.notFound("主体"));
        var updated =
                jdbc.sql(
                                """
                                update registry.party
                                   set division = :division, kind = :kind, name = :name, credit_code = :creditCode, phone = :phone,
                                       version = version + 1
                                 where id = :id and version = :version
                                """)
                        .param("id", id)
                        .param("version", version)
                        .param("division", changed.division().digits())
                        .param("kind", changed.kind().id())
                        .param("name", changed.name())
                        .param("creditCode", changed.creditCode())
                        .param("phone", digits(changed.phone()))
                        .update();
        if (updated == 0) {
            throw Problem.conflict("这个主体的资料刚刚被别人改过，请重新打开后再改。");
        }
        audit.record("修改主体", subject(id, changed), before, changed, null);
    }

    /** The bodies of a county, or of one town, by pinyin. */
    @Transactional(readOnly = true)
    public List<Body> bodies(DivisionCode within) {
        return jdbc.sql(
                        "select id, division, name, role from registry.body where division like :within order by name")
                .param("within", within.pattern())
                .query(BODIES)
                .list();
    }

    /** All that whoever acts may see, by pinyin. */
    @Transactional(readOnly = true)
    public List<Body> bodies() {
        return jdbc.sql("select id, division, name, role from registry.body order by name, id")
                .query(BODIES)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Body> body(DivisionCode division, String name) {
        return jdbc.sql(
                        "select id, division, name, role from registry.body where division = :division and name = :name")
                .param("division", division.digits())
                .param("name", name)
                .query(BODIES)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Body> body(UUID id) {
        return jdbc.sql("select id, division, name, role from registry.body where id = :id")
                .param("id", id)
                .query(BODIES)
                .optional();
    }

    /** The body of that name, registered now if it was not; its role becomes the one given. */
    @Transactional
    public UUID ensureBody(DivisionCode division, String name, String role) {
        var known = body(division, name);
        if (known.isPresent() && known.get().role().equals(role)) {
            return known.get().id();
        }
        var id =
                jdbc.sql(
                                """
                                insert into registry.body (division, name, role) values (:division, :name, :role)
                                    on conflict (division, name) do update set role = excluded.role
                                returning id
                                """)
                        .param("division", division.digits())
                        .param("name", name)
                        .param("role", role)
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .single();
        var subject = new Audit.Subject("body", id.toString(), name, division.digits());
        audit.record(
                "登记责任单位", subject, known.orElse(null), new Body(id, division, name, role), null);
        return id;
    }

    private static Audit.Subject subject(UUID id, NewParty party) {
        var shown = party.kind().isPersonal() ? Masking.name(party.name()) : party.name();
        return new Audit.Subject("party", id.toString(), shown, party.division().digits());
    }

    private static @Nullable PhoneNumber phone(@Nullable String digits) {
        return digits == null ? null : new PhoneNumber(digits);
    }

    static @Nullable String digits(@Nullable PhoneNumber phone) {
        return phone == null ? null : phone.digits();
    }

    private static @Nullable String[] column(
            List<NewParty> parties, Function<NewParty, @Nullable String> value) {
        return parties.stream().map(value).toArray(String[]::new);
    }
}
