/** The technical ground: who acts, and the packages that know nothing of a county. */
@ApplicationModule(allowedDependencies = {"values"})
@NullMarked
package cn.cunkou.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
