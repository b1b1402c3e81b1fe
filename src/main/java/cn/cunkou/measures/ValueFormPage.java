package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.measures.SeriesListPage.Line;
import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.region.Choice;
import cn.cunkou.region.County;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a figure, new or correcting another.
 *
 * @param key under which it is recorded once
 * @param places where it may belong
 * @param corrects the figure that gives way
 */
public record ValueFormPage(
        Series series,
        County county,
        String key,
        ValueInput input,
        List<Choice> places,
        @Nullable Line corrects,
        List<FormFault> faults)
        implements Faulty {

    public String back() {
        return SeriesPages.PATH + "/" + series.id() + "?county=" + county.code();
    }

    public String action() {
        return SeriesPages.PATH + "/" + series.id() + "/values/new";
    }

    /** Whether there is a figure already that gives way. */
    public boolean asksReason() {
        var reason = input.reason();
        return corrects != null || fault("reason") != null || (reason != null && !reason.isEmpty());
    }
}
