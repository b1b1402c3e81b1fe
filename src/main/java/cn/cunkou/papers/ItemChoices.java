package cn.cunkou.papers;

import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.Kind;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Plans;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.Actor;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The items of the plan that papers fulfil, as a form offers them. */
@Component
class ItemChoices {
    private static final Set<Kind> DONE_BY_PAPERS = Set.of(Kind.DUTY, Kind.DEADLINE);
    private static final String MEASURE = "papers.registered";

    private final Plans plans;
    private final PaperLists lists;
    private final Registry registry;

    ItemChoices(Plans plans, PaperLists lists, Registry registry) {
        this.plans = plans;
        this.lists = lists;
        this.registry = registry;
    }

    /**
     * Duties and schedule by owner, the reader's own body first; in each those without a paper
     * first, by the day they are due. What is chosen is there whatever it is.
     */
    List<PaperFormPage.Group> of(DivisionCode county, Collection<String> chosen) {
        var edition = plans.current(county);
        if (edition.isEmpty()) {
            return List.of();
        }
        var plan = edition.get().plan();
        var fulfilled = lists.fulfilled(county);
        var picked = new HashSet<>(chosen);
        Map<String, List<Item>> byOwner = new LinkedHashMap<>();
        var answerable = Answerable.of(Actor.current(), county.digits(), registry.bodies(county));
        for (var item : plan.items()) {
            if (isPicked(plan, item, picked)
                    || isDoneByPapers(item) && answerable.covers(plan, item)) {
                byOwner.computeIfAbsent(item.owner(), owner -> new ArrayList<>()).add(item);
            }
        }
        return byOwner.entrySet().stream()
                .map(entry -> {
                    var owner = name(plan, entry.getKey());
                    var choices =
                            entry.getValue().stream()
                                    .map(item -> choice(plan, item, fulfilled, picked))
                                    .sorted(
                                            Comparator.comparing(PaperFormPage.Choice::done)
                                                    .thenComparing(PaperFormPage.Choice::due))
                                    .toList();
                    return new PaperFormPage.Group(owner, answerable.owns(owner), choices);
                })
                .sorted(Comparator.comparing(group -> !group.own()))
                .toList();
    }

    /** The names of items by {@code plan/item}, for all plans of a county. */
    Map<String, String> labels(DivisionCode county) {
        return plans.all().stream()
                .map(Edition::plan)
                .filter(plan -> plan.division().equals(county))
                .flatMap(plan ->
                        plan.items().stream()
                                .map(item -> Map.entry(value(plan, item), item.label())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
    }

    private static boolean isDoneByPapers(Item item) {
        return DONE_BY_PAPERS.contains(item.kind())
                || (item instanceof Target target
                        && target.basis() instanceof Basis.Measured measured
                        && measured.measure().equals(MEASURE));
    }

    private static boolean isPicked(Plan plan, Item item, Set<String> picked) {
        return picked.contains(item.id()) || picked.contains(value(plan, item));
    }

    private static PaperFormPage.Choice choice(
            Plan plan, Item item, Set<String> fulfilled, Set<String> picked) {
        var value = value(plan, item);
        var rhythm = item instanceof Target target ? target.rhythm() : null;
        var occasional = item instanceof Target target && target.occasion() != null;
        return new PaperFormPage.Choice(
                value,
                item.label(),
                item.kind().words(),
                occasional ? "有才做" : rhythm == null ? item.span().to() + "前" : rhythm.words(),
                rhythm == null && !occasional && fulfilled.contains(value),
                isPicked(plan, item, picked));
    }

    private static String value(Plan plan, Item item) {
        return plan.id() + "/" + item.id();
    }

    private static String name(Plan plan, String owner) {
        return plan.body(owner).map(cn.cunkou.plan.Body::name).orElse(owner);
    }
}
