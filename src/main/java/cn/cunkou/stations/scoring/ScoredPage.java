package cn.cunkou.stations.scoring;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One station in a scoring: its points, the forms for those a person gives, what followed. */
public record ScoredPage(
        ScoreRun run,
        Scored station,
        List<Consequence> consequences,
        @Nullable String done,
        List<FormFault> faults)
        implements Faulty {
    public String base() {
        return StationScorePages.PATH + "/" + run.id() + "/stations/" + station.station();
    }

    public boolean isFixed() {
        return run.state() == ScoreRun.State.FIXED;
    }
}
