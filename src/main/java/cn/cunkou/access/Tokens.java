package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.database.AfterCommit;
import cn.cunkou.platform.web.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys of programs that use the API, each with one role for one place. Only a key's digest is kept.
 */
@Service
public class Tokens {
    private static final String PREFIX = "ck_";
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    /** How long a key is not looked up again. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private static final int MOST_KEPT = 1_000;
    private static final String SELECT =
            """
            select id, division, name, role, body, hint, created_by, created_at, expires_at, revoked_at, last_used_at
              from access.token
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** What keys were a moment ago, by their digests. */
    private final Cache<ByteBuffer, Optional<Token>> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    Tokens(JdbcClient jdbc, Audit audit, Clock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * A key as it is listed.
     *
     * @param body in whose name alone it writes; null for most roles
     * @param hint its first letters, to tell keys apart
     */
    public record Token(
            UUID id,
            String division,
            String name,
            String role,
            @Nullable UUID body,
            String hint,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {
        boolean isGood(Instant now) {
            return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
        }
    }

    /** A key without end; see {@link #issue(Role, String, String, Instant)}. */
    @Transactional
    public String issue(Role role, String division, String name) {
        return issue(role, division, name, null);
    }

    /**
     * Makes a key.
     *
     * @param division a division code, or {@link Grant#EVERYWHERE}
     * @return the key, {@code ck_…}, which cannot be read again
     */
    @Transactional
    public String issue(Role role, String division, String name, @Nullable Instant expiresAt) {
        return issue(new Grant(role, division), name, expiresAt);
    }

    /**
     * See {@link #issue(Role, String, String, Instant)}; for the roles that are given for a body.
     */
    @Transactional
    public String issue(Grant grant, String name, @Nullable Instant expiresAt) {
        var actor = Actor.current();
        if (!actor.scope().covers(grant.division())) {
            throw Problem.forbidden("区划%s不在您的管理范围内，不能在那里发令牌。".formatted(grant.division()));
        }
        if (name.isBlank()) {
            throw Problem.badRequest("请写明令牌给哪个系统用。");
        }
        var key = PREFIX + Digests.randomKey();
        var id =
                jdbc.sql(
                                """
                                insert into access.token (division, name, role, body, digest, hint, created_by, created_at, expires_at)
                                values (:division, :name, :role, :body, :digest, :hint, :createdBy, :now, :expiresAt) returning id
                                """)
                        .param("division", grant.division())
                        .param("name", name.strip())
                        .param("role", grant.role().id())
                        .param("body", grant.body())
                        .param("digest", Digests.sha256(key))
                        .param("hint", key.substring(0, PREFIX.length() + 4))
                        .param("createdBy", actor.name())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param(
                                "expiresAt",
                                expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .single();
        var token = find(id);
        audit.record("发放令牌", subject(token), null, token, null);
        return key;
    }

    @Transactional
    void revoke(UUID id) {
        var before = find(id);
        if (before.revokedAt() == null) {
            var digest =
                    jdbc.sql(
                                    "update access.token set revoked_at = :now where id = :id returning digest")
                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .param("id", id)
                            .query(byte[].class)
                            .single();
            AfterCommit.run(() -> kept.invalidate(ByteBuffer.wrap(digest)));
            audit.record("吊销令牌", subject(before), before, find(id), null);
        }
    }

    /** All keys in sight, the newest first. */
    @Transactional(readOnly = true)
    List<Token> list() {
        return jdbc.sql(SELECT + " order by created_at desc, id desc limit 500")
                .query(Tokens::token)
                .list();
    }

    /**
     * The program that holds the key, unless it was revoked or is past its end. Programs ask many
     * things in a row, so a key is remembered for a moment; here a revoked one is forgotten at
     * once, and another process that serves the same database forgets it within that moment.
     */
    Optional<Actor> actor(String key) {
        return kept.get(ByteBuffer.wrap(Digests.sha256(key)), this::lookedUp)
                .filter(found -> found.isGood(clock.instant()))
                .map(Tokens::program);
    }

    private Optional<Token> lookedUp(ByteBuffer digest) {
        return Actor.as(
                Actor.system("验证令牌", Scope.everywhere()),
                () -> transaction.execute(status -> used(digest.array())));
    }

    /** The program whose key has that id, unless it was revoked or is past its end. */
    Optional<Actor> holder(UUID id) {
        var now = clock.instant();
        return Actor.as(
                        Actor.system("核对令牌", Scope.everywhere()),
                        () ->
                                transaction.execute(status ->
                                        jdbc.sql(SELECT + " where id = :id")
                                                .param("id", id)
                                                .query(Tokens::token)
                                                .optional()))
                .filter(token -> token.isGood(now))
                .map(Tokens::program);
    }

    private static Actor program(Token token) {
        return new Actor(
                Actor.Kind.TOKEN,
                token.id().toString(),
                token.name(),
                Set.of(token.role()),
                Scope.of(token.division()),
                token.body() == null ? Set.of() : Set.of(token.body().toString()));
    }

    private Optional<Token> used(byte[] digest) {
        var now = clock.instant();
        var token =
                jdbc.sql(SELECT + " where digest = :digest")
                        .param("digest", digest)
                        .query(Tokens::token)
                        .optional()
                        .filter(found -> found.isGood(now));
        token.filter(found ->
                        found.lastUsedAt() == null
                                || found.lastUsedAt().plus(USE_NOTED_EVERY).isBefore(now))
                .ifPresent(found ->
                        jdbc.sql("update access.token set last_used_at = :now where id = :id")
                                .param("now", now.atOffset(ZoneOffset.UTC))
                                .param("id", found.id())
                                .update());
        return token;
    }

    private Token find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Tokens::token)
                .optional()
                .orElseThrow(() -> Problem.notFound("令牌"));
    }

    private static Audit.Subject subject(Token token) {
        return new Audit.Subject("token", token.id().toString(), token.name(), token.division());
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("division"),
                row.getString("name"),
                row.getString("role"),
                row.getObject("body", UUID.class),
                row.getString("hint"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("revoked_at")),
                instant(row.getTimestamp("last_used_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
