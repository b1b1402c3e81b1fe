/** 站点年度考核: points by line, put up for everybody, and what follows from them. */
@NamedInterface("scoring")
@NullMarked
package cn.cunkou.stations.scoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
