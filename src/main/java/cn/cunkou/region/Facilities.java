package cn.cunkou.region;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Facility.Acceptance;
import cn.cunkou.region.Facility.Area;
import cn.cunkou.region.Facility.Lease;
import cn.cunkou.region.Facility.Zone;
import cn.cunkou.values.Money;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the rooms of a site: zones, area by date, leases, acceptances. */
@Service
public class Facilities {
    private final JdbcClient jdbc;
    private final Sites sites;
    private final Audit audit;

    Facilities(JdbcClient jdbc, Sites sites, Audit audit) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Facility of(UUID site) {
        var zones =
                jdbc.sql(
                                "select id, name, kind from region.facility_zone where site = :site order by name")
                        .param("site", site)
                        .query((row, number) ->
                                new Zone(
                                        row.getObject("id", UUID.class),
                                        row.getString("name"),
                                        row.getString("kind")))
                        .list();
        var areas =
                jdbc.sql(
                                """
                                select zone.name, from_day, square_metres, source
                                  from region.facility_area area left join region.facility_zone zone on zone.id = area.zone
                                 where area.site = :site order by zone.name nulls first, from_day desc
                                """)
                        .param("site", site)
                        .query((row, number) ->
                                new Area(
                                        row.getString("name"),
                                        row.getObject("from_day", LocalDate.class),
                                        row.getBigDecimal("square_metres"),
                                        row.getString("source")))
                        .list();
        var leases =
                jdbc.sql(
                                """
                                select lower(term) as from_day, upper(term) - 1 as to_day, lessor, rent_fen_month
                                  from region.facility_lease where site = :site order by term desc
                                """)
                        .param("site", site)
                        .query((row, number) ->
                                new Lease(
                                        row.getObject("from_day", LocalDate.class),
                                        row.getObject("to_day", LocalDate.class),
                                        row.getString("lessor"),
                                        new Money(row.getLong("rent_fen_month"))))
                        .list();
        var acceptances =
                jdbc.sql(
                                """
                                select day, document_title, document_number from region.facility_acceptance
                                 where site = :site order by day desc
                                """)
                        .param("site", site)
                        .query((row, number) ->
                                new Acceptance(
                                        row.getObject("day", LocalDate.class),
                                        row.getString("document_title"),
                                        row.getString("document_number")))
                        .list();
        return new Facility(zones, areas, leases, acceptances);
    }

    /** Adds a zone such as 分拣区. */
    @Transactional
    public void addZone(UUID site, String name, String kind) {
        var at = site(site);
        jdbc.sql(
                        """
                        insert into region.facility_zone (site, division, name, kind) values (:site, :division, :name, :kind)
                        """)
                .param("site", site)
                .param("division", at.division().digits())
                .param("name", name)
                .param("kind", kind)
                .update();
        audit.record("新增功能区", subject(at), null, name, null);
    }

    /** Records an area that holds from a day on, of the whole site or of one zone. */
    @Transactional
    public void recordArea(
            UUID site,
            @Nullable UUID zone,
            LocalDate from,
            BigDecimal squareMetres,
            String source) {
        var at = site(site);
        jdbc.sql(
                        """
                        insert into region.facility_area (site, division, zone, from_day, square_metres, source)
                        values (:site, :division, :zone, :from, :area, :source)
                        """)
                .param("site", site)
                .param("division", at.division().digits())
                .param("zone", zone)
                .param("from", from)
                .param("area", squareMetres)
                .param("source", source)
                .update();
        audit.record("登记面积", subject(at), null, new Area(null, from, squareMetres, source), null);
    }

    /** Records a lease. */
    @Transactional
    public void recordLease(UUID site, Period term, String lessor, Money rentPerMonth) {
        var at = site(site);
        jdbc.sql(
                        """
                        insert into region.facility_lease (site, division, term, lessor, rent_fen_month)
                        values (:site, :division, daterange(:from, :to, '[]'), :lessor, :rent)
                        """)
                .param("site", site)
                .param("division", at.division().digits())
                .param("from", term.from())
                .param("to", term.to())
                .param("lessor", lessor)
                .param("rent", rentPerMonth.fen())
                .update();
        audit.record(
                "登记租约",
                subject(at),
                null,
                new Lease(term.from(), term.to(), lessor, rentPerMonth),
                null);
    }

    /** Records that a site was accepted, and by which paper. */
    @Transactional
    public void recordAcceptance(UUID site, Acceptance acceptance) {
        var at = site(site);
        jdbc.sql(
                        """
                        insert into region.facility_acceptance (site, division, day, document_title, document_number)
                        values (:site, :division, :day, :title, :number)
                        """)
                .param("site", site)
                .param("division", at.division().digits())
                .param("day", acceptance.day())
                .param("title", acceptance.documentTitle())
                .param("number", acceptance.documentNumber())
                .update();
        audit.record("登记验收", subject(at), null, acceptance, null);
    }

    private Site site(UUID id) {
        return sites.find(id).orElseThrow(() -> Problem.notFound("场所"));
    }

    private static Audit.Subject subject(Site site) {
        return Sites.subject(site.id(), site.name(), site.division());
    }
}
