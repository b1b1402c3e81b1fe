package cn.cunkou.stations;

import cn.cunkou.platform.web.Problem;
import java.util.List;

/** Knows of a station why it cannot be accepted yet. */
public interface AcceptanceGate {
    /** What is missing; nothing for a station that may be accepted. */
    List<Problem.Fault> against(Station station);
}
