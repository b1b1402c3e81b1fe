/** 建站检查表: what the plan asks of a station's rooms, seen entry by entry on the spot. */
@NamedInterface("fitting")
@NullMarked
package cn.cunkou.stations.fitting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
