/** County centre, town and village service stations. */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "platform",
            "platform :: *",
            "region",
            "registry",
            "access",
            "measures",
            "plan",
            "plan :: rewards"
        })
@NullMarked
package cn.cunkou.stations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
