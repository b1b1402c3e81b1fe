package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.registry.Body;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Finds out who makes a request: a program by its key, a person by the session, or the public. */
@Component
class Visitors {
    private static final String BEARER = "Bearer ";

    private final AccountTable accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Registry registry;

    Visitors(AccountTable accounts, Sessions sessions, Tokens tokens, Registry registry) {
        this.registry = registry;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /**
     * Whether a key is shown; then the session does not count, so no form of another site can use
     * it.
     */
    static boolean showsKey(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /** Empty when a key is shown that is not, or no longer, good. */
    Optional<Visit> visit(HttpServletRequest request) {
        if (showsKey(request)) {
            var key =
                    request.getHeader(HttpHeaders.AUTHORIZATION).substring(BEARER.length()).strip();
            return tokens.actor(key).map(program -> new Visit(program, null));
        }
        if (isForAll(request.getRequestURI())) {
            return Optional.of(Visit.ofThePublic());
        }
        var account = signedIn(request);
        return Optional.of(
                account == null
                        ? Visit.ofThePublic()
                        : new Visit(
                                person(account, request.getMethod(), request.getRequestURI()),
                                account));
    }

    // What looks the same for everybody needs no look into the database.
    private static boolean isForAll(String path) {
        return path.startsWith("/assets/") || path.equals("/livez") || path.equals("/readyz");
    }

    private @Nullable Account signedIn(HttpServletRequest request) {
        var id = sessions.account(request);
        if (id == null) {
            return null;
        }
        var account = Actor.as(Actor.system("登录", Scope.everywhere()), () -> accounts.find(id));
        if (account.isEmpty() || account.get().isDisabled()) {
            sessions.end(request);
            return null;
        }
        return account.get();
    }

    /** The person with the divisions of those roles only that open this door. */
    Actor person(Account account, String method, String path) {
        var door = Doors.find(method, path).orElse(null);
        var opening = door == null ? List.<Grant>of() : door.openedBy(account.grants()).toList();
        var divisions = opening.stream().map(Grant::division).distinct().sorted().toList();
        return new Actor(
                Actor.Kind.PERSON,
                account.id().toString(),
                account.displayName(),
                account.grants().stream()
                        .map(grant -> grant.role().id())
                        .collect(Collectors.toSet()),
                divisions.isEmpty() ? Visit.NOWHERE : new Scope(divisions),
                bodies(opening));
    }

    /**
     * The bodies in whose name alone these grants let write; empty for all. Whoever reports for a
     * body and has another role for a town writes for that body and those of the town.
     */
    private Set<String> bodies(List<Grant> opening) {
        var places = opening.stream().filter(grant -> grant.body() == null).toList();
        if (places.size() == opening.size()
                || places.stream().anyMatch(grant -> grant.division().equals(Grant.EVERYWHERE))) {
            return Set.of();
        }
        var own = opening.stream().map(Grant::body).filter(Objects::nonNull);
        var ofPlaces =
                places.stream()
                        .flatMap(grant ->
                                Actor.as(
                                        Actor.system("登录", Scope.of(grant.division())),
                                        () ->
                                                registry
                                                        .bodies(DivisionCode.of(grant.division()))
                                                        .stream()
                                                        .map(Body::id)));
        return Stream.concat(own, ofPlaces).map(UUID::toString).collect(Collectors.toSet());
    }
}
