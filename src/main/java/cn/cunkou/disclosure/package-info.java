/**
 * The public columns, notices and objections, opinions and reports of wrongdoing, copies pushed
 * outside.
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
            "papers",
            "programme"
        })
@NullMarked
package cn.cunkou.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
