package cn.cunkou.papers;

import cn.cunkou.plan.Item;
import cn.cunkou.plan.Plan;
import cn.cunkou.platform.Actor;
import cn.cunkou.registry.Body;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which items of a plan whoever acts may say are fulfilled: who answers for the whole county, any
 * of them; a body's reporter, those that the plan gives to that body; a town, those of the towns.
 */
final class Answerable {
    private static final int TOWN = 9;

    private final boolean wholeCounty;
    private final boolean town;
    private final Set<String> names;

    private Answerable(boolean wholeCounty, boolean town, Set<String> names) {
        this.wholeCounty = wholeCounty;
        this.town = town;
        this.names = names;
    }

    /**
     * @param county six digits
     * @param bodies of the county
     */
    static Answerable of(Actor actor, String county, List<Body> bodies) {
        var own =
                bodies.stream()
                        .filter(body -> actor.bodies().contains(body.id().toString()))
                        .toList();
        var coversCounty = actor.scope().covers(county);
        return new Answerable(
                coversCounty && actor.bodies().isEmpty(),
                !coversCounty
                        || own.stream().anyMatch(body -> body.division().digits().length() >= TOWN),
                own.stream().map(Body::name).collect(Collectors.toSet()));
    }

    /** Whether it is the actor's own body, not just one of those they may write for. */
    boolean owns(String body) {
        return names.contains(body);
    }

    boolean covers(Plan plan, Item item) {
        return wholeCounty
                || Stream.concat(Stream.of(item.owner()), item.with().stream())
                        .flatMap(id -> plan.body(id).stream())
                        .anyMatch(body ->
                                names.contains(body.name())
                                        || town && body.role() == cn.cunkou.plan.Body.Role.TOWNS);
    }
}
