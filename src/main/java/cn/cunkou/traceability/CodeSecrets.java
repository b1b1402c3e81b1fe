package cn.cunkou.traceability;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.secrets.SecretBox;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secrets that codes are made with, by version; the newest is for new rolls. */
@Service
class CodeSecrets {
    private static final String OWNER = "traceability.secret ";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, CodeKeys> opened = new ConcurrentHashMap<>();

    CodeSecrets(JdbcClient jdbc, SecretBox box, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
        this.audit = audit;
    }

    /** The version for new rolls; the first is made when it is asked for. */
    @Transactional
    public CodeKeys newest() {
        return find(latest().orElseGet(() -> create(1)));
    }

    /** The keys of a version that exists. */
    @Transactional(readOnly = true)
    public CodeKeys find(int version) {
        return opened.computeIfAbsent(
                version,
                _ ->
                        CodeKeys.of(
                                version,
                                box.unlock(
                                        jdbc.sql(
                                                        "select locked from traceability.secret where version = :version")
                                                .param("version", version)
                                                .query(byte[].class)
                                                .single(),
                                        OWNER + version)));
    }

    /** Lets new rolls have a new secret; those issued before keep theirs. */
    @Transactional
    public int rotate(String county) {
        var before = latest().orElse(0);
        var version = create(before + 1);
        audit.record(
                "更换防伪密钥",
                new Audit.Subject("code-secret", Integer.toString(version), "防伪密钥", county),
                before,
                version,
                null);
        return version;
    }

    private Optional<Integer> latest() {
        return jdbc.sql("select version from traceability.secret order by version desc limit 1")
                .query(Integer.class)
                .optional();
    }

    /** Two at once make one: whoever comes second takes what the first made. */
    private int create(int version) {
        var secret = new byte[CodeKeys.SECRET_BYTES];
        random.nextBytes(secret);
        jdbc.sql(
                        """
                        insert into traceability.secret (version, locked, created_at, created_by)
                        values (:version, :locked, :now, :by) on conflict (version) do nothing
                        """)
                .param("version", version)
                .param("locked", box.lock(secret, OWNER + version))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
        return version;
    }
}
