/** The county's plan as data: reading it, checking it, explaining it. */
@ApplicationModule(
        allowedDependencies = {"values", "platform", "platform :: *", "region", "measures"})
@NullMarked
package cn.cunkou.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
