/** What producers do with a batch from the first day until it is packed. */
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
            "visibility",
            "visibility :: documents",
            "traceability"
        })
@NullMarked
package cn.cunkou.production;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
