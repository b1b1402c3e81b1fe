package cn.cunkou.programme;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A figure over time as one drawing: a line, its ground, a grid, and dashed lines for the goals.
 * Lengths are those of the drawing's own coordinates.
 *
 * @param words the same in one sentence
 */
public record TrendChart(
        Sheet sheet,
        List<Line> grid,
        List<Mark> marks,
        List<Dot> dots,
        List<Tick> ticks,
        String words) {
    /** A horizontal line with its label. */
    public record Line(String y, String label) {}

    /** A goal's line, and where its label stands beside it. */
    public record Mark(String y, String labelY, String label) {}

    /** A point of the curve. */
    public record Dot(String x, String y) {}

    /** A label under the axis. */
    public record Tick(String x, String label) {}

    /** A value on a day, and how both are written. */
    public record Point(String day, BigDecimal value, String written) {}

    /** A goal to mark. */
    public record Goal(BigDecimal value, String written) {}

    /** Size and margins of a drawing. */
    public record Sheet(
            int width, int height, int left, int right, int top, int bottom, int labels) {
        static final Sheet WIDE = new Sheet(740, 272, 60, 100, 24, 32, 8);
        static final Sheet NARROW = new Sheet(300, 212, 36, 62, 24, 28, 3);

        public int base() {
            return height - bottom;
        }

        public int end() {
            return width - right;
        }
    }

    static TrendChart of(
            Sheet sheet, List<Point> points, List<Goal> goals, boolean share, String words) {
        var top =
                Stream.concat(points.stream().map(Point::value), goals.stream().map(Goal::value))
                        .reduce(BigDecimal.ONE, BigDecimal::max);
        var step = step(top);
        var ceiling = top.divide(step, 0, RoundingMode.CEILING).multiply(step);
        var grid = new ArrayList<Line>();
        for (var value = BigDecimal.ZERO; value.compareTo(ceiling) <= 0; value = value.add(step)) {
            grid.add(new Line(y(sheet, value, ceiling), written(value, share)));
        }
        var dots = new ArrayList<Dot>();
        var ticks = new ArrayList<Tick>();
        var every = Math.max(1, (points.size() + sheet.labels() - 1) / sheet.labels());
        for (var i = 0; i < points.size(); i++) {
            var x =
                    sheet.left()
                            + (points.size() == 1
                                    ? 0
                                    : (sheet.end() - sheet.left()) * i / (points.size() - 1));
            dots.add(new Dot(String.valueOf(x), y(sheet, points.get(i).value(), ceiling)));
            if ((points.size() - 1 - i) % every == 0) {
                ticks.add(new Tick(String.valueOf(x), points.get(i).day()));
            }
        }
        return new TrendChart(sheet, grid, marks(sheet, goals, ceiling), dots, ticks, words);
    }

    /** Labels of goals that lie close together move apart; the dashed lines stay where they are. */
    private static List<Mark> marks(Sheet sheet, List<Goal> goals, BigDecimal ceiling) {
        var marks = new ArrayList<Mark>();
        var free = BigDecimal.valueOf(sheet.height());
        for (var goal : goals.stream().sorted(Comparator.comparing(Goal::value)).toList()) {
            var y = new BigDecimal(y(sheet, goal.value(), ceiling));
            var label = y.min(free);
            free = label.subtract(BigDecimal.valueOf(19));
            marks.add(new Mark(y.toPlainString(), label.toPlainString(), goal.written()));
        }
        return marks;
    }

    private static String y(Sheet sheet, BigDecimal value, BigDecimal ceiling) {
        var part = value.divide(ceiling, MathContext.DECIMAL64).max(BigDecimal.ZERO);
        var length = part.multiply(BigDecimal.valueOf(sheet.base() - sheet.top()));
        return BigDecimal.valueOf(sheet.base())
                .subtract(length)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** A round step that divides the axis into three to five parts. */
    private static BigDecimal step(BigDecimal top) {
        var raw = top.divide(BigDecimal.valueOf(4), MathContext.DECIMAL64);
        var unit = BigDecimal.ONE.scaleByPowerOfTen(raw.precision() - raw.scale() - 1);
        for (var factor : List.of("1", "2", "2.5", "5", "10")) {
            var step = unit.multiply(new BigDecimal(factor));
            if (step.compareTo(raw) >= 0) {
                return step;
            }
        }
        return unit.multiply(BigDecimal.TEN);
    }

    private static String written(BigDecimal value, boolean share) {
        return share
                ? value.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
                : value.stripTrailingZeros().toPlainString();
    }

    public String line() {
        return dots.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" "));
    }

    public String area() {
        if (dots.isEmpty()) {
            return "";
        }
        return dots.getFirst().x()
                + ","
                + sheet.base()
                + " "
                + line()
                + " "
                + dots.getLast().x()
                + ","
                + sheet.base();
    }
}
