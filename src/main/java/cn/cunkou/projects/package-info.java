/** Sub-projects: contract, milestones, inspections, evidence, rectification, acceptance. */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "platform",
            "platform :: *",
            "region",
            "registry",
            "measures",
            "plan",
            "papers",
            "programme"
        })
@NullMarked
package cn.cunkou.projects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
