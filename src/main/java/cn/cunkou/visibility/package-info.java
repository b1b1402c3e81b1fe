/** One store of what, when, where and why events, in the language of EPCIS 2.0. */
@ApplicationModule(allowedDependencies = {"values", "platform", "platform :: *", "registry"})
@NullMarked
package cn.cunkou.visibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
