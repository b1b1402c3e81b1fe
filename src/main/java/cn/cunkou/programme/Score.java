package cn.cunkou.programme;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body or town reached in a year by the plan's scorecard.
 *
 * @param body id of the body in the plan, or the code of a town
 */
public record Score(String body, String name, List<Line> lines) {
    /**
     * One line of it.
     *
     * @param points reached; null when nobody can say yet
     * @param of points at most
     * @param met how many of the items due are met, with how many were due; 0 of 0 for what is
     *     judged on the spot
     * @param why what the points come from, or why there are none
     */
    public record Line(
            String id,
            String label,
            @Nullable BigDecimal points,
            BigDecimal of,
            int met,
            int due,
            String why) {}

    public Score {
        lines = List.copyOf(lines);
    }

    /** The points of the lines that have any. */
    public BigDecimal total() {
        return lines.stream()
                .map(Line::points)
                .filter(points -> points != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The points that those lines could have. */
    public BigDecimal possible() {
        return lines.stream()
                .filter(line -> line.points() != null)
                .map(Line::of)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
