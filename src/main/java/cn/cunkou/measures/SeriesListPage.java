package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.region.County;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page 外部数据 shows: every series with the county's last figure. */
public record SeriesListPage(County county, List<Row> rows) {

    /**
     * One series.
     *
     * @param latest null where nothing is recorded
     */
    public record Row(Series series, @Nullable Line latest) {}

    /**
     * One figure in words.
     *
     * @param place town and village
     */
    public record Line(Fact fact, String period, String place) {}
}
