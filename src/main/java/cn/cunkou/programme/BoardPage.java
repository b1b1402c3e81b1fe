package cn.cunkou.programme;

import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.Paged;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 承诺看板: all items as a dense table, what needs care first; the chosen one in the drawer.
 *
 * @param title of the plan
 * @param today as the table shows it
 * @param scored whether the plan has a scorecard
 */
public record BoardPage(
        Paged<Row> rows,
        List<Choice> areas,
        List<Choice> owners,
        List<Choice> states,
        String q,
        String title,
        LocalDate today,
        boolean scored,
        @Nullable PromisePage chosen) {
    /**
     * @param drawn whether there is progress to draw; else the note says why not
     */
    public record Row(
            String key,
            PromiseCard card,
            String cite,
            String owner,
            String due,
            boolean drawn,
            boolean chosen) {}

    /** What a sheet of paper has to say of itself: the plan, the day, and what was chosen. */
    public String printed() {
        var chosen =
                Stream.concat(
                                Stream.of(areas, owners, states)
                                        .flatMap(List::stream)
                                        .filter(Choice::chosen)
                                        .map(Choice::words),
                                Stream.of(q).filter(typed -> !typed.isEmpty()))
                        .toList();
        return "%s · 截至%s · %s · 第%d至%d条，共%d条"
                .formatted(
                        title,
                        ChineseTime.longDay(today),
                        chosen.isEmpty() ? "全部条目" : "只看" + String.join("、", chosen),
                        rows.first(),
                        rows.last(),
                        rows.total());
    }
}
