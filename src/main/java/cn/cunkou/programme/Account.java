package cn.cunkou.programme;

import cn.cunkou.plan.Conflict;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.Item;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A standing that is being drawn up. */
final class Account {
    private final String id;
    private final Item item;
    private final String label;
    private final DivisionCode division;
    private final Period span;
    private final LocalDate today;

    @Nullable Goal goal;
    String unit = "";
    @Nullable BigDecimal value;
    @Nullable BigDecimal whenDue;
    @Nullable BigDecimal expected;
    List<Standing> parts = List.of();

    private @Nullable Held held;
    private List<Standing.Open> readings = List.of();

    Account(
            String id,
            Item item,
            String label,
            DivisionCode division,
            Period span,
            LocalDate today) {
        this.id = id;
        this.item = item;
        this.label = label;
        this.division = division;
        this.span = span;
        this.today = today;
    }

    /** Takes over what the measure says for today, and as of the last day. */
    void take(@Nullable Held now, @Nullable Held then) {
        held = now;
        value = now == null ? null : now.value();
        whenDue = then == null ? null : then.value();
    }

    /** Lists what the paper says, with what each reading lacked when it was due, or lacks today. */
    void open(List<Conflict> conflicts) {
        var reached = whenDue == null ? value : whenDue;
        readings =
                conflicts.stream()
                        .flatMap(conflict -> conflict.readings().stream())
                        .map(reading ->
                                new Standing.Open(
                                        reading,
                                        reached == null || reading.goal() == null
                                                ? ""
                                                : Words.distance(reading.goal(), reached, unit)))
                        .toList();
    }

    Standing closed(State state, @Nullable String reason) {
        return new Standing(
                id,
                item,
                label,
                division,
                span,
                state,
                goal,
                unit,
                value,
                whenDue,
                held == null ? null : held.numerator(),
                held == null ? null : held.denominator(),
                expected,
                reason,
                today,
                held == null ? null : held.evidence(),
                readings,
                parts);
    }
}
