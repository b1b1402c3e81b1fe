package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Here;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param account of a person, null for a program and the public
 * @param here the county that a page of the console is about; null elsewhere
 */
record Visit(Actor actor, @Nullable Account account, @Nullable Here here) {
    /**
     * No division has a code that begins with 00. So the public sees no row of any protected table,
     * whatever a page asks for, but may read the reference data that belongs to no place; what is
     * public of a county stands in views made for the public, which ask for no scope.
     */
    static final Scope NOWHERE = Scope.of("00");

    private static final String ATTRIBUTE = Visit.class.getName();

    Visit(Actor actor, @Nullable Account account) {
        this(actor, account, null);
    }

    static Visit ofThePublic() {
        return new Visit(Actor.visitor(NOWHERE), null);
    }

    static @Nullable Visit of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Visit visit ? visit : null;
    }

    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Whether this person has to choose a password first. */
    boolean mustChangePassword() {
        return account != null && account.mustChange();
    }
}
