/** Products, lots and one code per item: what a buyer can check about the thing in hand. */
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
            "visibility :: documents",
            "visibility :: identifiers"
        })
@NullMarked
package cn.cunkou.traceability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
