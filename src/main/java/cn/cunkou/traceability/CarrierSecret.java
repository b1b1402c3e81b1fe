package cn.cunkou.traceability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What only the carrier of text messages and this installation know. A message is signed {@code
 * t=SECONDS,v1=HEX}: HMAC-SHA-256 of the seconds, a dot and the body.
 */
final class CarrierSecret {
    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int SHORTEST = 16;

    private final byte[] secret;

    private CarrierSecret(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Reads the file; null where none is set.
     *
     * @throws IllegalStateException when it cannot be read or holds fewer than 16 characters
     */
    static @Nullable CarrierSecret read(String file) {
        if (file.isBlank()) {
            return null;
        }
        try {
            var text = Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
            if (text.length() < SHORTEST) {
                throw new IllegalStateException(
                        "CUNKOU_SMS_SECRET_FILE holds fewer than 16 characters: " + file);
            }
            return new CarrierSecret(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("CUNKOU_SMS_SECRET_FILE cannot be read: " + file, e);
        }
    }

    /** Whether the carrier signed this within the last five minutes. */
    boolean signed(@Nullable String signature, byte[] body, Instant now) {
        var parts = SIGNATURE.matcher(signature == null ? "" : signature);
        if (!parts.matches()) {
            return false;
        }
        var seconds = Long.parseLong(parts.group(1));
        return Math.abs(now.getEpochSecond() - seconds) <= FRESH.toSeconds()
                && MessageDigest.isEqual(
                        HexFormat.of().parseHex(parts.group(2)), code(seconds, body));
    }

    byte[] code(long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not at work", e);
        }
    }
}
