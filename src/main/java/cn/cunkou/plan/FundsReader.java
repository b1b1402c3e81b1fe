package cn.cunkou.plan;

import cn.cunkou.plan.Detail.Limit;
import cn.cunkou.plan.Detail.Money;
import cn.cunkou.plan.Detail.Spending;
import cn.cunkou.plan.PlanReader.Read;
import cn.cunkou.plan.rewards.CostWords;
import cn.cunkou.values.Bound;
import cn.cunkou.values.Comparison;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the money of a plan: total, sources, budget lines, rules. */
final class FundsReader {
    private static final String YUAN = "元";

    private final Period period;
    private final String lead;
    private final String plan;
    private List<String> missing = List.of();
    private @Nullable Measures measures;

    /** The measures that the money of a plan is held against. */
    private record Measures(String paid, String received, String ruled) {}

    FundsReader(String plan, Period period, String lead) {
        this.plan = plan;
        this.period = period;
        this.lead = lead;
    }

    List<Read<Target>> read(Fields funds) {
        missing = funds.texts("missing");
        measures = funds.maybeInner("measures").map(FundsReader::measures).orElse(null);
        if ((measures == null) == missing.isEmpty()) {
            funds.report(
                    missing.isEmpty() ? "id" : "missing",
                    "资金拿什么记录来核对，要写一种",
                    "写 measures: {paid: funds.paid, received: funds.received, ruled: funds.ruled}，或者 missing，例如 [按预算项登记的支付]");
        }
        var items = new ArrayList<Read<Target>>();
        funds.maybeInner("total")
                .ifPresent(at -> {
                    items.add(new Read<>(total(at), at));
                    at.finish();
                });
        for (var at : funds.entries("sources")) {
            items.add(new Read<>(source(at), at));
            at.finish();
        }
        for (var at : funds.entries("lines")) {
            items.add(new Read<>(line(at), at));
            at.finish();
        }
        for (var at : funds.entries("rules")) {
            items.add(new Read<>(rule(at), at));
            at.finish();
        }
        return items;
    }

    private static Measures measures(Fields at) {
        var measures = new Measures(at.text("paid"), at.text("received"), at.text("ruled"));
        at.finish();
        return measures;
    }

    /** What an item's figure comes from: of this fund, narrowed to the item. */
    private Basis basis(String id, Detail detail, String unit, @Nullable String of) {
        if (measures == null) {
            return new Basis.Unrecorded(missing, unit, of);
        }
        var fund = Map.of("fund", plan);
        return switch (detail) {
            case Money(var total) when total -> Basis.Measured.one(measures.paid(), fund, of);
            case Money _ ->
                    Basis.Measured.one(measures.received(), narrowed(fund, "source", id), of);
            case Spending _ ->
                    Basis.Measured.one(measures.paid(), narrowed(fund, Spending.depth(id), id), of);
            case Limit _ -> Basis.Measured.one(measures.ruled(), narrowed(fund, "rule", id), of);
            case Detail.Service _, Detail.Task _ ->
                    throw new IllegalStateException("no money: " + detail);
        };
    }

    private static Map<String, String> narrowed(Map<String, String> where, String key, String id) {
        var more = new LinkedHashMap<>(where);
        more.put(key, id);
        return more;
    }

    private Target total(Fields at) {
        return item(at, Kind.CAP, amount(at), YUAN, null, new Money(true));
    }

    private Target source(Fields at) {
        var goal = GoalReader.goal(at).orElse(null);
        if (goal != null && goal.unit() != Goal.Unit.COUNT) {
            at.report("id", "资金来源要写多少元，不写百分数", "例如 at-least: 15250000");
        }
        return item(at, kind(goal), goal, YUAN, null, new Money(false), unsaid(at, goal));
    }

    /** Papers name sources without saying how much comes from them. */
    private static @Nullable String unsaid(Fields at, @Nullable Goal goal) {
        var amount = at.maybeText("amount");
        amount.filter(text -> !text.equals("unclear"))
                .ifPresent(_ ->
                        at.report(
                                "amount",
                                "资金来源的数目要写明是上限还是下限",
                                "写 at-most 或者 at-least；原文没有写多少的，写 amount: unclear"));
        if (amount.isPresent() && goal != null) {
            at.report("amount", "写了多少，又写了 amount: unclear", "只留一种");
        }
        return amount.isPresent() && goal == null ? "多少钱" : null;
    }

