/** What bodies do in public and keep up: meetings, publicity, fairs, accounts, agreements. */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "platform",
            "platform :: *",
            "region",
            "registry",
            "access",
            "measures",
            "papers"
        })
@NullMarked
package cn.cunkou.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
