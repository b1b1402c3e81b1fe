package cn.cunkou.programme;

import java.util.List;

/**
 * 时间表: the stages of the plan over its days.
 *
 * @param width of the drawing, in its own units; a month is as wide as it has days
 * @param months first days of quarters, as ticks
 * @param today where today is, −1 when it lies outside
 */
public record TimelinePage(String title, int width, List<Tick> months, int today, List<Row> rows) {
    public record Tick(int x, String words) {}

    /**
     * A stage.
     *
     * @param x where its bar begins
     * @param width of its bar
     * @param evidence what proves it, with how far that is
     */
    public record Row(
            String href,
            String label,
            Mark mark,
            String span,
            int x,
            int width,
            String owner,
            List<Proof> evidence) {}

    public record Proof(String href, String label, Mark mark) {}
}
