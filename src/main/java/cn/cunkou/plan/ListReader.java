package cn.cunkou.plan;

import cn.cunkou.plan.PlanReader.Read;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is no statement itself: series, catalogues, scorecard, contradictions. */
final class ListReader {
    private ListReader() {}

    static Series series(Fields at) {
        var series =
                new Series(
                        at.id("id"),
                        at.text("label"),
                        at.text("unit"),
                        at.choice("aggregate", Keys.AGGREGATES),
                        at.choice("level", Keys.LEVELS),
                        at.text("publisher"),
                        at.maybeText("base").orElse(null),
                        at.maybeText("was").orElse(null));
        if (series.id().equals(series.was())) {
            at.report("was", "原来的代号和现在的一样", "删去 was，或者写原来的那个");
        }
        if (series.isShare() && series.base() == null) {
            at.report("unit", "百分数没有写基数", "补上 base：是谁的百分之几，写在 bases 里");
        }
        return series;
    }

    private static @Nullable Integer count(Fields entry) {
        var text = entry.maybeText("count").orElse(null);
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9][0-9]{0,3}")) {
            entry.report("count", "count 不能是 " + text, "写几天、几年，例如 count: 30");
            return null;
        }
        return Integer.valueOf(text);
    }

    static Catalogue catalogue(Fields at) {
        var entries = new ArrayList<Catalogue.Entry>();
        var seen = new HashSet<String>();
        for (var entry : at.entries("entries")) {
            var id = entry.id("id");
            if (!seen.add(id)) {
                entry.report("id", "清单里 %s 写了两次".formatted(id), "换一个编号，或者合并");
            }
            entries.add(
                    new Catalogue.Entry(
                            id,
                            entry.text("label"),
                            count(entry),
                            entry.has("recorded") ? entry.choice("recorded", Keys.RECORDED) : null,
                            fields(entry),
                            shows(entry)));
            entry.finish();
        }
        if (entries.isEmpty()) {
            at.report("id", "清单是空的", "补上 entries");
        }
        return new Catalogue(at.id("id"), at.text("label"), entries, ItemReader.citations(at));
    }

    private static List<Catalogue.Field> fields(Fields entry) {
        var fields = new ArrayList<Catalogue.Field>();
        for (var at : entry.entries("fields")) {
            var kind = at.choice("kind", Keys.FIELDS);
            var choices = at.texts("choices");
            if (kind.equals("choice") == choices.isEmpty()) {
                at.report("kind", "choices 只和 kind: choice 一起写，也不能缺", "补上 choices，或者换一种 kind");
            }
            fields.add(
                    new Catalogue.Field(
                            at.id("id"), at.text("label"), kind, at.yes("required"), choices));
            at.finish();
        }
        return fields;
    }

    private static Shows shows(Fields entry) {
        return entry.maybeInner("shows")
                .map(at -> {
                    var shows =
                            new Shows(
                                    known(at, "papers", Keys.PAPERS),
                                    at.texts("items"),
                                    at.texts("areas"),
                                    at.texts("measures"),
                                    known(at, "records", Keys.SHOWN));
                    if (shows.isEmpty()) {
                        at.report(
                                "papers", "shows 是空的", "写 papers、items、areas、measures 或者 records");
                    }
                    at.finish();
                    return shows;
                })
                .orElse(Shows.NOTHING);
    }

    private static List<String> known(Fields at, String key, Map<String, String> words) {
        var named = at.texts(key);
        named.stream()
                .filter(word -> !words.containsKey(word))
                .forEach(word ->
                        at.report(
                                key,
                                "%s 不能是 %s".formatted(key, word),
                                Nearest.hint(word, words.keySet())));
        return named;
    }

    static Scorecard scorecard(Fields at) {
        var base = at.maybeFigure("base").map(Scalars.Figure::value).orElse(BigDecimal.ZERO);
        var lines = new ArrayList<Scorecard.Line>();
        for (var line : at.entries("lines")) {
            lines.add(
                    new Scorecard.Line(
                            line.id("id"),
                            line.text("label"),
                            roles(line),
                            line.maybeFigure("points")
                                    .map(Scalars.Figure::value)
                                    .orElse(BigDecimal.ZERO),
                            line.choice("by", Keys.SCORED),
                            line.texts("items")));
            line.finish();
        }
        for (var role : Body.Role.values()) {
            var points =
                    lines.stream()
                            .filter(line -> line.roles().contains(role))
                            .map(Scorecard.Line::points)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (points.signum() != 0 && points.compareTo(base) != 0) {
                at.report(
                        "base",
                        "%s的各项加起来是%s分，不是%s分"
                                .formatted(
                                        role.words(), points.toPlainString(), base.toPlainString()),
                        "核对各项的 points 和 for");
            }
        }
        return new Scorecard(base, lines, ItemReader.citations(at));
    }

    private static Set<Body.Role> roles(Fields line) {
        var roles = new LinkedHashSet<Body.Role>();
        for (var word : line.words("for")) {
            var role = Keys.ROLES.get(word.text());
            if (role == null) {
                line.report(
                        "for",
                        "for 不能是 " + word.text(),
                        Nearest.hint(word.text(), Keys.ROLES.keySet()));
            } else {
                roles.add(role);
            }
        }
        if (roles.isEmpty()) {
            line.report("id", "没有写给谁打分", "补上 for，例如 for: [member, towns]");
        }
        return roles;
    }

    /**
     * @param begin the plan's first day, on which what has an end alone begins
     */
    static Read<Conflict> conflict(Fields at, LocalDate begin) {
        if (!at.has("items")) {
            at.report("id", "矛盾没有写关系到哪几项", "补上 items，列出有关各项的编号");
        }
        var readings = new ArrayList<Reading>();
        for (var entry : at.entries("readings")) {
            readings.add(reading(entry, begin));
            entry.finish();
        }
        return new Read<>(
                new Conflict(at.id("id"), at.text("label"), at.texts("items"), readings), at);
    }

    private static Reading reading(Fields at, LocalDate begin) {
        var goal = GoalReader.goalOrAbout(at).orElse(null);
        if (GoalReader.unsaid(at) != null) {
            at.report("tolerance", "读法里要写清差多少", "写成 tolerance: 10% 的样子；说不清的写 says");
        }
        var ruling = LimitsReader.ruling(at);
        var span = span(at, begin);
        var base = at.maybeText("base").orElse(null);
        var says = at.maybeText("says").orElse(null);
        if (goal == null
                && span == null
                && base == null
                && ruling.fills().isEmpty()
                && says == null) {
            at.report(
                    "id",
                    "这种读法没有写选了它会怎样",
                    "补上目标数（at-least: 300）、日期（from、to）、基数（base）、"
                            + "奖励怎么发（stacking、to、scored、once、when-dry）或者说明（says）");
        }
        var figure = at.maybeText("figure").orElse("");
        if (figure.isEmpty() && says == null) {
            at.report("id", "缺少 figure", "补上 figure：原文怎么写的，例如 300个以上");
        }
        return new Reading(
                at.id("id"),
                figure.isEmpty() && says != null ? says : figure,
                goal,
                span,
                base,
                ruling,
                says,
                at.yes("as-written"),
                ItemReader.citations(at));
    }

    private static @Nullable Period span(Fields at, LocalDate begin) {
        var ends = LimitsReader.saysEnd(at);
        if (at.has("until")) {
            if (at.has("from") || ends) {
                at.report("until", "写了 until，又写了 from 或者 to", "只有结束的写 until，有起止的写 from 和 to");
            }
            return ItemReader.until(at, begin);
        }
        if (!at.has("from") && !ends) {
            return null;
        }
        var span = ItemReader.span(at, Scalars::monthStart, Scalars::monthEnd);
        return span == ItemReader.NO_PERIOD ? null : span;
    }
}
