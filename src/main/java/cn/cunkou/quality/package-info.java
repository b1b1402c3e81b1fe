/**
 * Standards, marks and inspections: why a product may be trusted, and what happens when it may not.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "platform",
            "platform :: *",
            "region",
            "registry",
            "access",
            "measures",
            "visibility",
            "traceability"
        })
@NullMarked
package cn.cunkou.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
