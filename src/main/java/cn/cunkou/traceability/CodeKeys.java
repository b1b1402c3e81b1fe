package cn.cunkou.traceability;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one version, one for each use, derived from 32 random bytes: none of them tells
 * anything of another.
 *
 * @param version counted from 1; a roll keeps the version it was issued under
 * @param index hides how many codes there are
 * @param proof makes codes that cannot be guessed
 * @param scratch makes the numbers under the scratch-off layer
 */
record CodeKeys(int version, SecretKeySpec index, SecretKeySpec proof, SecretKeySpec scratch) {
    static final int SECRET_BYTES = 32;

    static CodeKeys of(int version, byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes, not 32");
        }
        return new CodeKeys(
                version,
                derived(secret, "index"),
                derived(secret, "proof"),
                derived(secret, "scratch"));
    }

    private static SecretKeySpec derived(byte[] secret, String use) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var key = mac.doFinal(("cunkou item code " + use).getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(key, 0, 16, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not at work", e);
        }
    }
}
