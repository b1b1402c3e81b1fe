package cn.cunkou.programme;

import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Body;
import cn.cunkou.plan.Each;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Target;
import cn.cunkou.region.Division;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.stream.Stream;

/** Those who have to keep an item, each by itself. */
final class Parts {
    private final Plan plan;
    private final List<Division> towns;
    private final List<Division> villages;
    private final OpenStations stations;

    /**
     * @param villages those with a villagers' committee; nobody asks for them where no item is for
     *     every village
     */
    Parts(Plan plan, List<Division> towns, List<Division> villages, OpenStations stations) {
        this.plan = plan;
        this.towns = towns;
        this.villages = villages;
        this.stations = stations;
    }

    /**
     * One of them.
     *
     * @param subject a division's code, a body's or a station's id
     * @param target what it owes
     */
    record Part(String subject, String name, DivisionCode division, Target target) {
        /** What stands behind the item's id. */
        String suffix() {
            return ":" + subject;
        }
    }

    /** Whether there are such items in a plan. */
    static boolean any(Plan plan, Each each) {
        return plan.items().stream()
                .anyMatch(item -> item instanceof Target target && target.each() == each);
    }

    /** All of them; none where nobody could tell one from another. */
    List<Part> of(Target target) {
        return switch (target.each()) {
            case TOWN -> places(target, towns);
            case VILLAGE ->
                    target.basis() instanceof Basis.Measured ? places(target, villages) : List.of();
            case BODY -> bodies(target).map(body -> part(target, body)).toList();
            case STATION -> stations.of(target).stream().map(it -> part(target, it)).toList();
            case null -> List.of();
        };
    }

    private static List<Part> places(Target target, List<Division> places) {
        return places.stream()
                .map(place -> new Part(place.code().digits(), place.name(), place.code(), target))
                .toList();
    }

    private Part part(Target target, Body body) {
        return new Part(body.id(), body.name(), plan.division(), target.owedBy(body));
    }

    private Part part(Target target, OpenStations.Station station) {
        var own = target.reachedBy(station.id());
        return new Part(station.id(), station.name(), plan.division(), own);
    }

    private Stream<Body> bodies(Target target) {
        return Stream.concat(Stream.of(target.owner()), target.with().stream())
                .distinct()
                .flatMap(id -> plan.body(id).stream());
    }

    /** The towns whose villages are asked about. */
    List<DivisionCode> townsOfVillages() {
        return villages.stream()
                .map(village -> village.code().at(DivisionCode.Level.TOWN))
                .distinct()
                .toList();
    }
}
