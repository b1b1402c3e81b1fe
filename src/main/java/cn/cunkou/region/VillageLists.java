package cn.cunkou.region;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.VillageList.Kind;
import cn.cunkou.region.VillageList.Row;
import cn.cunkou.values.DivisionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The dated lists about villages: designated poor, people, broadband, seats of towns. */
@Service
public class VillageLists {
    private static final String COLUMNS =
            """
            select id, kind, reporter, county, as_of, document_title, document_number, imported_by, seeded, recorded_at
              from region.village_list
            """;

    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    VillageLists(JdbcClient jdbc, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /**
     * The list of that kind which holds on that day; without one, figures that need it cannot be
     * computed.
     */
    @Transactional(readOnly = true)
    public Optional<VillageList> latest(Kind kind, DivisionCode county, LocalDate day) {
        return latest(kind, "", county, day);
    }

    /** The list of that kind and reporter which holds on that day. */
    @Transactional(readOnly = true)
    public Optional<VillageList> latest(
            Kind kind, String reporter, DivisionCode county, LocalDate day) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where kind = :kind and reporter = :reporter and county = :county and as_of <= :day and withdrawn_at is null
                                 order by as_of desc, recorded_at desc, id desc limit 1
                                """)
                .param("kind", kind.id())
                .param("reporter", reporter)
                .param("county", county.digits())
                .param("day", day)
                .query(this::list)
                .optional();
    }

    /** Every list of a county that was not withdrawn, by kind, the latest first. */
    @Transactional(readOnly = true)
    public List<VillageList> all(DivisionCode county) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where county = :county and withdrawn_at is null
                                 order by kind, reporter, as_of desc, recorded_at desc, id desc
                                """)
                .param("county", county.digits())
                .query(this::list)
                .list();
    }

    /** The lists that hold on that day, by id. */
    @Transactional(readOnly = true)
    public Set<UUID> inForce(DivisionCode county, LocalDate day) {
        return Set.copyOf(
                jdbc.sql(
                                "select id from region.village_list_in_force where county = :county and validity @> :day")
                        .param("county", county.digits())
                        .param("day", day)
                        .query(UUID.class)
                        .list());
    }

    /** Whether a list of that kind, whoever reported it, holds on that day. */
    @Transactional(readOnly = true)
    public boolean anyInForce(Kind kind, DivisionCode county, LocalDate day) {
        return jdbc.sql(
                        """
                        select exists (select from region.village_list_in_force
                                        where kind = :kind and county = :county and validity @> :day)
                        """)
                .param("kind", kind.id())
                .param("county", county.digits())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<VillageList> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id and withdrawn_at is null")
                .param("id", id)
                .query(this::list)
                .optional();
    }

    /**
     * Records a list. A list of the same kind and day that is there already gives way to this one.
     *
     * @throws Problem when the county lies outside the actor's divisions
     */
    @Transactional
    public UUID record(NewVillageList list) {
        requireCounty(list.county());
        var id =
                jdbc.sql(
                                """
                                insert into region.village_list
                                       (kind, reporter, county, as_of, document_title, document_number, imported_by, seeded, recorded_at)
                                values (:kind, :reporter, :county, :asOf, :title, :number, :by, :seeded, :now) returning id
                                """)
                        .param("kind", list.kind().id())
                        .param("reporter", list.reporter())
                        .param("county", list.county().digits())
                        .param("asOf", list.asOf())
                        .param("title", list.documentTitle())
                        .param("number", list.documentNumber())
                        .param("by", Actor.current().name())
                        .param("seeded", list.seeded())
                        .param("now", now(list.county()))
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .single();
        jdbc.sql(
                        """
                        insert into region.village_list_row (list, village, persons)
                        select :list, village, persons
                          from unnest(cast(:villages as text[]), cast(:persons as int[])) as row (village, persons)
                        """)
                .param("list", id)
                .param(
                        "villages",
                        list.rows().stream()
                                .map(row -> row.village().digits())
                                .toArray(String[]::new))
                .param("persons", list.rows().stream().map(Row::persons).toArray(Integer[]::new))
                .update();
        audit.record(
                "导入名录", subject(id, list.kind(), list.asOf(), list.county()), null, list, null);
        return id;
    }

    /**
     * Takes a list back: the one before it holds again.
     *
     * @throws Problem when there is no such list, or its county lies outside the actor's divisions
     */
    @Transactional
    public void withdraw(UUID id, String reason) {
        var list = find(id).orElseThrow(() -> Problem.notFound("名录"));
        requireCounty(list.county());
        jdbc.sql(
                        "update region.village_list set withdrawn_at = :now, withdrawn_by = :by where id = :id")
                .param("now", now(list.county()))
                .param("by", Actor.current().name())
                .param("id", id)
                .update();
        audit.record(
                "撤回名录", subject(id, list.kind(), list.asOf(), list.county()), list, null, reason);
    }

    private OffsetDateTime now(DivisionCode county) {
        return counties.now(county).atOffset(ZoneOffset.UTC);
    }

    private static void requireCounty(DivisionCode county) {
        if (!Actor.current().scope().covers(county.digits())) {
            throw Problem.forbidden("名录属于全县，您的管理范围不含全县。");
        }
    }

    private static Audit.Subject subject(UUID id, Kind kind, LocalDate asOf, DivisionCode county) {
        return new Audit.Subject(
                "village-list", id.toString(), kind.label() + " " + asOf, county.digits());
    }

    private VillageList list(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new VillageList(
                id,
                Kind.of(row.getString("kind")),
                row.getString("reporter"),
                DivisionCode.of(row.getString("county")),
                row.getObject("as_of", LocalDate.class),
                row.getString("document_title"),
                row.getString("document_number"),
                row.getString("imported_by"),
                row.getBoolean("seeded"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                rows(id));
    }

    private List<Row> rows(UUID list) {
        return jdbc.sql(
                        "select village, persons from region.village_list_row where list = :list order by village")
                .param("list", list)
                .query((row, number) ->
                        new Row(
                                DivisionCode.of(row.getString("village")),
                                row.getObject("persons", Integer.class)))
                .list();
    }
}
