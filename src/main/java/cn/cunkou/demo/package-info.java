/**
 * Fills a county with a made-up history, the same each time, so that every page has something to
 * show.
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
            "plan :: rewards",
            "stations",
            "stations :: services",
            "stations :: applications",
            "stations :: equipment",
            "stations :: fitting",
            "papers",
            "activities",
            "visibility",
            "visibility :: documents",
            "traceability",
            "production",
            "quality",
            "officers",
            "programme",
            "projects",
            "funds",
            "funds :: claims",
            "funds :: bank",
            "disclosure"
        })
@NullMarked
package cn.cunkou.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
