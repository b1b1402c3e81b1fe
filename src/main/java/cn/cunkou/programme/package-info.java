/** How far each promise of the plan is kept. */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "platform",
            "platform :: *",
            "region",
            "registry",
            "measures",
            "plan"
        })
@NullMarked
package cn.cunkou.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
