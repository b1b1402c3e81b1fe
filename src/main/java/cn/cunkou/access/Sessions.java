package cn.cunkou.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Who is signed in where. A session holds the account's id and nothing else about the person. */
@Component
public class Sessions {
    static final Duration REMEMBERED = Duration.ofDays(7);

    private static final String ACCOUNT = "account";
    private static final String WAITING = "waiting-for-code";
    private static final String BEGAN = "began";
    private static final String BROWSER = "browser";
    private static final String ADDRESS = "address";
    private static final Duration TIME_FOR_CODE = Duration.ofMinutes(5);

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final Clock clock;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * One session of a person.
     *
     * @param handle names it on a page; it opens nothing
     */
    public record Open(
            String handle, Instant since, Instant lastSeen, String browser, String address) {}

    /** Somebody whose password was right and whose code is awaited. */
    record Waiting(UUID account, boolean remember) {}

    /** Signs in: a fresh session under a new id. */
    void begin(HttpServletRequest request, UUID account, boolean remember) {
        var session = fresh(request);
        if (remember) {
            session.setMaxInactiveInterval(Math.toIntExact(REMEMBERED.toSeconds()));
            request.setAttribute(SessionsInDatabase.KEEP_COOKIE, true);
        }
        session.setAttribute(ACCOUNT, account.toString());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.toString());
        session.setAttribute(BEGAN, clock.millis());
        session.setAttribute(BROWSER, Browsers.name(request.getHeader("User-Agent")));
        session.setAttribute(ADDRESS, request.getRemoteAddr());
    }

    /** Remembers for five minutes that the password was right. */
    void awaitCode(HttpServletRequest request, UUID account, boolean remember) {
        var session = fresh(request);
        session.setMaxInactiveInterval(Math.toIntExact(TIME_FOR_CODE.toSeconds()));
        session.setAttribute(WAITING, account + " " + remember);
    }

    Optional<Waiting> waiting(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(WAITING) instanceof String written)) {
            return Optional.empty();
        }
        var parts = written.split(" ");
        return Optional.of(new Waiting(UUID.fromString(parts[0]), Boolean.parseBoolean(parts[1])));
    }

    /** The account signed in; a session older than a week is over, however busy. */
    @Nullable UUID account(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ACCOUNT) instanceof String account)) {
            return null;
        }
        var began =
                session.getAttribute(BEGAN) instanceof Long millis
                        ? Instant.ofEpochMilli(millis)
                        : Instant.EPOCH;
        if (began.plus(REMEMBERED).isBefore(clock.instant())) {
            session.invalidate();
            return null;
        }
        return UUID.fromString(account);
    }

    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** All sessions of an account, the one seen last first. */
    List<Open> of(UUID account) {
        return repository.findByPrincipalName(account.toString()).values().stream()
                .map(Sessions::open)
                .sorted(Comparator.comparing(Open::lastSeen).reversed())
                .toList();
    }

    static @Nullable String handle(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : handle(session.getId());
    }

    void end(UUID account, String handle) {
        repository.findByPrincipalName(account.toString()).keySet().stream()
                .filter(id -> handle(id).equals(handle))
                .forEach(repository::deleteById);
    }

    void endAll(UUID account) {
        endOthers(account, null);
    }

    /** Ends all but the one with that handle. */
    void endOthers(UUID account, @Nullable String spared) {
        repository.findByPrincipalName(account.toString()).keySet().stream()
                .filter(id -> !handle(id).equals(spared))
                .forEach(repository::deleteById);
    }

    private static HttpSession fresh(HttpServletRequest request) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        return request.getSession(true);
    }

    private static Open open(Session session) {
        return new Open(
                handle(session.getId()),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getAttributeOrDefault(BROWSER, ""),
                session.getAttributeOrDefault(ADDRESS, ""));
    }

    private static String handle(String sessionId) {
        return HexFormat.of().formatHex(Digests.sha256("session " + sessionId), 0, 8);
    }
}
