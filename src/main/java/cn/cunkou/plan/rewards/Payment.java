package cn.cunkou.plan.rewards;

import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a reward pays to whoever meets its conditions. */
public sealed interface Payment {
    /** What the paper does not say of it. */
    default Set<Gap> gaps() {
        var gaps = EnumSet.noneOf(Gap.class);
        if (this instanceof Tiers tiers && tiers.stacking() == Stacking.UNCLEAR) {
            gaps.add(Gap.STACKING);
        }
        var isPayeeOpen =
                switch (this) {
                    case Fixed fixed -> fixed.to() == Payee.UNCLEAR;
                    case Tiers tiers ->
                            tiers.steps().stream().anyMatch(step -> step.to() == Payee.UNCLEAR);
                    case Part part -> part.to() == Payee.UNCLEAR;
                    case Rate rate -> rate.to() == Payee.UNCLEAR;
                    case Unclear _ -> false;
                };
        if (isPayeeOpen) {
            gaps.add(Gap.PAYEE);
        }
        return gaps;
    }

    /** The same, with what somebody decided about its gaps. */
    default Payment ruled(Ruling ruling) {
        return switch (this) {
            case Fixed(var amount, var to) -> new Fixed(amount, ruled(to, ruling));
            case Tiers(var term, var stacking, var steps) ->
                    new Tiers(
                            term,
                            stacking == Stacking.UNCLEAR && ruling.stacking() != null
                                    ? ruling.stacking()
                                    : stacking,
                            steps.stream()
                                    .map(step ->
                                            new Step(
                                                    step.range(),
                                                    step.pays(),
                                                    ruled(step.to(), ruling)))
                                    .toList());
            case Part(var of, var rates, var atMost, var yearly, var ceiling, var to) ->
                    new Part(of, rates, atMost, yearly, ceiling, ruled(to, ruling));
            case Rate(var term, var each, var years, var ceiling, var to) ->
                    new Rate(term, each, years, ceiling, ruled(to, ruling));
            case Unclear unclear -> unclear;
        };
    }

    private static Payee ruled(Payee to, Ruling ruling) {
        return to == Payee.UNCLEAR && ruling.to() != null ? ruling.to() : to;
    }

    /** Always the same. */
    record Fixed(Money amount, Payee to) implements Payment {}

    /** The more, the more. */
    record Tiers(Term term, Stacking stacking, List<Step> steps) implements Payment {
        public Tiers {
            steps = List.copyOf(steps);
        }
    }

    record Step(Range range, Money pays, Payee to) {}

    /** What several tiers reached at once pay together. */
    enum Stacking {
        HIGHEST("highest", "只取最高一档"),
        ADDS_UP("adds-up", "各档累加"),
        /** The paper does not say: pays nobody. */
        UNCLEAR("unclear", "原文没有写是累加还是取最高");

        private final String key;
        private final String words;

        Stacking(String key, String words) {
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

    /**
     * A part of a cost.
     *
     * @param rates 0–1, one for every year since the start; a single one for all years
     * @param atMost whether the rate is only the most that may be paid
     * @param yearly whether there is a rate for every year; after the last nothing is paid
     * @param ceiling of one payment
     */
    record Part(
            Quantity.Cost of,
            List<BigDecimal> rates,
            boolean atMost,
            boolean yearly,
            @Nullable Money ceiling,
            Payee to)
            implements Payment {
        public Part {
            rates = List.copyOf(rates);
        }
    }

    /**
     * So much for each unit.
     *
     * @param each yuan for a unit
     * @param years what part of it is paid in each year since the start, 0–1; after the last
     *     nothing; empty when it never changes
     * @param ceiling of one payment
     */
    record Rate(
            Term term, BigDecimal each, List<BigDecimal> years, @Nullable Money ceiling, Payee to)
            implements Payment {
        public Rate {
            years = List.copyOf(years);
        }
    }

    /** The paper does not say how much: pays nobody. */
    record Unclear(String why) implements Payment {}
}
