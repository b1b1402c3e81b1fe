package cn.cunkou.stations;

import cn.cunkou.region.NewSite;
import cn.cunkou.region.Site;
import cn.cunkou.region.SiteBatches;
import cn.cunkou.region.Sites;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rooms of stations, which are sites of the region. */
@Component
class Premises {
    static final String SOURCE = "站点登记";

    private final Sites sites;
    private final SiteBatches batches;

    Premises(Sites sites, SiteBatches batches) {
        this.sites = sites;
        this.batches = batches;
    }

    /** A new site for a station, or null when nothing is known of its rooms. */
    @Nullable UUID settle(
            DivisionCode division,
            Level level,
            String name,
            @Nullable String address,
            @Nullable BigDecimal area,
            LocalDate from) {
        if (address == null && area == null) {
            return null;
        }
        var site = sites.addAll(List.of(site(division, level, name, address, from))).getFirst();
        if (area != null) {
            batches.measure(List.of(new SiteBatches.Area(site, from, area)), SOURCE);
        }
        return site;
    }

    /** The rooms as they are after an edit. */
    Station.Premises change(Station station, NewStation wanted, LocalDate today) {
        var site = station.premises().site();
        if (site == null) {
            var settled =
                    settle(
                            station.division(),
                            station.level(),
                            wanted.name(),
                            wanted.address(),
                            wanted.area(),
                            today);
            return new Station.Premises(settled, wanted.address(), wanted.area());
        }
        var address = wanted.address() == null ? "" : wanted.address();
        batches.describe(List.of(new SiteBatches.Description(site, wanted.name(), address)));
        if (wanted.area() != null && !same(wanted.area(), station.premises().area())) {
            batches.measure(List.of(new SiteBatches.Area(site, today, wanted.area())), SOURCE);
        }
        return new Station.Premises(site, wanted.address(), wanted.area());
    }

    static NewSite site(
            DivisionCode division,
            Level level,
            String name,
            @Nullable String address,
            LocalDate from) {
        var kind = level == Level.COUNTY ? Site.Kind.CENTRE : Site.Kind.STATION;
        return new NewSite(
                division, null, kind, name, address == null ? "" : address, null, null, from);
    }

    static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null
                ? Objects.equals(one, other)
                : one.compareTo(other) == 0;
    }
}
