package cn.cunkou.programme;

import cn.cunkou.platform.web.Paged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 承诺看板: all items as a dense table, what needs care first; the chosen one in the drawer.
 *
 * @param scored whether the plan has a scorecard
 */
public record BoardPage(
        Paged<Row> rows,
        List<Choice> areas,
        List<Choice> owners,
        List<Choice> states,
        String q,
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
}
