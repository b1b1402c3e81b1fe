package cn.cunkou.plan;

import cn.cunkou.plan.rewards.Clause;
import cn.cunkou.plan.rewards.Quantity;
import cn.cunkou.plan.rewards.Range;
import cn.cunkou.plan.rewards.Term;
import cn.cunkou.plan.rewards.Term.About;
import cn.cunkou.plan.rewards.Term.Rise;
import cn.cunkou.plan.rewards.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads conditions: {@code {attribute: months-open, at-least: 6}}. */
final class ClauseReader {
    /** More than this nobody takes in. */
    private static final int DEEPEST = 4;

    private static final Clause NONE = new Clause.Unclear("");
    private static final Pattern LAST_MONTHS = Pattern.compile("last-([1-9][0-9]?)-months");
    private static final Pattern YEAR = Pattern.compile("20[0-9]{2}");
    private static final Map<String, About> PLACES = byKey(About.values(), About::key);
    private static final Map<String, Window.Kind> WINDOWS =
            byKey(Window.Kind.values(), Window.Kind::key);

    private final Places places;

    ClauseReader(Places places) {
        this.places = places;
    }

    /** The conditions of a reward, which may have none. */
    Clause.All condition(Fields at) {
        var parts = new ArrayList<Clause>();
        if (at.has("all")) {
            parts.addAll(list(at, "all", 1));
        }
        if (at.has("any")) {
            parts.add(places.note(new Clause.Any(list(at, "any", 1)), at));
        }
        at.maybeInner("not").ifPresent(inner -> parts.add(negated(at, inner, 1)));
        return places.note(new Clause.All(parts), at);
    }

    private List<Clause> list(Fields at, String key, int depth) {
        var parts = at.entries(key).stream().map(entry -> clause(entry, depth)).toList();
        if (parts.isEmpty()) {
            at.report(key, "%s 里一条也没有".formatted(key), "写上条件，或者删去 " + key);
        }
        return parts;
    }

    private Clause negated(Fields at, Fields inner, int depth) {
        return places.note(new Clause.Not(clause(inner, depth)), at);
    }

    private Clause clause(Fields at, int depth) {
        if (depth > DEEPEST) {
            at.report("id", "条件套了%d层以上".formatted(DEEPEST), "拆成几条，或者拆成两项奖励");
            return NONE;
        }
        var clause = read(at, depth);
        at.finish();
        return places.note(clause, at);
    }

    private Clause read(Fields at, int depth) {
        var kinds =
                List.of("all", "any", "not", "unclear", "measure", "attribute", "fact").stream()
                        .filter(at::has)
                        .toList();
        if (kinds.size() != 1) {
            at.report(
                    kinds.isEmpty() ? "id" : kinds.getLast(),
                    kinds.isEmpty() ? "没有写看什么" : "一条里写了" + String.join("、", kinds),
                    "每条只写一样：measure（指标）、attribute（登记项）、fact 和 missing（还记不了的）、"
                            + "unclear（原文不明），或者 all、any、not");
            return new Clause.Unclear("");
        }
        return switch (kinds.getFirst()) {
            case "all" -> new Clause.All(list(at, "all", depth + 1));
            case "any" -> new Clause.Any(list(at, "any", depth + 1));
            case "not" ->
                    at.inner("not")
                            .<Clause>map(inner -> new Clause.Not(clause(inner, depth + 1)))
                            .orElse(NONE);
            case "unclear" -> new Clause.Unclear(at.text("unclear"));
            default -> single(at);
        };
    }

    private Clause single(Fields at) {
        var term = term(at);
        var range = range(at);
        var firstTime = at.yes("first-time");
        var words = words(at);
        if (range.isPresent() && !words.isEmpty()) {
            at.report(at.has("is") ? "is" : "in", "同时写了界限和 is、in", "数字写界限，词和是否写 is 或者 in，只留一种");
        }
        if (words.isEmpty()) {
            if (range.isEmpty()) {
                at.report(
                        "id",
                        "没有写要达到什么，或者界限没有写明含不含本数",
                        "写 at-least（含）、more-than（不含）、at-most、less-than、exactly，或者 is、in");
                return new Clause.Unclear("");
            }
            return new Clause.Bounded(term, range.get(), firstTime);
        }
        if (firstTime) {
            at.report("first-time", "first-time 只用于数字", "删去 first-time");
        }
        return new Clause.OneOf(term, words);
    }

    private static List<String> words(Fields at) {
        if (at.has("is") && at.has("in")) {
            at.report("in", "is 和 in 只能写一个", "一个词写 is，几个词写 in");
        }
        if (at.has("is")) {
            return List.of(at.text("is"));
        }
        return at.words("in").stream().map(Fields.Word::text).toList();
    }

    static Optional<Range> range(Fields at) {
        return GoalReader.goal(at)
                .map(goal -> new Range(goal.bounds(), goal.unit() == Goal.Unit.SHARE));
    }

    /** What is looked at: one of measure, attribute and fact, with its days and its place. */
    Term term(Fields at) {
        var about = at.maybeChoice("of", PLACES).orElse(About.SUBJECT);
        var term = new Term(quantity(at), about, window(at), rise(at));
        return places.note(term, at);
    }

    private static Quantity quantity(Fields at) {
        if (at.has("attribute")) {
            return new Quantity.Attribute(at.text("attribute"));
        }
        if (at.has("fact")) {
            return new Quantity.Unrecorded(
                    at.id("fact"), at.text("missing"), at.maybeText("unit").orElse(""));
        }
        return new Quantity.Measured(
                at.text("measure"),
                at.maybeInner("where").map(Fields::all).orElse(Map.of()),
                at.maybeText("base").orElse(null));
    }

    private static Window window(Fields at) {
        var text = at.maybeText("over").orElse("");
        var months = LAST_MONTHS.matcher(text);
        if (months.matches()) {
            return Window.lastMonths(Integer.parseInt(months.group(1)));
        }
        var kind = WINDOWS.get(text);
        if (kind == null || kind == Window.Kind.LAST_MONTHS) {
            var known = WINDOWS.keySet().stream().filter(it -> !it.isEmpty()).toList();
            at.report("over", "over 不能是 " + text, Nearest.hint(text, known) + "；N 换成 1 到 99 的数字");
            return Window.UP_TO_NOW;
        }
        return Window.of(kind);
    }

    private static @Nullable Rise rise(Fields at) {
        var year = at.maybeText("increase-over");
        if (year.isEmpty()) {
            return null;
        }
        if (year.get().equals("previous-year")) {
            return new Rise(null);
        }
        if (!YEAR.matcher(year.get()).matches()) {
            at.report(
                    "increase-over",
                    "increase-over 不能是 " + year.get(),
                    "写基期的年份，例如 2019，或者 previous-year");
            return null;
        }
        return new Rise(Integer.valueOf(year.get()));
    }

    static <T> Map<String, T> byKey(T[] words, Function<T, String> key) {
        var map = new LinkedHashMap<String, T>();
        Arrays.stream(words).forEach(word -> map.put(key.apply(word), word));
        return map;
    }
}
