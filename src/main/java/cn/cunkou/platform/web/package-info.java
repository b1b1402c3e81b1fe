/** The frame of every page: menu, assets, problems, progress. */
@NamedInterface("web")
@NullMarked
package cn.cunkou.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
