package cn.cunkou.stations.services;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.region.County;
import java.util.List;

/** Lists of villagers to be called, and how to draw one. */
public record CallsPage(
        County county, List<Calls.Sample> samples, Calls.Draw draw, List<FormFault> faults)
        implements Faulty {}
