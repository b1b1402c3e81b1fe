/** How stations begin: applications with the town's opinion and the county's decision. */
@NamedInterface("applications")
@NullMarked
package cn.cunkou.stations.applications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
