package cn.cunkou.stations.scoring;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Paged;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One scoring with its ranking.
 *
 * @param missing how many stations lack points
 * @param notice address of the public notice; null before it was put up
 */
public record RunPage(
        ScoreRun run,
        Paged<Scored> rows,
        List<Consequence> consequences,
        long missing,
        @Nullable String notice,
        @Nullable String done,
        List<FormFault> faults)
        implements Faulty {
    public String base() {
        return StationScorePages.PATH + "/" + run.id();
    }

    /** What followed for a station, in words. */
    public String followed(UUID station) {
        return String.join(
                "、",
                consequences.stream()
                        .filter(one -> one.station().equals(station))
                        .map(one -> one.kind().label())
                        .distinct()
                        .toList());
    }
}
