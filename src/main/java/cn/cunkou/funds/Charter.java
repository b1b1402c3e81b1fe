package cn.cunkou.funds;

import cn.cunkou.plan.Conflict;
import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Edition;
import cn.cunkou.plan.Kind;
import cn.cunkou.plan.MoneyWords;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.Target;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a fund: the money of its plan as it is in force, and what the county added by
 * papers where the plan leaves it open.
 */
public final class Charter {
    private final Fund fund;
    private final @Nullable Edition edition;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final boolean ownLines;

    /**
     * A budget line.
     *
     * @param planned as the plan has it; null of lines by a paper of the county
     * @param isLeaf whether payments are made on it, not on a part of it
     * @param rules of the plan that hold for it, of those that name no line
     */
    public record Line(
            String id, String label, @Nullable Money planned, boolean isLeaf, List<String> rules) {
        public Line {
            rules = List.copyOf(rules);
        }

        /** How deep it lies, from 0. */
        public int depth() {
            return (int) id.chars().filter(c -> c == '.').count();
        }
    }

    /**
     * Where money comes from.
     *
     * @param amount by the plan, or by a paper where the plan leaves it open; null when neither
     *     says
     * @param atMost whether more must not come; at least so much must come otherwise
     */
    public record Source(String id, String label, @Nullable Money amount, boolean atMost) {}

    /** A source or line that the county added, as the tables have it. */
    record Added(String id, String label, @Nullable Long fen, List<String> rules) {
        Added {
            rules = List.copyOf(rules);
        }
    }

    Charter(
            Fund fund,
            @Nullable Edition edition,
            List<Added> addedLines,
            List<Added> addedSources) {
        this.fund = fund;
        this.edition = edition;
        planned(addedLines);
        ownLines = lines.isEmpty();
        for (var line : addedLines) {
            lines.put(
                    line.id(),
                    new Line(
                            line.id(),
                            line.label(),
                            null,
                            isLeaf(line.id(), addedLines),
                            line.rules()));
        }
        sources(addedSources);
    }

    private static boolean isLeaf(String id, List<Added> all) {
        return all.stream().noneMatch(line -> line.id().startsWith(id + "."));
    }

    private void planned(List<Added> added) {
        var items = edition == null ? List.<Target>of() : targets(edition.plan(), Kind.LINE);
        for (var item : items) {
            var isLeaf =
                    Stream.concat(items.stream().map(Target::id), added.stream().map(Added::id))
                            .noneMatch(other -> other.startsWith(item.id() + "."));
            lines.put(
                    item.id(), new Line(item.id(), item.label(), amount(item), isLeaf, List.of()));
        }
    }

    private void sources(List<Added> added) {
        if (edition != null) {
            for (var item : edition.plan().items()) {
                if (item instanceof Target target
                        && target.detail() instanceof Detail.Money(var total)
                        && !total) {
                    sources.put(
                            target.id(),
                            new Source(
                                    target.id(),
                                    target.label(),
                                    amount(target),
                                    target.kind() == Kind.CAP));
                }
            }
        }
        for (var source : added) {
            var planned = sources.get(source.id());
            var fen = source.fen();
            var granted = fen == null ? null : new Money(fen);
            if (planned == null) {
                sources.put(source.id(), new Source(source.id(), source.label(), granted, true));
            } else if (planned.amount() == null) {
                sources.put(source.id(), new Source(planned.id(), planned.label(), granted, true));
            }
        }
    }

    private static @Nullable Money amount(Target target) {
        var goal = target.goal();
        return goal == null ? null : Money.ofYuan(goal.bounds().getFirst().figure());
    }

    private static List<Target> targets(Plan plan, Kind kind) {
        return plan.items(kind).stream()
                .flatMap(item -> item instanceof Target target ? Stream.of(target) : Stream.empty())
                .toList();
    }

    public Fund fund() {
        return fund;
    }

    /** The plan as it is in force; null of a fund without a plan. */
    public @Nullable Edition edition() {
        return edition;
    }

    public @Nullable Plan plan() {
        return edition == null ? null : edition.plan();
    }

    /** Whether the plan has no lines, so that the county adds them by papers. */
    public boolean hasOwnLines() {
        return ownLines;
    }

    public List<Line> lines() {
        return List.copyOf(lines.values());
    }

    /** Those on which payments are made. */
    public List<Line> leaves() {
        return lines.values().stream().filter(Line::isLeaf).toList();
    }

    public Optional<Line> line(String id) {
        return Optional.ofNullable(lines.get(id));
    }

    public List<Source> sources() {
        return List.copyOf(sources.values());
    }

    public Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** The rules about money that the plan states. */
    public List<Target> rules() {
        return edition == null
                ? List.of()
                : Stream.concat(
                                targets(edition.plan(), Kind.CAP).stream(),
                                targets(edition.plan(), Kind.FLOOR).stream())
                        .filter(item -> item.detail() instanceof Detail.Limit)
                        .toList();
    }

