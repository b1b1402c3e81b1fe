/**
 * What a county pays for what: conditions as data, judged yes, no or cannot say, and the amounts,
 * limits and pots that follow from them.
 */
@NamedInterface("rewards")
@NullMarked
package cn.cunkou.plan.rewards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
