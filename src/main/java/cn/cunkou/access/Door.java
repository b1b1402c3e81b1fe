package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.ProgramAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the table of who may do what.
 *
 * @param roles ids of the roles it opens to, where it opens to roles
 * @param isAcross whether what lies behind it is about no single county; all else in the console is
 */
record Door(String method, PathPattern pattern, Whom whom, Set<String> roles, boolean isAcross) {
    enum Whom {
        /** Anybody, even before the installation is set up. */
        ALWAYS,
        /** Anybody, while the installation is not set up. */
        BEFORE_SET_UP,
        /** Anybody. */
        PUBLIC,
        /** Whoever is signed in. */
        SIGNED_IN,
        /** Persons and tokens with one of the roles. */
        ROLES
    }

    static Door always(String method, String pattern) {
        return of(method, pattern, Whom.ALWAYS, Set.of());
    }

    static Door beforeSetUp(String method, String pattern) {
        return of(method, pattern, Whom.BEFORE_SET_UP, Set.of());
    }

    static Door everybody(String method, String pattern) {
        return of(method, pattern, Whom.PUBLIC, Set.of());
    }

    static Door signedIn(String method, String pattern) {
        return of(method, pattern, Whom.SIGNED_IN, Set.of());
    }

    static Door roles(String method, String pattern, Set<Role> roles) {
        return of(method, pattern, Whom.ROLES, roles);
    }

    private static Door of(String method, String pattern, Whom whom, Set<Role> roles) {
        var ids = roles.stream().map(Role::id).collect(Collectors.toUnmodifiableSet());
        return new Door(method, PathPatternParser.defaultInstance.parse(pattern), whom, ids, false);
    }

    /** The same door to something that is about no single county. */
    Door acrossCounties() {
        return new Door(method, pattern, whom, roles, true);
    }

    /** Whether a page lies behind it for those who work here; programs say what they want. */
    boolean isForStaff() {
        return (whom == Whom.ROLES || whom == Whom.SIGNED_IN)
                && !ProgramAddress.is(pattern.getPatternString());
    }

    /** The first words of its addresses, as many as are the same for all of them. */
    List<String> beginning() {
        return Stream.of(pattern.getPatternString().substring(1).split("/"))
                .takeWhile(word -> !word.isEmpty() && !word.contains("*") && !word.contains("{"))
                .toList();
    }

    boolean leadsTo(PathContainer path) {
        return pattern.matches(path);
    }

    boolean takes(String wanted) {
        return method.equals(wanted)
                || (method.equals("GET")
                        && (wanted.equals("HEAD")
                                || wanted.equals("OPTIONS")
                                        && ProgramAddress.isEpcis(pattern.getPatternString())));
    }

    boolean isPublic() {
        return whom == Whom.PUBLIC || whom == Whom.ALWAYS;
    }

    /** Whether it opens to that actor, on an installation that is set up. */
    boolean opensTo(Actor actor) {
        return switch (whom) {
            case ALWAYS, PUBLIC -> true;
            case BEFORE_SET_UP -> false;
            case SIGNED_IN -> actor.isPerson();
            case ROLES ->
                    (actor.isPerson() || isForPrograms(actor))
                            && (!isParty(actor) || isForParties())
                            && actor.roles().stream().anyMatch(roles::contains);
        };
    }

    /**
     * The grants that open it: a role counts only for the places it was given for, and that of a
     * party not beside others, with which it would no longer be held to the party's events.
     */
    Stream<Grant> openedBy(List<Grant> grants) {
        var isPartyAlone = grants.stream().allMatch(Grant::isOfParty);
        return whom == Whom.ROLES
                ? grants.stream()
                        .filter(grant -> roles.contains(grant.role().id()))
                        .filter(grant -> !grant.isOfParty() || isPartyAlone && isForParties())
                : grants.stream();
    }

    /** A program of one party: events are kept apart by party, other registers by county alone. */
    private static boolean isParty(Actor actor) {
        return actor.kind() == Actor.Kind.TOKEN
                && actor.roles().contains(Role.INTEGRATOR.id())
                && !actor.bodies().isEmpty();
    }

    private boolean isForParties() {
        var path = pattern.getPatternString();
        return ProgramAddress.isEpcis(path) || path.equals("/api/traces");
    }

    private boolean isForPrograms(Actor actor) {
        return actor.kind() == Actor.Kind.TOKEN && ProgramAddress.is(pattern.getPatternString());
    }
}
