/** Where staff work: what waits for them, search, and the first set-up. */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "platform",
            "platform :: *",
            "region",
            "access",
            "measures",
            "plan",
            "stations",
            "programme"
        })
@NullMarked
package cn.cunkou.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
