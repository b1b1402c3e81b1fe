package cn.cunkou.demo;

import cn.cunkou.plan.Plan;
import cn.cunkou.region.Division;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.NewStation;
import cn.cunkou.stations.Origin;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a county might have built its stations: some taken over at the beginning, the towns one by
 * one, the villages in a steady stream until today, a few closed again and a few opened but not
 * accepted yet.
 */
final class StationHistory {
    private static final List<String> SURNAMES =
            List.of("陈", "李", "张", "黄", "刘", "曾", "古", "钟", "温", "魏");

    private final Plan plan;
    private final String kind;
    private final LocalDate today;
    private final Set<DivisionCode> poor;
    private final Seed seed;
    private final List<NewStation> stations = new ArrayList<>();
    private @Nullable Division keepers;

    private StationHistory(Plan plan, String kind, LocalDate today, Set<DivisionCode> poor) {
        this.plan = plan;
        this.kind = kind;
        this.today = today;
        this.poor = poor;
        this.seed = new Seed(plan.id(), "stations");
    }

    /**
     * The stations of a plan.
     *
     * @param kind what people call the place in short: 县, 市 or 区
     */
    static List<NewStation> of(
            Plan plan,
            String kind,
            LocalDate today,
            List<Division> towns,
            List<Division> villages,
            Set<DivisionCode> poor) {
        var history = new StationHistory(plan, kind, today, poor);
        history.centre();
        history.towns(towns);
        history.villages(villages, towns.getFirst());
        return history.stations;
    }

    private void centre() {
        var opened = plan.period().from().plusDays(75);
        add(
                Level.COUNTY,
                plan.division(),
                kind + "电子商务公共服务中心",
                Origin.NEW,
                1200,
                opened,
                opened.minusDays(6),
                null);
    }

    private void towns(List<Division> towns) {
        var first = plan.period().from().plusDays(120);
        for (var i = 0; i < towns.size(); i++) {
            var town = towns.get(i);
            var opened =
                    first.plusDays(
                            (today.toEpochDay() - first.toEpochDay() - 20)
                                    * i
                                    / Math.max(1, towns.size() - 1));
            var accepted = opened.minusDays(3 + seed.below(10));
            var origin = i == 0 ? Origin.CONSOLIDATED : Origin.NEW;
            add(
                    Level.TOWN,
                    town.code(),
                    town.shortName() + "电商服务中心",
                    origin,
                    150,
                    opened,
                    accepted,
                    null);
        }
    }

    /**
     * Seven villages in ten are reached by the end; poor villages are served first. The first
     * village of the first town, where the demonstration's keeper works, is one of the first.
     */
    private void villages(List<Division> villages, Division firstTown) {
        var chosen = new ArrayList<Division>();
        var later = new ArrayList<Division>();
        for (var village : seed.shuffled(villages)) {
            (poor.contains(village.code()) ? chosen : later).add(village);
        }
        var wanted = Math.max(chosen.size(), villages.size() * 68 / 100);
        chosen.addAll(
                later.subList(0, Math.min(later.size(), Math.max(0, wanted - chosen.size()))));
        var place = ServiceDays.keepers(firstTown, villages);
        keepers =
                villages.stream()
                        .filter(village -> village.code().equals(place))
                        .findFirst()
                        .orElse(null);
        if (keepers != null && !chosen.contains(keepers)) {
            chosen.set(Math.min(chosen.size() - 1, chosen.size() / 5), keepers);
        }
        var takenOver = chosen.size() * 37 / 100;
        var start = plan.period().from();
        for (var i = 0; i < chosen.size(); i++) {
            village(chosen.get(i), i, takenOver, chosen.size(), start);
        }
    }

    private void village(Division village, int index, int takenOver, int all, LocalDate start) {
        var isNew = index >= takenOver;
        var opened =
                isNew
                        ? start.plusDays(
                                150
                                        + (today.toEpochDay() - start.toEpochDay() - 152)
                                                * (index - takenOver)
                                                / Math.max(1, all - takenOver))
                        : start.plusDays(59);
        var waits = isNew && today.toEpochDay() - opened.toEpochDay() < 40 && seed.oneIn(3);
        LocalDate accepted =
                waits
                        ? null
                        : isNew
                                ? opened.minusDays(2 + seed.below(6))
                                : opened.minusDays(20 + seed.below(10));
        var closes = !waits && !poor.contains(village.code()) && seed.oneIn(40);
        LocalDate closed = closes ? seed.between(opened.plusDays(30), today.minusDays(1)) : null;
        if (closed != null && (closed.isAfter(today) || village.equals(keepers))) {
            closed = null;
        }
        add(
                Level.VILLAGE,
                village.code(),
                village.shortName() + "电商服务站",
                isNew ? Origin.NEW : Origin.CONSOLIDATED,
                24 + seed.below(16),
                opened,
                accepted,
                closed);
    }

    private void add(
            Level level,
            DivisionCode division,
            String name,
            Origin origin,
            int area,
            LocalDate opened,
            @Nullable LocalDate accepted,
            @Nullable LocalDate closed) {
        stations.add(
                new NewStation(
                        level,
                        division,
                        null,
                        name,
                        origin,
                        level == Level.VILLAGE ? "村委会旁" : "镇政府对面",
                        BigDecimal.valueOf(area),
                        "1380001%04d".formatted(stations.size()),
                        level != Level.VILLAGE || !seed.oneIn(4),
                        seed.oneOf(SURNAMES) + "某某",
                        "1380000%04d".formatted(stations.size()),
                        opened,
                        accepted,
                        accepted == null ? null : "验收单（演示）",
                        closed,
                        closed == null ? null : "店主外出务工（演示）",
                        List.of()));
    }
}
