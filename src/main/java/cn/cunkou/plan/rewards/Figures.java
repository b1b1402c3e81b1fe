package cn.cunkou.plan.rewards;

import cn.cunkou.plan.rewards.Facts.Wanted;
import cn.cunkou.plan.rewards.Facts.When;
import cn.cunkou.plan.rewards.Term.About;
import cn.cunkou.plan.rewards.Window.Span;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What terms come to for one subject on one day. */
record Figures(Facts facts, Subject subject, LocalDate asOf) {
    static final String NO_START = "没有登记开办日期";
    private static final int DECIMALS = 12;
    private static final int MANY_YEARS = 60;

    /**
     * @param relative whether a rise is wanted as a part of the base year's figure
     */
    Fact of(Term term, boolean relative) {
        return term.window()
                .span(asOf, subject.start())
                .map(span -> of(term, span, relative))
                .orElseGet(() -> new Fact.Unknown(NO_START));
    }

    private Fact of(Term term, Span span, boolean relative) {
        var now = find(term, span, When.NOW);
        var rise = term.rise();
        if (rise != null && now instanceof Fact.Doubted doubted) {
            return new Fact.Unknown(doubted.why());
        }
        if (rise == null || !(now instanceof Fact.Numeric(var figure, var evidence, var _))) {
            return now;
        }
        var year = span.to().getYear();
        var base = rise.baseYear() == null ? year - 1 : rise.baseYear();
        if (base >= year) {
            return new Fact.Unknown("%d年还没有结束，没有基数可比".formatted(base));
        }
        return switch (find(term, Window.year(base), When.BASE_YEAR)) {
            case Fact.Numeric(var before, var earlier, var _) -> {
                var risen = figure.subtract(before);
                if (!relative) {
                    yield new Fact.Numeric(risen, evidence, earlier);
                }
                yield before.signum() <= 0
                        ? new Fact.Unknown("%d年的数为零，无从比较".formatted(base))
                        : new Fact.Numeric(
                                risen.divide(before, DECIMALS, RoundingMode.HALF_UP),
                                evidence,
                                earlier);
            }
            case Fact.Unknown unknown ->
                    new Fact.Unknown("%d年：%s".formatted(base, unknown.reason()));
            case Fact.Doubted doubted -> new Fact.Unknown("%d年：%s".formatted(base, doubted.why()));
            case Fact.Word word -> new Fact.Unknown("%s不是数字".formatted(word.word()));
        };
    }

    /** The figures of all years before, back to the start. */
    List<Fact> earlierYears(Term term) {
        var start = subject.start();
        if (start == null) {
            // Nobody knows how far back to look; a year that is known may still say no.
            var before = find(term, Window.year(asOf.getYear() - 1), When.EARLIER);
            return List.of(before, new Fact.Unknown(NO_START));
        }
        var now = term.window().span(asOf, start).orElseThrow();
        var earlier = new ArrayList<Fact>();
        var first = Math.max(start.getYear(), now.to().getYear() - MANY_YEARS);
        for (var year = first; year < now.to().getYear(); year++) {
            earlier.add(find(term, Window.year(year), When.EARLIER));
        }
        return earlier;
    }

    private Fact find(Term term, Span span, When when) {
        if (term.about() != About.SUBJECT && subject.place(term.about()) == null) {
            return new Fact.Unknown("不知道它在哪个" + term.about().words().replace("所在", ""));
        }
        return facts.find(
                new Wanted(subject, term.quantity(), term.about(), span.from(), span.to(), when));
    }
}
