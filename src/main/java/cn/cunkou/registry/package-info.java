/**
 * Who takes part: bodies and their posts, enterprises, cooperatives, households, persons, and what
 * they agreed to.
 */
@ApplicationModule(allowedDependencies = {"values", "platform", "platform :: *", "region"})
@NullMarked
package cn.cunkou.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
