package cn.cunkou.region;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Facility.Acceptance;
import cn.cunkou.region.Facility.Area;
import cn.cunkou.region.Facility.Equipment;
import cn.cunkou.region.Facility.Lease;
import cn.cunkou.region.Facility.Zone;
import cn.cunkou.values.Money;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the rooms of a site: zones, area by date, equipment, leases, acceptances. */
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
        return new Facility(zones, areas, equipment(site), leases, acceptances);
    }

    private List<Equipment> equipment(UUID site) {
        return jdbc.sql(
                        """
                        select id, equipment, quantity, serial, lower(validity) as from_day, upper(validity) as until_day, source
                          from region.facility_equipment where site = :site order by upper(validity) nulls first, equipment, id
                        """)
                .param("site", site)
                .query((row, number) ->
                        new Equipment(
                                row.getObject("id", UUID.class),
                                row.getString("equipment"),
                                row.getInt("quantity"),
                                row.getString("serial"),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("until_day", LocalDate.class),
                                row.getString("source")))
                .list();
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

    /** Records equipment that stands there from a day on. */
    @Transactional
    public void recordEquipment(UUID site, Equipment equipment) {
        var at = site(site);
        jdbc.sql(
                        """
                        insert into region.facility_equipment (site, division, equipment, quantity, serial, source, validity)
                        values (:site, :division, :name, :quantity, :serial, :source, daterange(:from, :until))
                        """)
                .param("site", site)
                .param("division", at.division().digits())
                .param("name", equipment.name())
                .param("quantity", equipment.quantity())
                .param("serial", equipment.serial())
                .param("source", equipment.source())
                .param("from", equipment.from())
                .param("until", equipment.until())
                .update();
        audit.record("登记设备", subject(at), null, equipment, null);
    }

    /**
     * Notes that equipment is there no longer from a day on.
     *
     * @throws Problem when there is no such equipment, or it was not there before that day
     */
    @Transactional
    public void removeEquipment(UUID site, UUID id, LocalDate until, String reason) {
        var at = site(site);
        var before =
                equipment(site).stream()
                        .filter(one -> id.equals(one.id()))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("设备"));
        if (before.until() != null || !until.isAfter(before.from())) {
            throw Problem.conflict("%s已经撤走，或者%s还没有进场。".formatted(before.name(), until));
        }
        jdbc.sql(
                        """
                        update region.facility_equipment set validity = daterange(lower(validity), :until) where id = :id
                        """)
                .param("until", until)
                .param("id", id)
                .update();
        audit.record("撤走设备", subject(at), before, until, reason);
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
