/** One row per act, with what was before and after. */
@NamedInterface("audit")
@NullMarked
package cn.cunkou.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
