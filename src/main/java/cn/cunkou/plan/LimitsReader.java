package cn.cunkou.plan;

import cn.cunkou.plan.rewards.Limits;
import cn.cunkou.plan.rewards.Limits.Criterion;
import cn.cunkou.plan.rewards.Limits.Group;
import cn.cunkou.plan.rewards.Limits.HowOften;
import cn.cunkou.plan.rewards.Limits.Pot;
import cn.cunkou.plan.rewards.Limits.Ranking;
import cn.cunkou.plan.rewards.Limits.Scoring;
import cn.cunkou.plan.rewards.Limits.WhenDry;
import cn.cunkou.plan.rewards.Payee;
import cn.cunkou.plan.rewards.Ruling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how often, to how many and beside what a reward is paid. */
final class LimitsReader {
    private static final Map<String, HowOften> ONCE =
            Map.of("true", HowOften.ONCE, "false", HowOften.UNLIMITED, "unclear", HowOften.UNCLEAR);
    private static final Map<String, Payee> PAYEES =
            without(ClauseReader.byKey(Payee.values(), Payee::key));
    private static final Map<String, HowOften> EACH =
            Map.of("year", HowOften.EACH_YEAR, "month", HowOften.EACH_MONTH);
    private static final Map<String, Group> GROUPS = ClauseReader.byKey(Group.values(), Group::key);
    private static final Map<String, Scoring> SCORINGS =
            ClauseReader.byKey(Scoring.values(), Scoring::key);
    private static final Map<String, WhenDry> POLICIES =
            ClauseReader.byKey(WhenDry.values(), WhenDry::key);

    private final Places places;
    private final ClauseReader clauses;

    LimitsReader(Places places, ClauseReader clauses) {
        this.places = places;
        this.clauses = clauses;
    }

    Limits limits(Fields at) {
        var limits =
                new Limits(
                        howOften(at),
                        at.maybeChoice("one-per", GROUPS).orElse(null),
                        first(at),
                        at.maybeInner("rank-by").map(this::ranking).orElse(null),
                        at.maybeInner("pot").map(this::pot).orElse(null),
                        at.maybeText("after").orElse(null),
                        at.words("excludes").stream().map(Fields.Word::text).toList(),
                        at.yes("unless-paid-elsewhere"));
        return places.note(limits, at);
    }

    private static HowOften howOften(Fields at) {
        var once = at.maybeChoice("once", ONCE);
        var each = at.maybeChoice("each", EACH);
        if (once.filter(it -> it != HowOften.UNLIMITED).isPresent() && each.isPresent()) {
            at.report("each", "既写了 once 又写了 each", "一共只发一次写 once: true，每年或每月一次写 each，只留一种");
        }
        return each.or(() -> once).orElse(HowOften.UNLIMITED);
    }

    /** What a reading of a contradiction decides about a reward. */
    static Ruling ruling(Fields at) {
        var to = saysEnd(at) ? null : at.maybeChoice("to", PAYEES).orElse(null);
        return new Ruling(
                at.maybeChoice("stacking", without(PaymentReader.STACKINGS)).orElse(null),
                to,
                at.maybeChoice("scored", without(SCORINGS)).orElse(null),
                at.has("once") || at.has("each") ? decided(at) : null,
                at.maybeChoice("when-dry", without(POLICIES)).orElse(null));
    }

    /** Whether {@code to} is the last day of something instead of a payee. */
    static boolean saysEnd(Fields at) {
        return at.maybeText("to").filter(text -> !text.matches("[a-z-]+")).isPresent();
    }

    private static HowOften decided(Fields at) {
        if (at.maybeText("once").filter("unclear"::equals).isPresent()) {
            at.report("once", "读法里要写清发几次", "写 once: true（只发一次）、once: false（不限）或者 each: year");
        }
        return howOften(at);
    }

    private static <T> Map<String, T> without(Map<String, T> choices) {
        var clear = new LinkedHashMap<>(choices);
        clear.remove("unclear");
        return clear;
    }

    private static @Nullable Integer first(Fields at) {
        var text = at.maybeText("first");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.get().matches("[1-9][0-9]{0,4}")) {
            at.report("first", "first 不能是 " + text.get(), "写名额数，例如 first: 10");
            return null;
        }
        return Integer.valueOf(text.get());
    }

    private Ranking ranking(Fields at) {
        var criteria = new ArrayList<Criterion>();
        for (var entry : at.entries("by")) {
            var term = clauses.term(entry);
            var weight = entry.maybeFigure("weight");
            if (weight.isEmpty() && !entry.has("weight")) {
                entry.report("id", "没有写占多大比重", "补上 weight，例如 weight: 80%");
            }
            weight.filter(it -> !it.percent())
                    .ifPresent(_ -> entry.report("weight", "比重不是百分数", "写成 80% 的样子"));
            criteria.add(
                    places.note(
                            new Criterion(
                                    term,
                                    weight.map(Scalars.Figure::value).orElse(BigDecimal.ZERO)),
                            entry));
            entry.finish();
        }
        if (criteria.isEmpty()) {
            at.report("by", "没有写按什么排名", "补上 by，每项写 measure 或者 fact，再写 weight");
        }
        var scoring =
                criteria.size() > 1 || at.has("scored")
                        ? at.choice("scored", SCORINGS)
                        : Scoring.SHARE_OF_BEST;
        at.finish();
        return places.note(new Ranking(scoring, criteria), at);
    }

    private @Nullable Pot pot(Fields at) {
        var id = at.id("id");
        var amount = PaymentReader.money(at, "amount");
        if (!at.has("amount")) {
            at.report("id", "奖金池没有写金额", "补上 amount，单位是元");
        }
        var whenDry = at.choice("when-dry", POLICIES);
        at.finish();
        return amount == null ? null : places.note(new Pot(id, amount, whenDry), at);
    }
}
