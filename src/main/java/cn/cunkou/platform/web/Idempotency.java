package cn.cunkou.platform.web;

import cn.cunkou.platform.Actor;
import cn.cunkou.values.Sha256;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a program send a request again without doing it twice: the answer is kept under the key it
 * chose, in the transaction of the act.
 */
@Service
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";

    private static final int KEPT_DAYS = 30;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A key that belongs to another request. */
    static final class UsedBefore extends Problem {
        private static final long serialVersionUID = 1L;

        private UsedBefore() {
            super(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "幂等键重复使用",
                    "这个" + HEADER + "已用于另一个内容不同的请求。新的请求请换一个新的键。",
                    List.of());
        }
    }

    private record Kept(String request, String body) {}

    /**
     * Does something once for a key of whoever acts, or gives the answer it gave before. What
     * throws is not kept.
     *
     * @param path with the request, tells whether this is the same request
     * @param request a record that Jackson can write
     * @throws Problem when the key is no key, or was used for another request; a form says it with
     *     {@link FormKeys#inWords}
     */
    @Transactional
    public <T> T once(String key, String path, Object request, Class<T> type, Supplier<T> act) {
        if (!key.matches("[\\x21-\\x7e]{1,200}")) {
            throw Problem.badRequest(
                    "请求头" + HEADER + "有误。",
                    List.of(new Problem.Fault(HEADER, "应是1到200个可见的ASCII字符", "每个新请求用一个新的UUID")));
        }
        var digest = Sha256.hex(path + "\n" + json.writeValueAsString(request));
        if (claimed(key, digest)) {
            var answer = act.get();
            keep(key, json.writeValueAsString(answer));
            return answer;
        }
        var kept = kept(key);
        if (!kept.request().equals(digest)) {
            throw new UsedBefore();
        }
        return json.readValue(kept.body(), type);
    }

    /** Whether the key is new. A request with the same key that is under way is waited for. */
    private boolean claimed(String key, String digest) {
        var actor = Actor.current();
        jdbc.sql(
                        "delete from platform.idempotency_key where actor = :actor and created_at < :limit")
                .param("actor", actor.id())
                .param("limit", now().minusDays(KEPT_DAYS))
                .update();
        var scope = actor.scope();
        return jdbc.sql(
                                """
                                insert into platform.idempotency_key (actor, key, division, request, created_at)
                                values (:actor, :key, :division, :request, :now)
                                    on conflict (actor, key) do nothing
                                """)
                        .param("actor", actor.id())
                        .param("key", key)
                        .param("division", scope.isEverywhere() ? "" : scope.prefixes().getFirst())
                        .param("request", digest)
                        .param("now", now())
                        .update()
                == 1;
    }

    private void keep(String key, String body) {
        jdbc.sql(
                        """
                        update platform.idempotency_key set status = 200, body = :body
                         where actor = :actor and key = :key
                        """)
                .param("body", body)
                .param("actor", Actor.current().id())
                .param("key", key)
                .update();
    }

    private Kept kept(String key) {
        return jdbc.sql(
                        """
                        select request, coalesce(body, 'null') as body from platform.idempotency_key
                         where actor = :actor and key = :key
                        """)
                .param("actor", Actor.current().id())
                .param("key", key)
                .query(new DataClassRowMapper<>(Kept.class))
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
