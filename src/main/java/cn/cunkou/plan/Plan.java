package cn.cunkou.plan;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A county's official plan.
 *
 * @param id {@code wuhua-2018}
 * @param year of the programme, not of the work
 * @param issued the official paper that it came with; null where none is known
 * @param ownersInferred ids of the items whose owner the paper does not name
 */
public record Plan(
        String id,
        String title,
        DivisionCode division,
        Tier tier,
        int year,
        @Nullable Issued issued,
        Period period,
        List<Body> bodies,
        List<Base> bases,
        List<Series> series,
        List<Item> items,
        List<Catalogue> catalogues,
        @Nullable Scorecard scorecard,
        ProjectRules projects,
        List<Conflict> conflicts,
        Set<String> ownersInferred) {
    /**
     * The official paper that a plan came with.
     *
     * @param number 文号
     * @param by who issued it
     */
    public record Issued(String number, LocalDate day, String by) {}

    /** Who set up the programme. */
    public enum Tier {
        NATIONAL("national", "国家级"),
        PROVINCIAL("provincial", "省级");

        private final String key;
        private final String words;

        Tier(String key, String words) {
            this.key = key;
            this.words = words;
        }

        public String key() {
            return key;
        }

        public String words() {
            return words;
        }
    }

    public Plan {
        bodies = List.copyOf(bodies);
        bases = List.copyOf(bases);
        series = List.copyOf(series);
        items = List.copyOf(items);
        catalogues = List.copyOf(catalogues);
        conflicts = List.copyOf(conflicts);
        ownersInferred = Set.copyOf(ownersInferred);
    }

    /** Dimensions of measures whose values are ids of a plan's items. */
    private static final Set<String> NAMES_OF_ITEMS =
            Set.of("chapter", "section", "line", "source", "item", "rule");

    public Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    public Optional<Catalogue> catalogue(String id) {
        return catalogues.stream().filter(catalogue -> catalogue.id().equals(id)).findFirst();
    }

    public Optional<Body> body(String id) {
        return bodies.stream().filter(body -> body.id().equals(id)).findFirst();
    }

    /**
     * The body that leads the work.
     *
     * @throws IllegalStateException when there is none, which no checked plan has
     */
    public Body lead() {
        return bodies.stream()
                .filter(body -> body.role() == Body.Role.LEAD)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("plan " + id + " has no lead body"));
    }

    /**
     * How much money it speaks of under a name, in yuan: of a source or a budget line by its id, or
     * in all by {@code total}; empty where it does not say.
     */
    public Optional<BigDecimal> money(String base) {
        return items.stream()
                .filter(item ->
                        item instanceof Target target
                                && (base.equals("total")
                                        ? target.detail() instanceof Detail.Money(var total)
                                                && total
                                        : item.id().equals(base)
                                                && (target.detail() instanceof Detail.Money
                                                        || target.detail()
                                                                instanceof Detail.Spending)))
                .map(item -> ((Target) item).goal())
                .flatMap(Stream::ofNullable)
                .map(goal -> goal.bounds().getFirst().figure())
                .findFirst();
    }

    /**
     * What people read for a value of a measure's dimension that names something of this plan: a
     * budget line, a source, an item, the plan itself; empty for all others.
     */
    public Optional<String> named(String dimension, String value) {
        if (value.equals(id)) {
            return Optional.of("本方案");
        }
        return NAMES_OF_ITEMS.contains(dimension)
                ? item(value)
                        .map(item ->
                                item.kind() == Kind.LINE
                                        ? value + " " + item.label()
                                        : item.label())
                : Optional.empty();
    }

    /** What an amount is that shares are taken of; the word itself where the plan has none. */
    public String moneyWords(String base) {
        return item(base).map(Item::label).orElseGet(() -> Keys.MONEY.getOrDefault(base, base));
    }

    /** The budget lines and other items of a kind, in the order of the plan. */
    public List<Item> items(Kind kind) {
        return items.stream().filter(item -> item.kind() == kind).toList();
    }

    /** The same plan with one contradiction settled by a reading of it. */
    Plan settled(Conflict conflict, Reading chosen) {
        return with(
                items.stream()
                        .map(item ->
                                conflict.items().contains(item.id()) ? item.read(chosen) : item)
                        .toList(),
                conflicts.stream().filter(one -> !one.id().equals(conflict.id())).toList());
    }

    /** The same plan with other items. */
    public Plan with(List<Item> items) {
        return with(items, conflicts);
    }

    private Plan with(List<Item> items, List<Conflict> conflicts) {
        return new Plan(
                id,
                title,
                division,
                tier,
                year,
                issued,
                period,
                bodies,
                bases,
                series,
                items,
                catalogues,
                scorecard,
                projects,
                conflicts,
                ownersInferred);
    }

    /** The contradictions that leave an item open, each in something else. */
    public List<Conflict> conflictsAbout(String item) {
        return conflicts.stream().filter(conflict -> conflict.items().contains(item)).toList();
    }
}
