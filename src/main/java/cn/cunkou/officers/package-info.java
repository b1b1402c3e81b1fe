/**
 * Information officers, contact persons and responsible leaders: who they are from when to when,
 * what they report, and what came of it.
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
            "plan",
            "papers"
        })
@NullMarked
package cn.cunkou.officers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
