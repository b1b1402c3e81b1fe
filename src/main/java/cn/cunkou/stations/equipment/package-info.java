/**
 * What stands in stations: equipment by serial number, devices that report, the screen for
 * visitors.
 */
@NamedInterface("equipment")
@NullMarked
package cn.cunkou.stations.equipment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
