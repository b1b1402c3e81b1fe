package cn.cunkou.stations.scoring;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.region.County;
import java.util.List;

/**
 * The scorings of a county.
 *
 * @param named whether the plan names what is scored
 * @param lines as typed, or what the plan names, or a usual beginning
 */
public record ScoresPage(
        County county,
        List<ScoreRun> runs,
        boolean named,
        String year,
        String lines,
        List<FormFault> faults)
        implements Faulty {}
