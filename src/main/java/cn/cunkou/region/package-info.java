/**
 * Where everything is: administrative divisions as they were on any day, dated lists of villages,
 * sites.
 */
@ApplicationModule(allowedDependencies = {"values", "platform", "platform :: *"})
@NullMarked
package cn.cunkou.region;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
