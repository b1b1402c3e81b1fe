package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.measures.SeriesListPage.Line;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import org.jspecify.annotations.Nullable;

/**
 * One series with all that was recorded of a county.
 *
 * @param figure address of its figure with the evidence
 * @param writable whether there is a place whoever looks may record for
 * @param done what was done just now, in words
 */
public record SeriesPage(
        Series series,
        County county,
        Paged<Line> lines,
        String figure,
        boolean writable,
        @Nullable String done) {

    public String base() {
        return SeriesPages.PATH + "/" + series.id();
    }
}
