package cn.cunkou.stations.services;

import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.rewards.Clause;
import cn.cunkou.plan.rewards.Quantity;
import cn.cunkou.stations.services.Ground.Stretch;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the search for invented services looks at. */
@Component
class MaterialReader {
    static final String MEASURE = "stations.services";

    private final JdbcClient jdbc;
    private final OpeningHours hours;
    private final VillagerNumbers numbers;
    private final Plans plans;

    MaterialReader(JdbcClient jdbc, OpeningHours hours, VillagerNumbers numbers, Plans plans) {
        this.jdbc = jdbc;
        this.hours = hours;
        this.numbers = numbers;
        this.plans = plans;
    }

    Material read(DivisionCode county, YearMonth month, LocalDate today) {
        var services =
                jdbc.sql(
                                """
                                select service.id, service.station, service.day, service.happened_at, service.entered_at,
                                       service.kind || ' ' || service.fields::text as content, service.fields <> '{}' as filled,
                                       service.caller, number.sealed, service.longitude, service.latitude, service.accuracy,
                                       service.confirmation, service.clock is not distinct from 'late' as late
                                  from stations.service
                                  left join stations.service_number as number
                                    on number.service = service.id and service.day between :first and :last
                                 where service.division like :county and service.day between :from and :until
                                   and service.withdrawn_at is null and service.replaced_by is null
                                """)
                        .param("county", county.pattern())
                        .param("from", month.minusMonths(Material.MONTHS_BEFORE).atDay(1))
                        .param("until", month.plusMonths(1).atEndOfMonth())
                        .param("first", month.atDay(1))
                        .param("last", month.atEndOfMonth())
                        .query((row, number) -> observed(row))
                        .list();
        return new Material(month, today, services, grounds(county), bounds(county));
    }

    private Observed observed(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var sealed = row.getBytes("sealed");
        return new Observed(
                id,
                row.getObject("station", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getString("content"),
                row.getBoolean("filled"),
                row.getString("caller"),
                sealed == null ? null : numbers.open(sealed, id).digits(),
                point(row),
                Rendered.Confirmation.of(row.getString("confirmation")),
                row.getBoolean("late"));
    }

    private static @Nullable Point point(ResultSet row) throws SQLException {
        var longitude = row.getBigDecimal("longitude");
        return longitude == null
                ? null
                : new Point(
                        longitude.doubleValue(),
                        row.getBigDecimal("latitude").doubleValue(),
                        row.getInt("accuracy"));
    }

    private Map<UUID, Ground> grounds(DivisionCode county) {
        var opening = hours.all(county.digits());
        var idle = idle(county);
        var own = ownNumbers(county);
        var grounds = new HashMap<UUID, Ground>();
        jdbc.sql(
                        """
                        select station.id, site.longitude, site.latitude
                          from stations.station left join region.site on site.id = station.site
                         where station.division like :county
                        """)
                .param("county", county.pattern())
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    var longitude = row.getBigDecimal("longitude");
                    grounds.put(
                            id,
                            new Ground(
                                    id,
                                    opening.getOrDefault(id, List.of()),
                                    idle.getOrDefault(id, List.of()),
                                    own.getOrDefault(id, Set.of()),
                                    longitude == null
                                            ? null
                                            : new Point(
                                                    longitude.doubleValue(),
                                                    row.getBigDecimal("latitude").doubleValue(),
                                                    0)));
                });
        return grounds;
    }

    private Map<UUID, List<Stretch>> idle(DivisionCode county) {
        var idle = new HashMap<UUID, List<Stretch>>();
        jdbc.sql(
                        """
                        select station, lower(during) as from_day, upper(during) as until_day
                          from stations.idle where division like :county
                        """)
                .param("county", county.pattern())
                .query(row -> {
                    idle.computeIfAbsent(
                                    row.getObject("station", UUID.class), _ -> new ArrayList<>())
                            .add(
                                    new Stretch(
                                            row.getObject("from_day", LocalDate.class),
                                            row.getObject("until_day", LocalDate.class)));
                });
        return idle;
    }

    private Map<UUID, Set<String>> ownNumbers(DivisionCode county) {
        var own = new HashMap<UUID, Set<String>>();
        jdbc.sql(
                        """
                        select station, phone from (
                            select keeper.station, party.phone from stations.keeper
                              join registry.party on party.id = keeper.party where keeper.division like :county
                            union
                            select id, phone from stations.station where division like :county) as numbers
                         where phone is not null
                        """)
                .param("county", county.pattern())
                .query(row -> {
                    own.computeIfAbsent(row.getObject("station", UUID.class), _ -> new HashSet<>())
                            .add(row.getString("phone"));
                });
        return own;
    }

    /** How many services the county's rewards ask for. */
    private Set<Integer> bounds(DivisionCode county) {
        var bounds = new HashSet<Integer>();
        plans.current(county).stream()
                .flatMap(edition -> edition.plan().items().stream())
                .forEach(item -> {
                    if (item instanceof Reward reward) {
                        collect(reward.rule().condition(), bounds);
                    }
                });
        return bounds;
    }

    private static void collect(Clause clause, Set<Integer> bounds) {
        switch (clause) {
            case Clause.Bounded bounded -> {
                if (bounded.term().quantity() instanceof Quantity.Measured measured
                        && measured.measure().equals(MEASURE)) {
                    bounded.range().bounds().stream()
                            .map(bound -> bound.figure())
                            .map(BigDecimal::intValue)
                            .forEach(bounds::add);
                }
            }
            case Clause.All all -> all.parts().forEach(part -> collect(part, bounds));
            case Clause.Any any -> any.parts().forEach(part -> collect(part, bounds));
            case Clause.Not not -> collect(not.part(), bounds);
            case Clause.OneOf _, Clause.Unclear _ -> {}
        }
    }
}
