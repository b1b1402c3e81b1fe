package cn.cunkou.plan.rewards;

import cn.cunkou.plan.rewards.Payment.Stacking;
import cn.cunkou.plan.rewards.Payment.Step;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out what a payment comes to. Parts of a fen are never paid. */
final class Cashier {
    private final Figures figures;
    private final Wording wording;

    Cashier(Figures figures, Wording wording) {
        this.figures = figures;
        this.wording = wording;
    }

    Due due(Payment payment) {
        return switch (payment) {
            case Payment.Fixed(var amount, var to) -> Due.of(new Payout(amount, to, false), null);
            case Payment.Tiers tiers -> tiers(tiers);
            case Payment.Part part -> part(part);
            case Payment.Rate rate -> rate(rate);
            case Payment.Unclear(var why) -> Due.unknown(null, null, "原文没有写明发多少：" + why);
        };
    }

    private Due tiers(Payment.Tiers tiers) {
        var unit = wording.unit(tiers.term().quantity());
        var title = wording.title(tiers.term());
        var most = most(tiers);
        var percent = tiers.steps().getFirst().range().percent();
        return switch (figures.of(tiers.term(), percent)) {
            case Fact.Numeric(var value, var evidence, var earlier) -> {
                var reached =
                        tiers.steps().stream().filter(step -> step.range().holds(value)).toList();
                var finding =
                        new Finding(
                                title,
                                Truth.of(!reached.isEmpty()),
                                value,
                                tiers.steps().getFirst().range().written(value, unit),
                                reached.stream()
                                        .map(step -> step.range().words(unit))
                                        .collect(Collectors.joining("；")),
                                next(tiers, value, unit),
                                null,
                                evidence,
                                earlier,
                                List.of());
                yield tiers(tiers.stacking(), reached, most, finding);
            }
            case Fact.Doubted doubted ->
                    Due.unknown(
                            most,
                            Finding.unknown(title, "", doubted.why()),
                            title + "：" + doubted.why());
            case Fact.Unknown(var reason) ->
                    Due.unknown(most, Finding.unknown(title, "", reason), title + "：" + reason);
            case Fact.Word(var word, var _) -> Due.unknown(most, null, "“%s”不是数字".formatted(word));
        };
    }

    private static Due tiers(Stacking stacking, List<Step> reached, Money most, Finding finding) {
        if (reached.isEmpty()) {
            return Due.nothing(finding, "没有达到任何一档");
        }
        return switch (stacking) {
            case UNCLEAR -> Due.unknown(most, finding, Stacking.UNCLEAR.words());
            case ADDS_UP -> {
                var all = reached.stream().map(Cashier::payout).toList();
                yield new Due(Truth.YES, all, Due.sum(all), finding, null);
            }
            case HIGHEST ->
                    Due.of(
                            payout(
                                    reached.stream()
                                            .max(Comparator.comparing(Step::pays))
                                            .orElseThrow()),
                            finding);
        };
    }

    private static Payout payout(Step step) {
        return new Payout(step.pays(), step.to(), false);
    }

    private static Money most(Payment.Tiers tiers) {
        return tiers.steps().stream().map(Step::pays).reduce(Money.ZERO, Money::plus);
    }

    /** What the nearest better tier still asks for. */
    private static String next(Payment.Tiers tiers, BigDecimal value, String unit) {
        return tiers.steps().stream()
                .filter(step -> step.range().lower().isPresent())
                .filter(step ->
                        step.range().lower().filter(bound -> !bound.holds(value)).isPresent())
                .min(Comparator.comparing(step -> step.range().lower().orElseThrow().figure()))
                .map(step ->
                        "离%s的一档".formatted(Amounts.words(step.pays()))
                                + step.range().distance(value, unit))
                .orElse("");
    }

    private Due part(Payment.Part part) {
        var rate = rate(part);
        if (rate.isEmpty()) {
            return Due.unknown(part.ceiling(), null, Figures.NO_START);
        }
        var title = wording.title(part.of());
        return switch (figures.of(Term.of(part.of()), false)) {
            case Fact.Numeric(var value, var evidence, var earlier) -> {
                var finding =
                        new Finding(
                                title,
                                Truth.YES,
                                value,
                                Amounts.words(value, "元"),
                                (part.atMost() ? "不超过" : "") + Amounts.percent(rate.get()),
                                "",
                                null,
                                evidence,
                                earlier,
                                List.of());
                if (rate.get().signum() == 0) {
                    yield Due.nothing(finding, "已经超过补助的年限");
                }
                var amount = capped(fen(value.multiply(rate.get())), part.ceiling());
                yield Due.of(new Payout(amount, part.to(), part.atMost()), finding);
            }
            case Fact.Doubted doubted ->
                    Due.unknown(
                            part.ceiling(),
                            Finding.unknown(title, "", doubted.why()),
                            title + "：" + doubted.why());
            case Fact.Unknown(var reason) ->
                    Due.unknown(
                            part.ceiling(),
                            Finding.unknown(title, "", reason),
                            title + "：" + reason);
            case Fact.Word(var word, var _) ->
                    Due.unknown(part.ceiling(), null, "“%s”不是数字".formatted(word));
        };
    }

    private Optional<BigDecimal> rate(Payment.Part part) {
        return part.yearly() ? ofYear(part.rates()) : Optional.of(part.rates().getFirst());
    }

    private Due rate(Payment.Rate rate) {
        var factor = rate.years().isEmpty() ? Optional.of(BigDecimal.ONE) : ofYear(rate.years());
        if (factor.isEmpty()) {
            return Due.unknown(rate.ceiling(), null, Figures.NO_START);
        }
        var title = wording.title(rate.term());
        var unit = wording.unit(rate.term().quantity());
        return switch (figures.of(rate.term(), false)) {
            case Fact.Numeric(var value, var evidence, var earlier) -> {
                var each = rate.each().multiply(factor.get());
                var finding =
                        new Finding(
                                title,
                                Truth.YES,
                                value,
                                Amounts.words(value, unit),
                                "每%s%s元".formatted(unit, Amounts.plain(each)),
                                "",
                                null,
                                evidence,
                                earlier,
                                List.of());
                if (factor.get().signum() == 0) {
                    yield Due.nothing(finding, "已经超过补助的年限");
                }
                var amount = capped(fen(value.max(BigDecimal.ZERO).multiply(each)), rate.ceiling());
                yield Due.of(new Payout(amount, rate.to(), false), finding);
            }
            case Fact.Doubted doubted ->
                    Due.unknown(
                            rate.ceiling(),
                            Finding.unknown(title, "", doubted.why()),
                            title + "：" + doubted.why());
            case Fact.Unknown(var reason) ->
                    Due.unknown(
                            rate.ceiling(),
                            Finding.unknown(title, "", reason),
                            title + "：" + reason);
            case Fact.Word(var word, var _) ->
                    Due.unknown(rate.ceiling(), null, "“%s”不是数字".formatted(word));
        };
    }

    /** What holds in the year since the start; zero after the last; empty without a start. */
    private Optional<BigDecimal> ofYear(List<BigDecimal> years) {
        var start = figures.subject().start();
        if (start == null) {
            return Optional.empty();
        }
        var year = Elapsed.years(start, figures.asOf());
        return Optional.of(year >= 0 && year < years.size() ? years.get(year) : BigDecimal.ZERO);
    }

    private static Money fen(BigDecimal yuan) {
        return new Money(yuan.movePointRight(2).setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    private static Money capped(Money amount, @Nullable Money ceiling) {
        return ceiling != null && ceiling.compareTo(amount) < 0 ? ceiling : amount;
    }
}
