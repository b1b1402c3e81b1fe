package cn.cunkou.plan;

import cn.cunkou.plan.rewards.CostWords;
import cn.cunkou.plan.rewards.Payee;
import cn.cunkou.plan.rewards.Payment;
import cn.cunkou.plan.rewards.Payment.Stacking;
import cn.cunkou.plan.rewards.Payment.Step;
import cn.cunkou.plan.rewards.Quantity;
import cn.cunkou.plan.rewards.Range;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a reward pays: {@code pays}, {@code tiers}, {@code share} or {@code rate}. */
final class PaymentReader {
    private static final Payment NONE = new Payment.Unclear("");
    private static final List<String> FORMS = List.of("pays", "tiers", "share", "rate");
    static final Map<String, Stacking> STACKINGS =
            ClauseReader.byKey(Stacking.values(), Stacking::key);

    private final Places places;
    private final ClauseReader clauses;
    private final Map<String, String> bases;

    /**
     * @param bases what a part may be taken of, each with its Chinese name
     */
    PaymentReader(Places places, ClauseReader clauses, Map<String, String> bases) {
        this.places = places;
        this.clauses = clauses;
        this.bases = new HashMap<>(CostWords.BASES);
        this.bases.putAll(Keys.MONEY);
        this.bases.putAll(bases);
    }

    Payment payment(Fields at, Set<SubjectKind> kinds) {
        var forms = FORMS.stream().filter(at::has).toList();
        if (forms.size() != 1) {
            at.report(
                    forms.isEmpty() ? "id" : forms.getLast(),
                    forms.isEmpty()
                            ? "没有写发多少"
                            : "发多少写了%d种：%s".formatted(forms.size(), String.join("、", forms)),
                    "pays（定额）、tiers（分档）、share（按比例）、rate（按件）只写一种；原文没有写的，写 pays: {unclear: 原因}");
            return NONE;
        }
        if (at.has("to") && !at.has("pays")) {
            at.report("to", "to 写错了地方", "写在 tiers 的每一档、share 或者 rate 里面");
        }
        return switch (forms.getFirst()) {
            case "pays" -> pays(at, kinds);
            case "tiers" -> at.inner("tiers").map(it -> tiers(it, kinds)).orElse(NONE);
            case "share" -> at.inner("share").map(it -> part(it, kinds)).orElse(NONE);
            default -> at.inner("rate").map(it -> rate(it, kinds)).orElse(NONE);
        };
    }

    private static Payment pays(Fields at, Set<SubjectKind> kinds) {
        if (at.isMapping("pays")) {
            var inner = at.inner("pays").orElseThrow();
            var unclear = new Payment.Unclear(inner.text("unclear"));
            inner.finish();
            return unclear;
        }
        var amount = money(at, "pays");
        return amount == null ? NONE : new Payment.Fixed(amount, payee(at, kinds));
    }

    private Payment tiers(Fields at, Set<SubjectKind> kinds) {
        var term = clauses.term(at);
        var stacking = at.choice("stacking", STACKINGS);
        var steps = new ArrayList<Step>();
        for (var entry : at.entries("steps")) {
            var range = ClauseReader.range(entry);
            if (range.isEmpty()) {
                entry.report(
                        "id",
                        "这一档没有写界限，或者界限没有写明含不含本数",
                        "写 at-least（含）或者 more-than（不含），上限写 less-than 或者 at-most");
            }
            var pays = money(entry, "pays");
            if (pays == null && !entry.has("pays")) {
                entry.report("id", "这一档没有写发多少", "补上 pays，单位是元");
            }
            steps.add(
                    places.note(
                            new Step(
                                    range.orElse(new Range(GoalReader.NONE.bounds(), false)),
                                    pays == null ? Money.ZERO : pays,
                                    payee(entry, kinds)),
                            entry));
            entry.finish();
        }
        if (steps.isEmpty()) {
            at.report("steps", "一档也没有", "补上 steps，每档写界限和 pays");
        }
        at.finish();
        return steps.isEmpty() ? NONE : places.note(new Payment.Tiers(term, stacking, steps), at);
    }

