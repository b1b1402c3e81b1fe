/** What somebody ought to look at among the stations, before it is too late. */
@NamedInterface("watch")
@NullMarked
package cn.cunkou.stations.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
