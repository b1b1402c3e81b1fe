/** What everybody sees: the home page, search and help. */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "platform",
            "platform :: *",
            "region",
            "measures",
            "plan",
            "stations",
            "traceability",
            "programme"
        })
@NullMarked
package cn.cunkou.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
