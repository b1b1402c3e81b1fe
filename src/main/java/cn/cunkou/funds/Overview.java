package cn.cunkou.funds;

import cn.cunkou.funds.Sums.Flows;
import cn.cunkou.funds.Sums.Idle;
import cn.cunkou.plan.Detail;
import cn.cunkou.plan.Goal;
import cn.cunkou.plan.MoneyWords;
import cn.cunkou.plan.Target;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a fund stands on a day.
 *
 * @param rules how far each rule of the plan is kept, of those that hold for the fund as a whole
 */
public record Overview(
        Fund fund,
        LocalDate today,
        List<SourceState> sources,
        List<LineState> lines,
        List<RuleState> rules) {
    public Overview {
        sources = List.copyOf(sources);
        lines = List.copyOf(lines);
        rules = List.copyOf(rules);
    }

    /**
     * A source.
     *
     * @param planned null when neither plan nor papers say
     * @param idle what of it is not spent, since when; the oldest first
     */
    public record SourceState(
            String id,
            String label,
            @Nullable Money planned,
            Money received,
            Money spent,
            Money onHand,
            List<Idle> idle) {
        public SourceState {
            idle = List.copyOf(idle);
        }

        /** How many days the oldest money lies there. */
        public long idleDays() {
            return idle.isEmpty() ? 0 : idle.getFirst().days();
        }
    }

    /**
     * A budget line.
     *
     * @param promised what contracts may still draw
     * @param left neither spent nor promised
     */
    public record LineState(
            String id,
            String label,
            int depth,
            boolean isLeaf,
            Money allotted,
            Money spent,
            Money promised,
            Money left) {
        /** How long a bar is of so many units, for what is spent. */
        public String bar(int units) {
            return length(spent, units);
        }

        /** The same for what is spent or promised. */
        public String promisedBar(int units) {
            return length(spent.plus(promised), units);
        }

        private String length(Money part, int units) {
            return allotted.fen() <= 0
                    ? "0"
                    : BigDecimal.valueOf(part.fen())
                            .multiply(BigDecimal.valueOf(units))
                            .divide(BigDecimal.valueOf(allotted.fen()), 1, RoundingMode.HALF_UP)
                            .min(BigDecimal.valueOf(units))
                            .max(BigDecimal.ZERO)
                            .toPlainString();
        }

        public String percent() {
            return allotted.fen() <= 0
                    ? "—"
                    : BigDecimal.valueOf(spent.fen())
                                    .movePointRight(2)
                                    .divide(
                                            BigDecimal.valueOf(allotted.fen()),
                                            1,
                                            RoundingMode.HALF_UP)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + "%";
        }
    }

    /** A rule. */
    public record RuleState(String id, String label, State state, String words) {}

    /** How a rule stands. */
    public enum State {
        KEPT("符合", "state-kept", "check"),
        NOT_YET("还没到", "state-track", "clock"),
        BROKEN("超出", "state-broken", "alert"),
        UNCLEAR("待核定", "state-unclear", "question"),
        ONE_BY_ONE("逐笔核对", "state-track", "info");

        private final String label;
        private final String css;
        private final String icon;

        State(String label, String css, String icon) {
            this.label = label;
            this.css = css;
            this.icon = icon;
        }

        public String label() {
            return label;
        }

        public String css() {
            return css;
        }

        public String icon() {
            return icon;
        }
    }

    static Overview of(
            Charter charter,
            Flows flows,
            Map<String, Long> drawn,
            Map<String, List<Idle>> idle,
            LocalDate today) {
        return new Overview(
                charter.fund(),
                today,
                charter.sources().stream()
                        .map(source ->
                                new SourceState(
                                        source.id(),
                                        source.label(),
                                        source.amount(),
                                        new Money(flows.received(source.id())),
                                        new Money(flows.spentOf(source.id())),
                                        new Money(flows.onHand(source.id())),
                                        idle.getOrDefault(source.id(), List.of())))
                        .toList(),
                charter.lines().stream().map(line -> line(charter, line, flows, drawn)).toList(),
                rules(charter, flows));
    }

    private static LineState line(
            Charter charter, Charter.Line line, Flows flows, Map<String, Long> drawn) {
        var within = Charter.within(line.id());
        var allotted = flows.allotted(within);
        var spent = flows.spent(within);
        var used =
                charter.leaves().stream()
                        .filter(leaf -> within.test(leaf.id()))
                        .mapToLong(leaf -> drawn.getOrDefault(leaf.id(), 0L))
                        .sum();
        var promised = flows.promised(within) - used;
        return new LineState(
                line.id(),
                line.label(),
                line.depth(),
                line.isLeaf(),
                new Money(allotted),
                new Money(spent),
                new Money(promised),
                new Money(allotted - spent - promised));
    }

    private static List<RuleState> rules(Charter charter, Flows flows) {
        var states = new ArrayList<RuleState>();
        charter.total().ifPresent(total -> states.add(total(charter, total, flows)));
        for (var rule : charter.rules()) {
            states.add(rule(charter, rule, flows));
        }
        return states;
    }

    private static RuleState total(Charter charter, Target total, Flows flows) {
        var goal = Objects.requireNonNull(total.goal());
        var spent = new Money(flows.spent(_ -> true));
        return new RuleState(
                total.id(),
                total.label(),
                goal.isReachedBy(spent.yuan()) ? State.KEPT : State.BROKEN,
                "已付%s".formatted(spent));
    }

    private static RuleState rule(Charter charter, Target rule, Flows flows) {
        var limit = (Detail.Limit) Objects.requireNonNull(rule.detail());
        if (!charter.open(rule.id()).isEmpty()) {
            return state(rule, State.UNCLEAR, "方案写法不一，核定以前不付");
        }
        if (!limit.forbids().isEmpty()) {
            return state(
                    rule,
                    State.KEPT,
                    "不得用于"
                            + String.join(
                                    "、",
                                    limit.forbids().stream()
                                            .map(use -> MoneyWords.USES.getOrDefault(use, use))
                                            .toList()));
        }
        var goal = rule.goal();
        if (goal == null || rule.unclear() != null) {
            return state(rule, State.UNCLEAR, "方案没有写明界限");
        }
        var of = rule.basis().base();
        var isOfFund =
                goal.unit() == Goal.Unit.SHARE
                        && of != null
                        && (of.equals("total") || !MoneyWords.BASES.containsKey(of));
        if (limit.each() != null || !isOfFund) {
            return state(
                    rule,
                    State.ONE_BY_ONE,
                    MoneyWords.SUBJECTS.getOrDefault(
                            Objects.requireNonNullElse(limit.each(), ""), "每笔支付"));
        }
        return share(charter, rule, goal, of, flows);
    }

    private static RuleState share(
            Charter charter, Target rule, Goal goal, @Nullable String of, Flows flows) {
        var base = charter.base(Objects.requireNonNull(of), flows::allotted);
        if (base.isEmpty() || base.get().fen() == 0) {
            return state(rule, State.UNCLEAR, "方案没有写基数是多少");
        }
        var spent = flows.spent(charter.covered(rule));
        var share =
                BigDecimal.valueOf(spent)
                        .divide(BigDecimal.valueOf(base.get().fen()), 6, RoundingMode.HALF_UP);
        var words =
                "已付%s，是%s（%s）的%s"
                        .formatted(
                                new Money(spent),
                                base.get().label(),
                                new Money(base.get().fen()),
                                Charter.percent(share.setScale(3, RoundingMode.HALF_UP)));
        if (goal.isReachedBy(share)) {
            return state(rule, State.KEPT, words);
        }
        return state(rule, goal.asksForGrowth() ? State.NOT_YET : State.BROKEN, words);
    }

    private static RuleState state(Target rule, State state, String words) {
        return new RuleState(rule.id(), rule.label(), state, words);
    }
}
