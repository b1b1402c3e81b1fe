package cn.cunkou.papers;

import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Plan;
import cn.cunkou.platform.Actor;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.registry.Body;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What papers of a county are held against.
 *
 * @param bodies those that whoever acts can see
 * @param current the plan that the county works by
 * @param plans the editions in force of all its plans
 * @param answerable which items whoever acts may say are fulfilled
 */
record PaperGround(
        DivisionCode county,
        LocalDate today,
        Gazetteer places,
        List<Body> bodies,
        @Nullable Edition current,
        List<Edition> plans,
        Answerable answerable) {

    /** A body by its id or name; names repeat between towns, so that of the place comes first. */
    Optional<Body> body(String given, DivisionCode division) {
        return bodies.stream()
                .filter(body -> body.id().toString().equals(given) || body.name().equals(given))
                .min(Comparator.comparing(body -> !body.division().contains(division)));
    }

    boolean mayFulfil(Plan plan, String item) {
        return plan.item(item).filter(it -> answerable.covers(plan, it)).isPresent();
    }

    boolean mayWriteFor(Body body) {
        return Actor.current().actsFor(body.id().toString());
    }

    /**
     * The plan that an item is named with; the current one where it is named alone.
     *
     * @param name {@code plan/item} or {@code item}
     */
    Optional<Edition> plan(String name) {
        var slash = name.indexOf('/');
        return slash < 0
                ? Optional.ofNullable(current)
                : plans.stream()
                        .filter(edition ->
                                edition.plan().id().equals(name.substring(0, slash).strip()))
                        .findFirst();
    }
}
