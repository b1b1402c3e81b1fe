package cn.cunkou.plan.rewards;

import cn.cunkou.plan.rewards.Example.Given;
import cn.cunkou.plan.rewards.Facts.Wanted;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works an example of a reward and compares what comes of it. */
public final class ExampleCheck {
    private static final DivisionCode SOMEWHERE = DivisionCode.of("000000000000");

    private final Rule rule;
    private final Names names;

    public ExampleCheck(Rule rule, Names names) {
        this.rule = rule;
        this.names = names;
    }

    /** What comes of the example by the rule. */
    public Verdict verdict(Example example) {
        var kind = rule.subjects().stream().sorted().findFirst().orElse(SubjectKind.COUNTY);
        var earlier =
                example.given().values().stream().anyMatch(given -> given.bestBefore() != null);
        var start =
                example.start() == null && earlier ? example.day().minusYears(1) : example.start();
        var subject = new Subject(kind, "example", "示例", SOMEWHERE, start, null, null);
        var awards = new ArrayList<Award>();
        example.received()
                .forEach(id ->
                        awards.add(new Award(id, subject.id(), example.day(), Money.ZERO, null)));
        if (example.elsewhere()) {
            awards.add(new Award(rule.id(), subject.id(), example.day(), Money.ZERO, "别的项目"));
        }
        return new Rewards(
                        names,
                        wanted -> fact(example, wanted),
                        Awards.of(awards),
                        _ -> Optional.empty())
                .evaluate(rule, subject, example.day());
    }

    private static Fact fact(Example example, Wanted wanted) {
        var name = wanted.quantity().name();
        var given = example.given().get(name);
        var text = given == null ? null : text(given, wanted.when());
        return text == null ? new Fact.Unknown("示例没有给出" + name) : fact(text);
    }

    private static @Nullable String text(Given given, Facts.When when) {
        return switch (when) {
            case NOW -> given.now();
            case BASE_YEAR -> given.baseYear();
            case EARLIER -> given.bestBefore();
        };
    }

    private static Fact fact(String text) {
        try {
            return Fact.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Fact.of(text);
        }
    }
}
