package cn.cunkou.region;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The places on the ground: centres, warehouses, premises of stations. */
@Service
public class Sites {
    private final JdbcClient jdbc;
    private final Audit audit;

    Sites(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Optional<Site> find(UUID id) {
        return jdbc.sql("select " + SiteRows.COLUMNS + " from region.site where id = :id")
                .param("id", id)
                .query(new SiteRows())
                .optional();
    }

    /** Adds one site, with an entry in the audit trail. */
    @Transactional
    public UUID add(NewSite site) {
        var id = addAll(List.of(site)).getFirst();
        audit.record("新增场所", subject(id, site.name(), site.division()), null, site, null);
        return id;
    }

    /**
     * Adds many sites at once, ids in the order given. The caller writes the one audit entry of the
     * batch.
     */
    @Transactional
    public List<UUID> addAll(List<NewSite> sites) {
        return jdbc.sql(
                        """
                        with given as (
                            select uuidv7() as id, site.*
                              from unnest(cast(:divisions as text[]), cast(:places as text[]), cast(:kinds as text[]),
                                          cast(:names as text[]), cast(:addresses as text[]), cast(:longitudes as numeric[]),
                                          cast(:latitudes as numeric[]), cast(:data as text[]), cast(:openings as date[]),
                                          cast(:froms as date[]))
                                   with ordinality as site (division, place, kind, name, address, longitude, latitude, datum,
                                                            opening_day, from_day, number)),
                        added as (
                            insert into region.site (id, division, place, kind, name, address, longitude, latitude, datum,
                                                     opening_day, validity)
                            select id, division, place, kind, name, address, longitude, latitude, datum, opening_day,
                                   daterange(from_day, null)
                              from given)
                        select id from given order by number
                        """)
                .param("divisions", column(sites, site -> site.division().digits()))
                .param("places", column(sites, site -> site.standsIn().digits()))
                .param("kinds", column(sites, site -> site.kind().id()))
                .param("names", column(sites, NewSite::name))
                .param("addresses", column(sites, NewSite::address))
                .param("longitudes", column(sites, site -> text(longitude(site.position()))))
                .param("latitudes", column(sites, site -> text(latitude(site.position()))))
                .param("data", column(sites, site -> text(datum(site.position()))))
                .param("openings", column(sites, site -> text(site.openingDay())))
                .param("froms", column(sites, site -> text(site.from())))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /**
     * Changes what is said of a site.
     *
     * @param version the state the change was made from
     * @throws Problem when there is no such site, or somebody changed it since
     */
    @Transactional
    public Site change(UUID id, int version, NewSite changed) {
        var before = find(id).orElseThrow(() -> Problem.notFound("场所"));
        var updated =
                jdbc.sql(
                                """
                                update region.site
                                   set division = :division, place = :place, kind = :kind, name = :name, address = :address,
                                       longitude = :longitude, latitude = :latitude, datum = :datum, opening_day = :openingDay,
                                       validity = daterange(:from, upper(validity)), version = version + 1
                                 where id = :id and version = :version
                                """)
                        .param("id", id)
                        .param("version", version)
                        .param("division", changed.division().digits())
                        .param("place", changed.standsIn().digits())
                        .param("kind", changed.kind().id())
                        .param("name", changed.name())
                        .param("address", changed.address())
                        .param("longitude", longitude(changed.position()))
                        .param("latitude", latitude(changed.position()))
                        .param("datum", datum(changed.position()))
                        .param("openingDay", changed.openingDay())
                        .param("from", changed.from())
                        .update();
        if (updated == 0) {
            throw Problem.conflict("这个场所刚刚被别人改过，请重新打开后再改。");
        }
        var after = find(id).orElseThrow();
        audit.record("修改场所", subject(id, changed.name(), changed.division()), before, after, null);
        return after;
    }

    /**
     * Ends the use of a site.
     *
     * @param until first day it is no longer used
     * @throws Problem when there is no such site, or it ends before it began
     */
    @Transactional
    public Site close(UUID id, LocalDate until, String reason) {
        var before = find(id).orElseThrow(() -> Problem.notFound("场所"));
        if (!until.isAfter(before.from())) {
            throw Problem.badRequest("停用日期应晚于启用日期" + before.from() + "。");
        }
        jdbc.sql(
                        """
                        update region.site set validity = daterange(lower(validity), :until), version = version + 1 where id = :id
                        """)
                .param("id", id)
                .param("until", until)
                .update();
        var after = find(id).orElseThrow();
        audit.record("停用场所", subject(id, before.name(), before.division()), before, after, reason);
        return after;
    }

    static Audit.Subject subject(UUID id, String name, DivisionCode division) {
        return new Audit.Subject("site", id.toString(), name, division.digits());
    }

    private static @Nullable Object longitude(@Nullable Position position) {
        return position == null ? null : position.longitude();
    }

    private static @Nullable Object latitude(@Nullable Position position) {
        return position == null ? null : position.latitude();
    }

    private static @Nullable String datum(@Nullable Position position) {
        return position == null ? null : position.datum().name();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String[] column(
            List<NewSite> sites, Function<NewSite, @Nullable String> value) {
        return sites.stream().map(value).toArray(String[]::new);
    }
}
