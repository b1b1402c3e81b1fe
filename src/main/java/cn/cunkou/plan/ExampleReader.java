package cn.cunkou.plan;

import cn.cunkou.plan.rewards.Example;
import cn.cunkou.plan.rewards.Example.Given;
import cn.cunkou.plan.rewards.Truth;
import cn.cunkou.values.Money;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the examples of a reward. */
final class ExampleReader {
    private static final Map<String, Truth> VERDICTS = new LinkedHashMap<>();

    static {
        VERDICTS.put("yes", Truth.YES);
        VERDICTS.put("no", Truth.NO);
        VERDICTS.put("unclear", Truth.CANNOT_SAY);
    }

    private final Places places;

    ExampleReader(Places places) {
        this.places = places;
    }

    /**
     * @param valid the days of the rule; without a day of its own an example is of the last
     */
    Example example(Fields at, Period valid) {
        var given = new LinkedHashMap<String, Given>();
        at.maybeInner("given")
                .ifPresent(inner -> inner.keys().forEach(key -> given.put(key, given(inner, key))));
        var example =
                new Example(
                        given,
                        at.maybeDay("day", Scalars::day).orElse(valid.to()),
                        at.maybeDay("start", Scalars::day).orElse(null),
                        at.words("received").stream()
                                .map(Fields.Word::text)
                                .collect(Collectors.toSet()),
                        at.yes("paid-elsewhere"),
                        at.choice("verdict", VERDICTS),
                        pays(at));
        return places.note(example, at);
    }

    private static Given given(Fields at, String key) {
        if (!at.isMapping(key)) {
            return new Given(value(at.text(key)), null, null);
        }
        var inner = at.inner(key).orElseThrow();
        var given =
                new Given(
                        value(inner, "now").orElse(null),
                        value(inner, "base-year").orElse(null),
                        value(inner, "best-before").orElse(null));
        inner.finish();
        return given;
    }

    private static Optional<String> value(Fields at, String key) {
        return at.maybeText(key).map(ExampleReader::value);
    }

    /** A figure without its percent sign; words as they are. */
    private static String value(String text) {
        var figure = Scalars.figure(text);
        return figure == null ? text : figure.value().toPlainString();
    }

    private static @Nullable Money pays(Fields at) {
        var figure = at.maybeFigure("pays");
        if (figure.isPresent() && figure.get().value().signum() == 0) {
            return Money.ofYuan(BigDecimal.ZERO);
        }
        return PaymentReader.money(at, "pays");
    }
}
