/**
 * Services rendered at stations: what keepers record, what villagers say of it, what looks invented
 * and what a person found out.
 */
@NamedInterface("services")
@NullMarked
package cn.cunkou.stations.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
