package cn.cunkou.demo;

import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Target;
import cn.cunkou.region.Facilities;
import cn.cunkou.region.Facility;
import cn.cunkou.region.NewSite;
import cn.cunkou.region.Site;
import cn.cunkou.region.Sites;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * How a county might have built the centres, stores and labs that its plan counts: one of each
 * kind, a hundred days apart, with the zones and equipment that the plan names; the last of them is
 * open but not accepted yet.
 */
final class FacilityHistory {
    private static final String FACILITIES = "region.facilities";
    private static final String ZONES = "region.facility-zones";
    private static final String AREA = "region.facility-area";
    private static final String EQUIPMENT = "region.facility-equipment";
    private static final String USUAL_PLACE = "logistics-centre";
    private static final String USUAL_EQUIPMENT = "办公设备";
    private static final BigDecimal USUAL_AREA = BigDecimal.valueOf(400);
    private static final int FIRST = 75;
    private static final int APART = 100;

    private final Plan plan;
    private final String place;
    private final LocalDate today;
    private final Sites sites;
    private final Facilities facilities;

    private FacilityHistory(
            Plan plan, String place, LocalDate today, Sites sites, Facilities facilities) {
        this.plan = plan;
        this.place = place;
        this.today = today;
        this.sites = sites;
        this.facilities = facilities;
    }

    /**
     * @param place what people call the place in short: 县, 市 or 区
     */
    static void load(Plan plan, String place, LocalDate today, Sites sites, Facilities facilities) {
        new FacilityHistory(plan, place, today, sites, facilities).load();
    }

    /** What the plan asks of the facilities of one kind. */
    private record Asked(List<String> zones, BigDecimal area, Set<String> equipment) {}

    private void load() {
        var asked = asked();
        var number = 0;
        for (var one : asked.entrySet()) {
            var opened = plan.period().from().plusDays(FIRST + (long) APART * number);
            number++;
            if (opened.isBefore(today)) {
                build(
                        Site.Kind.of(one.getKey()),
                        one.getValue(),
                        opened,
                        number < asked.size() || asked.size() == 1);
            }
        }
    }

    private void build(Site.Kind kind, Asked asked, LocalDate opened, boolean accepted) {
        UUID site =
                sites.add(
                        new NewSite(
                                plan.division(),
                                null,
                                kind,
                                place + kind.label().replaceFirst("^县级", "") + "（演示）",
                                "城区工业路",
                                null,
                                opened,
                                opened));
        asked.zones().forEach(zone -> facilities.addZone(site, zone + "区", zone));
        asked.equipment().forEach(name -> facilities.recordEquipment(site, piece(name, opened)));
        facilities.recordArea(site, null, opened, asked.area(), "测绘报告（演示）");
        if (accepted) {
            facilities.recordAcceptance(
                    site, new Facility.Acceptance(opened.plusDays(20), "验收单（演示）", null));
        }
    }

    private static Facility.Equipment piece(String name, LocalDate from) {
        return new Facility.Equipment(null, name, 2, "", from, null, "设备清单（演示）");
    }

    private Map<String, Asked> asked() {
        var zones = new LinkedHashMap<String, Set<String>>();
        var areas = new LinkedHashMap<String, BigDecimal>();
        for (var item : plan.items()) {
            if (item instanceof Target target
                    && target.basis() instanceof Basis.Measured basis
                    && Set.of(FACILITIES, ZONES, AREA).contains(basis.measure())
                    && basis.only("kind") instanceof String kind) {
                var named = zones.computeIfAbsent(kind, _ -> new TreeSet<>());
                var wanted = target.goal() == null ? BigDecimal.ONE : target.goal().figure();
                if (basis.measure().equals(AREA)) {
                    // What the plan leaves open gets the usual one.
                    areas.merge(kind, target.goal() == null ? USUAL_AREA : wanted, BigDecimal::max);
                } else if (basis.only("zone") instanceof String zone) {
                    named.add(zone);
                } else if (basis.measure().equals(ZONES)) {
                    for (var i = named.size(); i < wanted.intValue(); i++) {
                        named.add("功能" + (i + 1));
                    }
                }
            }
        }
        var equipment = equipment();
        equipment.keySet().forEach(kind -> zones.computeIfAbsent(kind, _ -> new TreeSet<>()));
        var asked = new LinkedHashMap<String, Asked>();
        zones.forEach((kind, named) ->
                asked.put(
                        kind,
                        new Asked(
                                new ArrayList<>(named),
                                nearly(areas.getOrDefault(kind, USUAL_AREA)),
                                equipment.getOrDefault(kind, Set.of()))));
        return asked;
    }

    /**
     * What stands in each kind of facility; where the plan does not say, in the logistics centre.
     */
    private Map<String, Set<String>> equipment() {
        var equipment = new LinkedHashMap<String, Set<String>>();
        for (var item : plan.items()) {
            if (item instanceof Target target
                    && target.basis() instanceof Basis.Measured basis
                    && basis.measure().equals(EQUIPMENT)) {
                var kind = Objects.requireNonNullElse(basis.only("kind"), USUAL_PLACE);
                var name = Objects.requireNonNullElse(basis.only("equipment"), USUAL_EQUIPMENT);
                equipment.computeIfAbsent(kind, _ -> new TreeSet<>()).add(name);
            }
        }
        return equipment;
    }

    /** A little less than was promised, as it happens. */
    private static BigDecimal nearly(BigDecimal area) {
        return area.multiply(BigDecimal.valueOf(96))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP);
    }
}
