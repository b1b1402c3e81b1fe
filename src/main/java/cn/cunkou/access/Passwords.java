package cn.cunkou.access;

import cn.cunkou.platform.web.Problem;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as Argon2id digests (19 MiB, 2 passes), at most two computed at a time so that a flood
 * fills no memory.
 */
@Component
class Passwords {
    static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    /** Letters and digits that nobody mistakes for another. */
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    /**
     * The digest of a password that nobody knows: an unknown account takes as long to refuse as a
     * known one.
     */
    static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGtub3dzIGl0$2o0Z7Cw2v1J0sV3m6qYkB1xT5uHn8rLd4eFgWcPiXyA";

    private final Argon2PasswordEncoder argon;
    private final Semaphore workers = new Semaphore(2, true);
    private final SecureRandom random = new SecureRandom();

    Passwords(Argon2PasswordEncoder argon) {
        this.argon = argon;
    }

    String digest(String password) {
        return worked(() -> {
            var digest = argon.encode(normal(password));
            if (digest == null) {
                throw new IllegalStateException("no digest of a password");
            }
            return digest;
        });
    }

    /** Whether the password fits the digest; without a digest it takes as long and does not. */
    boolean matches(String password, @Nullable String digest) {
        var fits = worked(() -> argon.matches(normal(password), digest == null ? NOBODYS : digest));
        return fits && digest != null;
    }

    /**
     * @throws Problem when the password is not good enough, saying why
     */
    void requireGood(String password, String accountName) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw Problem.badRequest("密码至少%d个字，一句好记的话最好。".formatted(SHORTEST));
        }
        if (length > LONGEST) {
            throw Problem.badRequest("密码最多%d个字。".formatted(LONGEST));
        }
        if (password.codePoints().distinct().count() < 5) {
            throw Problem.badRequest("密码里不同的字太少，容易被猜中，请换一句。");
        }
        if (accountName.length() * 2 > length && password.contains(accountName)) {
            throw Problem.badRequest("密码不能主要由账号名组成，请换一句。");
        }
    }

    /** A password to hand over once, in groups of four. */
    String invented() {
        return random.ints(16, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining())
                .replaceAll("(.{4})(?=.)", "$1-");
    }

    // Input methods type the same words in full and half width.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T worked(Supplier<T> work) {
        try {
            if (!workers.tryAcquire(8, TimeUnit.SECONDS)) {
                throw new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE, "登录的人太多", "现在登录的人太多，请过半分钟再试。", List.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to check a password", e);
        }
        try {
            return work.get();
        } finally {
            workers.release();
        }
    }
}