    /** All money of the plan together, where it says. */
    public Optional<Target> total() {
        return edition == null
                ? Optional.empty()
                : targets(edition.plan(), Kind.CAP).stream()
                        .filter(item -> item.detail() instanceof Detail.Money(var total) && total)
                        .findFirst();
    }

    Optional<Target> item(String id) {
        return edition == null
                ? Optional.empty()
                : edition.plan()
                        .item(id)
                        .flatMap(item ->
                                item instanceof Target target
                                        ? Optional.of(target)
                                        : Optional.empty());
    }

    public List<Reward> rewards() {
        return edition == null
                ? List.of()
                : edition.plan().items(Kind.REWARD).stream()
                        .flatMap(item ->
                                item instanceof Reward reward ? Stream.of(reward) : Stream.empty())
                        .toList();
    }

    /** The contradictions about an item that nobody has settled. */
    List<Conflict> open(String item) {
        return edition == null ? List.of() : edition.plan().conflictsAbout(item);
    }

    /** The line itself and all lines above it. */
    static List<String> upwards(String line) {
        var all = new ArrayList<String>();
        for (var id = line; ; id = id.substring(0, id.lastIndexOf('.'))) {
            all.add(id);
            if (id.lastIndexOf('.') < 0) {
                return all;
            }
        }
    }

    /** The line and everything below it. */
    static Predicate<String> within(String line) {
        return id -> id.equals(line) || id.startsWith(line + ".");
    }

    /** Which lines a rule speaks of. */
    Predicate<String> covered(Target rule) {
        var limit = (Detail.Limit) rule.detail();
        if (limit == null) {
            return _ -> false;
        }
        if (!limit.lines().isEmpty()) {
            return limit.lines().stream()
                    .map(Charter::within)
                    .reduce(Predicate::or)
                    .orElse(_ -> false);
        }
        if (!ownLines || !limit.forbids().isEmpty()) {
            return _ -> true;
        }
        return id ->
                upwards(id).stream()
                        .anyMatch(one ->
                                line(one).filter(it -> it.rules().contains(rule.id())).isPresent());
    }

    /** What a share is taken of. */
    record Base(String label, long fen, List<Breach.Part> of) {
        Base {
            of = List.copyOf(of);
        }
    }

    /**
     * How much a base is: as the plan has it, with what papers added; empty while neither says.
     *
     * @param id total, a source or a line
     * @param allottedTo the budget of lines after adjustments, in fen
     */
    Optional<Base> base(String id, ToLongFunction<Predicate<String>> allottedTo) {
        if (id.equals("total")) {
            return total(allottedTo);
        }
        var source = sources.get(id);
        if (source != null) {
            var amount = source.amount();
            return amount == null
                    ? Optional.empty()
                    : Optional.of(new Base(source.label(), amount.fen(), List.of()));
        }
        var line = lines.get(id);
        if (line == null) {
            return Optional.empty();
        }
        var allotted = allottedTo.applyAsLong(within(id));
        return Optional.of(
                new Base(
                        line.label(),
                        allotted,
                        leaves().stream()
                                .filter(leaf -> within(id).test(leaf.id()))
                                .map(leaf ->
                                        new Breach.Part(
                                                leaf.id() + " " + leaf.label(),
                                                allottedTo.applyAsLong(leaf.id()::equals)))
                                .toList()));
    }

    private Optional<Base> total(ToLongFunction<Predicate<String>> allottedTo) {
        var stated = total().map(Target::goal).map(goal -> goal.bounds().getFirst().figure());
        if (stated.isPresent()) {
            return Optional.of(new Base("总投资", Money.ofYuan(stated.get()).fen(), sourceParts()));
        }
        var granted =
                sources.values().stream().map(Source::amount).allMatch(amount -> amount != null);
        if (granted && !sources.isEmpty()) {
            var parts = sourceParts();
            return Optional.of(
                    new Base("各项来源合计", parts.stream().mapToLong(Breach.Part::amount).sum(), parts));
        }
        var allotted = allottedTo.applyAsLong(_ -> true);
        return ownLines && allotted > 0 && edition == null
                ? Optional.of(new Base("下达的预算", allotted, List.of()))
                : Optional.empty();
    }

    private List<Breach.Part> sourceParts() {
        return sources.values().stream()
                .flatMap(source ->
                        source.amount() == null
                                ? Stream.empty()
                                : Stream.of(new Breach.Part(source.label(), source.amount().fen())))
                .toList();
    }

    /** The words for a base: 总投资, a source's or a line's own. */
    String baseWords(String id) {
        return Optional.ofNullable(MoneyWords.BASES.get(id))
                .or(() -> source(id).map(Source::label))
                .or(() -> line(id).map(Line::label))
                .orElse(id);
    }

    /** A share as papers write it: {@code 15%}. */
    static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
