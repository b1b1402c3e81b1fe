/** 站长遴选: how keepers are chosen, by criteria that at least two people judge. */
@NamedInterface("selection")
@NullMarked
package cn.cunkou.stations.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