    private Payment part(Fields at, Set<SubjectKind> kinds) {
        var of = cost(at);
        var forms = List.of("at-most", "exactly", "years").stream().filter(at::has).toList();
        if (forms.size() != 1) {
            at.report(
                    forms.isEmpty() ? "of" : forms.getLast(),
                    forms.isEmpty() ? "没有写补多大比例" : "比例写了%d种".formatted(forms.size()),
                    "at-most（最多）、exactly（就是）、years（各年的比例）只写一种");
        }
        var years = percents(at, "years");
        var single =
                at.maybeFigure("at-most").or(() -> at.maybeFigure("exactly")).stream()
                        .map(figure -> percent(figure, at, forms.getFirst()))
                        .toList();
        var rates = at.has("years") ? years : single;
        var part =
                new Payment.Part(
                        of,
                        rates,
                        at.has("at-most"),
                        at.has("years"),
                        money(at, "ceiling"),
                        payee(at, kinds));
        at.finish();
        return rates.isEmpty() ? NONE : part;
    }

    private Quantity.Cost cost(Fields at) {
        var of = at.text("of");
        if (!of.isEmpty() && !bases.containsKey(of)) {
            at.report(
                    "of", "不认识的基数 " + of, Nearest.hint(of, bases.keySet()) + "；都不是的，先写进方案的 bases");
        }
        var excludes = at.words("excludes").stream().map(Fields.Word::text).toList();
        for (var kind : excludes) {
            if (!CostWords.KINDS.containsKey(kind)) {
                at.report(
                        "excludes", "不认识的费用 " + kind, Nearest.hint(kind, CostWords.KINDS.keySet()));
            }
        }
        return new Quantity.Cost(of, bases.getOrDefault(of, of), excludes);
    }

    private Payment rate(Fields at, Set<SubjectKind> kinds) {
        var term = clauses.term(at);
        var each = at.maybeFigure("each");
        if (each.isEmpty()) {
            at.report(
                    at.has("each") ? "each" : "measure", "没有写每一件发多少", "补上 each，单位是元，例如 each: 0.5");
        }
        each.filter(it -> it.percent() || it.value().signum() <= 0)
                .ifPresent(_ -> at.report("each", "each 应当是大于零的元", "写成 0.5 的样子，不写百分号"));
        var rate =
                new Payment.Rate(
                        term,
                        each.map(Scalars.Figure::value).orElse(BigDecimal.ONE),
                        percents(at, "years"),
                        money(at, "ceiling"),
                        payee(at, kinds));
        at.finish();
        return rate;
    }

    private static List<BigDecimal> percents(Fields at, String key) {
        var percents = new ArrayList<BigDecimal>();
        for (var word : at.words(key)) {
            var figure = Scalars.figure(word.text());
            if (figure == null) {
                at.report(
                        key,
                        "%s 里的 %s 不对".formatted(key, word.text()),
                        Scalars.whyNoFigure(word.text()));
            } else {
                percents.add(percent(figure, at, key));
            }
        }
        return percents;
    }

    private static BigDecimal percent(Scalars.Figure figure, Fields at, String key) {
        var value = figure.value();
        if (!figure.percent() || value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
            at.report(key, "%s 应当是 0%% 以上、100%% 以下的百分数".formatted(key), "写成 50% 的样子");
        }
        return value;
    }

    /** An amount of yuan; null when it is absent or wrong. */
    static @Nullable Money money(Fields at, String key) {
        var figure = at.maybeFigure(key);
        if (figure.isEmpty()) {
            return null;
        }
        var yuan = figure.get().value();
        if (figure.get().percent() || yuan.signum() <= 0) {
            at.report(key, "%s 应当是大于零的元".formatted(key), "写成 10000 的样子，单位是元");
            return null;
        }
        if (yuan.stripTrailingZeros().scale() > 2) {
            at.report(key, "%s 精确到了分以下".formatted(key), "最多写两位小数");
            return null;
        }
        return Money.ofYuan(yuan);
    }

    private static Payee payee(Fields at, Set<SubjectKind> kinds) {
        var payees = ClauseReader.byKey(Payee.values(), Payee::key);
        kinds.forEach(kind -> payees.put(kind.key(), Payee.SUBJECT));
        return at.maybeChoice("to", payees).orElse(Payee.SUBJECT);
    }
}
