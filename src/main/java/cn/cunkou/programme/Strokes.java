package cn.cunkou.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All requirements of a plan at a glance: one stroke each, ordered and counted by state.
 *
 * @param ending how long the plan still runs, in words
 */
public record Strokes(int total, String ending, List<Stroke> strokes, List<Count> counts) {
    private static final List<State> ORDER =
            List.of(
                    State.MET,
                    State.MET_LATE,
                    State.ON_THE_WAY,
                    State.BEHIND,
                    State.MISSED,
                    State.UNCLEAR,
                    State.CANNOT_BE_COMPUTED,
                    State.NOT_DUE);

    /** One requirement; place and width of 1152. */
    public record Stroke(String tone, String x, String width) {}

    public record Count(Mark mark, int count) {}

    static Strokes of(List<State> states, String ending) {
        Map<State, Integer> counted = new EnumMap<>(State.class);
        states.forEach(state -> counted.merge(state, 1, Integer::sum));
        var strokes = new ArrayList<Stroke>();
        var counts = new ArrayList<Count>();
        var step =
                BigDecimal.valueOf(1152)
                        .divide(
                                BigDecimal.valueOf(Math.max(1, states.size())),
                                3,
                                RoundingMode.DOWN);
        var width =
                step.multiply(new BigDecimal("0.62"))
                        .min(BigDecimal.valueOf(28))
                        .setScale(1, RoundingMode.HALF_UP);
        for (var state : ORDER) {
            var mark = Mark.of(state);
            int count = counted.getOrDefault(state, 0);
            for (var i = 0; i < count; i++) {
                var x =
                        step.multiply(BigDecimal.valueOf(strokes.size()))
                                .setScale(1, RoundingMode.HALF_UP);
                strokes.add(new Stroke(mark.tone(), x.toPlainString(), width.toPlainString()));
            }
            if (count > 0) {
                counts.add(new Count(mark, count));
            }
        }
        return new Strokes(states.size(), ending, strokes, counts);
    }

    /** The strokes for those who do not see them. */
    public String words() {
        return total
                + "条："
                + counts.stream()
                        .map(count -> count.mark().words() + count.count())
                        .collect(Collectors.joining("，"));
    }
}
