/**
 * Who runs stations until when: contracts, days on which the door is shut, handovers, signs of
 * life.
 */
@NamedInterface("contracts")
@NullMarked
package cn.cunkou.stations.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
