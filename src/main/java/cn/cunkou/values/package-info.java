/**
 * The smallest words of the business: money, weight, share, place, period, phone. No Spring, no
 * I/O.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package cn.cunkou.values;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
