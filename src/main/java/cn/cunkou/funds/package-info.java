/** Special money: a ledger that nobody can change, and rules that come before every payment. */
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
            "plan :: rewards",
            "stations",
            "stations :: applications",
            "stations :: services",
            "papers",
            "projects"
        })
@NullMarked
package cn.cunkou.funds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
