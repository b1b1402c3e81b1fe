/** Official papers: dated records that fulfil what the plan asks for. */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "platform",
            "platform :: *",
            "region",
            "registry",
            "access",
            "measures",
            "plan"
        })
@NullMarked
package cn.cunkou.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
