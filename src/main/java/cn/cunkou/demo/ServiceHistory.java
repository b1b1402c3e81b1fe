package cn.cunkou.demo;

import cn.cunkou.plan.Plan;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.services.PastService;
import cn.cunkou.stations.services.Rendered.Confirmation;
import cn.cunkou.stations.services.ServiceKind;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stations might have done for villagers: now and then in the years before, day by day in the
 * last sixty days, busily at a few stations, and at some in a way that looks invented.
 */
final class ServiceHistory {
    private static final int DETAILED_DAYS = 60;
    private static final int EVERY_DAYS = 21;
    private static final int NEARLY = 189;
    private static final int CHEATS = 4;
    private static final int LIVELY = 7;
    private static final int OFTEN = 220;
    private static final List<String> WORDS =
            List.of("电费", "水费", "话费", "医保", "养老认证", "车票", "种子", "化肥", "洗衣液", "电饭锅", "番薯干", "招工");

    private final Seed seed;
    private final LocalDate today;
    private final Instant now;
    private final Function<Level, List<ServiceKind>> kinds;
    private final List<PastService> services = new ArrayList<>();

    private ServiceHistory(
            Plan plan, LocalDate today, Instant now, Function<Level, List<ServiceKind>> kinds) {
        this.seed = new Seed(plan.id(), "services");
        this.today = today;
        this.now = now;
        this.kinds = kinds;
    }

    /**
     * @param now the county's clock; nothing happens later
     * @param kinds what stations of a level offer
     * @param keepers where the demonstration's keeper works
     */
    static List<PastService> of(
            Plan plan,
            LocalDate today,
            Instant now,
            List<Station> stations,
            Function<Level, List<ServiceKind>> kinds,
            DivisionCode keepers) {
        var history = new ServiceHistory(plan, today, now, kinds);
        var cheats = CHEATS;
        for (var station : stations) {
            if (station.life().opened() == null || kinds.apply(station.level()).isEmpty()) {
                continue;
            }
            var isKeepers = station.division().equals(keepers);
            history.past(station);
            history.lately(station, isKeepers);
            if (!isKeepers && cheats > 0 && isOldEnough(station, today)) {
                history.cheat(station, cheats--);
            }
        }
        lively(stations, today, keepers).stream()
                .filter(station -> !kinds.apply(station.level()).isEmpty())
                .forEach(history::lively);
        return history.services;
    }

    /** The stations that worked enough for a reward. */
    static List<Station> lively(List<Station> stations, LocalDate today, DivisionCode keepers) {
        return stations.stream()
                .filter(station -> !station.division().equals(keepers))
                .filter(station -> isOldEnough(station, today))
                .skip(CHEATS)
                .limit(LIVELY)
                .toList();
    }

    /** Often enough, and long enough ago. */
    private void lively(Station station) {
        var opened = station.life().opened();
        for (var i = 0; opened != null && i < OFTEN; i++) {
            add(station, seed.between(opened, start()), open(), null, Confirmation.NONE);
        }
    }

    private static boolean isOldEnough(Station station, LocalDate today) {
        var opened = station.life().opened();
        return station.level() == Level.VILLAGE
                && opened != null
                && opened.isBefore(today.minusDays(DETAILED_DAYS))
                && !station.life().isClosed();
    }

    private void past(Station station) {
        var opened = station.life().opened();
        var last = last(station).isBefore(start()) ? last(station) : start();
        if (opened == null) {
            return;
        }
        for (var day = opened.plusDays(seed.below(EVERY_DAYS));
                !day.isAfter(last);
                day = day.plusDays(1 + seed.below(2 * EVERY_DAYS))) {
            add(station, day, open(), null, Confirmation.NONE);
        }
    }

    private LocalDate start() {
        return today.minusDays(DETAILED_DAYS);
    }

    private LocalDate last(Station station) {
        var closed = station.life().closed();
        return closed == null ? today : closed.minusDays(1);
    }

    private void lately(Station station, boolean isKeepers) {
        var opened = station.life().opened();
        var first = opened == null || opened.isBefore(start()) ? start() : opened;
        if (isKeepers) {
            var from = today.minusMonths(6).plusDays(1);
            for (var i = 0; i < NEARLY; i++) {
                var day = seed.between(from, today.minusDays(1));
                add(station, day, open(), seed.oneIn(2) ? number() : null, answer());
            }
            return;
        }
        for (var day = first; !day.isAfter(last(station)); day = day.plusDays(1)) {
            if (seed.oneIn(5)) {
                add(station, day, open(), seed.oneIn(3) ? null : number(), answer());
            }
        }
    }

    /** Four ways that are found. */
    private void cheat(Station station, int way) {
        var day = today.minusDays(8 + seed.below(4));
        var number = number();
        var time = LocalTime.of(15, 4, 11);
        for (var i = 0; i < 16; i++) {
            switch (way) {
                case 1 -> {
                    add(station, day, time, number(), Confirmation.ASKED);
                    time = time.plusSeconds(6 + seed.below(20));
                }
                case 2 -> add(station, day.minusDays(i % 5), open(), number, Confirmation.ASKED);
                case 3 ->
                        add(
                                station,
                                day.minusDays(i % 5),
                                LocalTime.of(23, 10).plusSeconds(seed.below(2_400)),
                                null,
                                Confirmation.NONE);
                default ->
                        add(
                                station,
                                day.minusDays(i % 5),
                                open(),
                                number(),
                                i % 3 == 0 ? Confirmation.DENIED : Confirmation.ASKED);
            }
        }
    }

    private void add(
            Station station,
            LocalDate day,
            LocalTime time,
            @Nullable PhoneNumber phone,
            Confirmation confirmation) {
        var happened = day.atTime(time).atZone(Counties.ZONE).toInstant();
        if (!happened.isBefore(now)) {
            return;
        }
        var kind = seed.oneOf(kinds.apply(station.level()));
        var arrived = happened.plusSeconds(seed.oneIn(20) ? 3_600L * (1 + seed.below(30)) : 2);
        services.add(
                new PastService(
                        new UUID(seed.number(), seed.number()),
                        station,
                        kind,
                        fields(kind),
                        happened,
                        happened,
                        arrived.isBefore(now) ? arrived : now,
                        phone,
                        phone == null ? Confirmation.NONE : confirmation,
                        station.keeper() == null ? "演示站长" : station.keeper().name()));
    }

    private Map<String, @Nullable String> fields(ServiceKind kind) {
        var fields = new HashMap<String, @Nullable String>();
        for (var field : kind.fields()) {
            if (!field.required()) {
                continue;
            }
            switch (field.kind()) {
                case "number" -> fields.put(field.id(), Integer.toString(5 + seed.below(200)));
                case "choice" -> fields.put(field.id(), seed.oneOf(field.choices()));
                case "day" -> fields.put(field.id(), today.toString());
                case "photo", "phone" -> {}
                default -> fields.put(field.id(), seed.oneOf(WORDS));
            }
        }
        return fields;
    }

    private Confirmation answer() {
        return seed.oneIn(4) ? Confirmation.CONFIRMED : Confirmation.ASKED;
    }

    private LocalTime open() {
        return LocalTime.of(8, 0).plusSeconds(seed.below(10 * 3_600));
    }

    private PhoneNumber number() {
        return new PhoneNumber("1%d%09d".formatted(3 + seed.below(7), seed.below(1_000_000_000)));
    }
}
