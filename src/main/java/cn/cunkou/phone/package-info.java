/** What station keepers see on their phones, with a network or without. */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "platform",
            "platform :: *",
            "region",
            "plan",
            "plan :: rewards",
            "stations",
            "stations :: services",
            "funds :: claims"
        })
@NullMarked
package cn.cunkou.phone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
