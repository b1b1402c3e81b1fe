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
 * @param proof makes codes that cannot be guessed, and the numbers under the scratch-off layer
 * @param mask hides how many codes there are
 */
record CodeKeys(int version, SecretKeySpec proof, SecretKeySpec mask) {
    static final int SECRET_BYTES = 32;

    private static final String HMAC = "HmacSHA256";

    static CodeKeys of(int version, byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes, not 32");
        }
        return new CodeKeys(version, derived(secret, "proof"), derived(secret, "mask"));
    }

    private static SecretKeySpec derived(byte[] secret, String use) {
        var key =
                hmac(new SecretKeySpec(secret, HMAC))
                        .doFinal(("cunkou item code " + use).getBytes(StandardCharsets.UTF_8));
        return new SecretKeySpec(key, HMAC);
    }

    /** HMAC-SHA-256 under a key; for one thread. */
    static Mac hmac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not at work", e);
        }
    }
}
