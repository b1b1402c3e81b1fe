/** A measure is an evidence query plus an aggregate. */
@ApplicationModule(allowedDependencies = {"values", "platform", "platform :: *", "region"})
@NullMarked
package cn.cunkou.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