    private Target line(Fields at) {
        var unitPrice = at.maybeFigure("unit-price").map(Scalars.Figure::value).orElse(null);
        var quantities = new LinkedHashMap<String, BigDecimal>();
        at.maybeInner("quantities")
                .ifPresent(inner ->
                        inner.all()
                                .forEach((unit, text) ->
                                        inner.maybeFigure(unit)
                                                .ifPresent(
                                                        it -> quantities.put(unit, it.value()))));
        if (unitPrice != null && quantities.isEmpty()) {
            at.report("unit-price", "有单价没有数量", "补上 quantities，例如 {平方米: 150, 镇: 16}");
        }
        return item(at, Kind.LINE, amount(at), YUAN, null, new Spending(unitPrice, quantities));
    }

    private Target rule(Fields at) {
        var forbids = known(at, "forbids", Keys.USES);
        var unit = at.maybeText("unit").orElse(YUAN);
        var limit =
                new Limit(
                        at.texts("lines"),
                        known(at, "excludes", CostWords.KINDS),
                        forbids,
                        at.maybeChoice("each", Keys.ids(Keys.SUBJECTS)).orElse(null),
                        unit,
                        at.maybeChoice("beside", Keys.ids(Keys.BESIDE)).orElse(null));
        var goal = GoalReader.goal(at).orElse(null);
        if (goal == null && !forbids.isEmpty()) {
            goal =
                    new Goal(
                            List.of(new Bound(Comparison.AT_MOST, BigDecimal.ZERO)),
                            Goal.Unit.COUNT);
        } else if (goal != null && !forbids.isEmpty()) {
            at.report("forbids", "写了 forbids，又写了界限", "禁止的用途和限额分成两条");
        }
        var share = goal != null && goal.unit() == Goal.Unit.SHARE;
        return item(
                at, kind(goal), goal, share ? "" : unit, at.maybeText("of").orElse(null), limit);
    }

    private static List<String> known(Fields at, String key, Map<String, String> words) {
        var given = at.texts(key);
        for (var word : given) {
            if (!words.containsKey(word)) {
                at.report(
                        key, "%s 不能是 %s".formatted(key, word), Nearest.hint(word, words.keySet()));
            }
        }
        return given;
    }

    private static Kind kind(@Nullable Goal goal) {
        return goal != null && goal.asksForGrowth() ? Kind.FLOOR : Kind.CAP;
    }

    private @Nullable Goal amount(Fields at) {
        var figure = at.maybeFigure("amount");
        if (figure.isEmpty()) {
            return null;
        }
        if (figure.get().percent() || figure.get().value().signum() <= 0) {
            at.report("amount", "金额应当是多少元", "写成正数，例如 1000000");
        }
        return new Goal(
                List.of(new Bound(Comparison.AT_MOST, figure.get().value())), Goal.Unit.COUNT);
    }

    private Target item(
            Fields at,
            Kind kind,
            @Nullable Goal goal,
            String unit,
            @Nullable String of,
            Detail detail) {
        return item(at, kind, goal, unit, of, detail, null);
    }

    private Target item(
            Fields at,
            Kind kind,
            @Nullable Goal goal,
            String unit,
            @Nullable String of,
            Detail detail,
            @Nullable String unclear) {
        var valid = at.maybeInner("valid");
        var from = valid.flatMap(it -> it.maybeDay("from", Scalars::monthStart));
        var to = valid.flatMap(it -> it.maybeDay("to", Scalars::monthEnd));
        valid.ifPresent(Fields::finish);
        var id = at.id("id");
        return new Target(
                id,
                kind,
                at.text("label"),
                at.maybeText("area").orElse("资金"),
                basis(id, detail, unit, of),
                goal,
                null,
                null,
                null,
                new StatedDay(from.orElse(period.from()), false),
                new StatedDay(to.orElse(period.to()), to.isEmpty()),
                at.maybeText("owner").orElse(lead),
                at.texts("with"),
                ItemReader.citations(at),
                detail,
                unclear);
    }
}
