package cn.cunkou.platform;

import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a person, a token, the public, or the system for a reason. Every transaction is opened
 * by one; its scope decides which rows the database shows.
 *
 * @param id the account's or token's id; a word for the system and the public
 * @param name shown in the audit trail
 * @param roles names of roles as in the table of who may do what
 * @param bodies ids of the bodies in whose name alone it writes; empty when it is not so limited
 */
public record Actor(
        Kind kind, String id, String name, Set<String> roles, Scope scope, Set<String> bodies) {
    public enum Kind {
        PERSON,
        TOKEN,
        SYSTEM,
        PUBLIC
    }

    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    public Actor {
        roles = Set.copyOf(roles);
        bodies = Set.copyOf(bodies);
    }

    /** Somebody who may write in the name of every body of their divisions. */
    public Actor(Kind kind, String id, String name, Set<String> roles, Scope scope) {
        this(kind, id, name, roles, scope, Set.of());
    }

    public static Actor system(String reason, Scope scope) {
        return new Actor(Kind.SYSTEM, "system", reason, Set.of(), scope);
    }

    /**
     * Somebody without an account; reads public views only, and the reference data of the county.
     */
    public static Actor visitor(Scope scope) {
        return new Actor(Kind.PUBLIC, "public", "公众", Set.of(), scope);
    }

    /**
     * Whoever acts right now.
     *
     * @throws IllegalStateException where nobody was named
     */
    public static Actor current() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("nobody acts here: wrap the call in Actor.run(…)");
        }
        return CURRENT.get();
    }

    public static @Nullable Actor currentOrNull() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    public static void run(Actor actor, Runnable act) {
        ScopedValue.where(CURRENT, actor).run(act);
    }

    public static <T extends @Nullable Object> T call(Actor actor, Callable<T> act)
            throws Exception {
        return ScopedValue.where(CURRENT, actor).call(act::call);
    }

    /** As {@link #call}, for acts that throw no checked exception. */
    public static <T extends @Nullable Object> T as(
            Actor actor, ScopedValue.CallableOp<T, RuntimeException> act) {
        return ScopedValue.where(CURRENT, actor).call(act);
    }

    /**
     * The same, held to what of its divisions lies within one.
     *
     * @throws IllegalArgumentException when nothing does
     */
    public Actor within(String division) {
        return new Actor(kind, id, name, roles, scope.within(division), bodies);
    }

    /** Whether it may write in the name of that body, as far as its divisions reach. */
    public boolean actsFor(String body) {
        return bodies.isEmpty() || bodies.contains(body);
    }

    public boolean isPerson() {
        return kind == Kind.PERSON;
    }

    /** Whether divisions were given to it to work in: a person with an account, or a token. */
    public boolean hasDesk() {
        return kind == Kind.PERSON || kind == Kind.TOKEN;
    }

    public boolean isVisitor() {
        return kind == Kind.PUBLIC;
    }
}
