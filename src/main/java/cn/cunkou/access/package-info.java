/**
 * Accounts, roles, division scope, API clients, sessions: who may come in, and which doors open to
 * them.
 */
@ApplicationModule(
        allowedDependencies = {"registry", "region", "platform", "platform :: *", "values"})
@NullMarked
package cn.cunkou.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
