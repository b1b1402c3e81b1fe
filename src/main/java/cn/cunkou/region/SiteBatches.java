package cn.cunkou.region;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes to many sites at once; the caller writes the one audit entry of its act. */
@Service
public class SiteBatches {
    private final JdbcClient jdbc;

    SiteBatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a site is called and where it is found. */
    public record Description(UUID site, String name, String address) {}

    /** The area of a whole site from a day on, in square metres. */
    public record Area(UUID site, LocalDate from, BigDecimal squareMetres) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void describe(List<Description> descriptions) {
        jdbc.sql(
                        """
                        update region.site set name = told.name, address = told.address, version = version + 1
                          from unnest(:ids, cast(:names as text[]), cast(:addresses as text[])) as told (id, name, address)
                         where site.id = told.id and (site.name, site.address) is distinct from (told.name, told.address)
                        """)
                .param("ids", descriptions.stream().map(Description::site).toArray(UUID[]::new))
                .param("names", descriptions.stream().map(Description::name).toArray(String[]::new))
                .param(
                        "addresses",
                        descriptions.stream().map(Description::address).toArray(String[]::new))
                .update();
    }

    /**
     * Records areas that hold from a day until the next.
     *
     * @param source where the figures come from
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void measure(List<Area> areas, String source) {
        jdbc.sql(
                        """
                        insert into region.facility_area (site, division, from_day, square_metres, source)
                        select site.id, site.division, told.from_day, told.area, :source
                          from unnest(:ids, cast(:days as date[]), cast(:areas as numeric[])) as told (id, from_day, area)
                          join region.site on site.id = told.id
                        """)
                .param("source", source)
                .param("ids", areas.stream().map(Area::site).toArray(UUID[]::new))
                .param(
                        "days",
                        areas.stream().map(area -> area.from().toString()).toArray(String[]::new))
                .param("areas", areas.stream().map(Area::squareMetres).toArray(BigDecimal[]::new))
                .update();
    }

    /** Takes away sites that were entered by mistake, with what is known of their rooms. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(List<UUID> sites) {
        jdbc.sql("delete from region.site where id = any (:ids)")
                .param("ids", sites.toArray(UUID[]::new))
                .update();
    }
}
