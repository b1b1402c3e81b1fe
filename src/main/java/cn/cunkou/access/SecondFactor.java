package cn.cunkou.access;

import cn.cunkou.platform.secrets.SecretBox;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * 动态口令: six digits of an authenticator application (RFC 6238), or one of the recovery codes, each
 * good once.
 */
@Component
class SecondFactor {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int RECOVERY_CODES = 10;
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactor(JdbcClient jdbc, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
    }

    /** Whether the code is right and was not used before; it is used now. */
    @Transactional
    boolean accepts(UUID account, String typed) {
        var code = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        if (!code.matches("\\d{6}")) {
            return takesRecoveryCode(account, code);
        }
        var secret = secret(account, "totp");
        var step = secret == null ? -1 : matchingStep(secret, code);
        return step >= 0
                && jdbc.sql(
                                        "update access.account set totp_step = :step where id = :id and totp_step < :step")
                                .param("step", step)
                                .param("id", account)
                                .update()
                        == 1;
    }

    /** A new secret, in Base32; it counts once {@link #confirm} has seen a code made from it. */
    @Transactional
    String offer(UUID account) {
        var secret = new byte[20];
        random.nextBytes(secret);
        jdbc.sql("update access.account set totp_offered = :secret where id = :id")
                .param("secret", box.lock(secret, account.toString()))
                .param("id", account)
                .update();
        return Base32.toBase32String(secret);
    }

    /** What an authenticator application reads from a QR code. */
    static String uri(String secret, String accountName, String issuer) {
        return UriComponentsBuilder.fromUriString("otpauth://totp/{issuer}:{account}")
                .queryParam("secret", secret)
                .queryParam("issuer", "{issuer}")
                .build(issuer, accountName, issuer)
                .toString();
    }

    /** Whether the code fits the secret offered, which then counts. */
    @Transactional
    boolean confirm(UUID account, String typed) {
        var secret = secret(account, "totp_offered");
        var step = secret == null ? -1 : matchingStep(secret, typed.replaceAll("\\s", ""));
        if (step < 0) {
            return false;
        }
        jdbc.sql(
                        """
                        update access.account set totp = totp_offered, totp_offered = null, totp_step = :step where id = :id
                        """)
                .param("step", step)
                .param("id", account)
                .update();
        return true;
    }

    /** New recovery codes instead of the old ones; only their digests are kept. */
    @Transactional
    List<String> newRecoveryCodes(UUID account) {
        var codes = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
        jdbc.sql("update access.account set recovery_codes = :codes where id = :id")
                .param(
                        "codes",
                        codes.stream().map(code -> digest(account, code)).toArray(String[]::new))
                .param("id", account)
                .update();
        return codes;
    }

    @Transactional(readOnly = true)
    int recoveryCodesLeft(UUID account) {
        return jdbc.sql("select cardinality(recovery_codes) from access.account where id = :id")
                .param("id", account)
                .query(Integer.class)
                .single();
    }

    @Transactional
    void remove(UUID account) {
        jdbc.sql(
                        """
                        update access.account set totp = null, totp_offered = null, recovery_codes = '{}' where id = :id
                        """)
                .param("id", account)
                .update();
    }

    private boolean takesRecoveryCode(UUID account, String code) {
        return jdbc.sql(
                                """
                                update access.account set recovery_codes = array_remove(recovery_codes, :digest)
                                 where id = :id and :digest = any (recovery_codes)
                                """)
                        .param("digest", digest(account, code))
                        .param("id", account)
                        .update()
                == 1;
    }

    private byte @Nullable [] secret(UUID account, String column) {
        // The column is one of two constants above.
        return jdbc.sql(
                        "select %1$s from access.account where id = :id and %1$s is not null"
                                .formatted(column))
                .param("id", account)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(locked -> box.unlock(locked, account.toString()))
                .orElse(null);
    }

    /** The time step whose code this is: now, the one before or the one after; -1 for none. */
    private long matchingStep(byte[] secret, String code) {
        var generator = new TimeBasedOneTimePasswordGenerator(STEP);
        var key = new SecretKeySpec(secret, generator.getAlgorithm());
        var now = clock.instant();
        for (var instant : List.of(now, now.minus(STEP), now.plus(STEP))) {
            try {
                if (generator.generateOneTimePasswordString(key, instant).equals(code)) {
                    return instant.getEpochSecond() / STEP.toSeconds();
                }
            } catch (InvalidKeyException e) {
                throw new IllegalStateException("a secret of 20 bytes is a key", e);
            }
        }
        return -1;
    }

    private String recoveryCode() {
        return random.ints(12, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining())
                .replaceAll("(.{4})(?=.)", "$1-");
    }

    private String digest(UUID account, String code) {
        return box.digest(account + ":" + code.replace("-", ""));
    }
}
