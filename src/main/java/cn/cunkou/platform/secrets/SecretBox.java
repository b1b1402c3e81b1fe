package cn.cunkou.platform.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Locks small secrets away with the key of the installation, a file of 32 random bytes in Base64
 * that is no part of the database: whoever holds a copy of the database alone cannot read them.
 */
@Component
public class SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec lockingKey;
    private final SecretKeySpec digestKey;
    private final SecureRandom random = new SecureRandom();

    SecretBox(
            @Value("${cunkou.secret-key-file:}") String keyFile,
            @Value("${cunkou.data:data}") Path dataDirectory) {
        var key = key(keyFile.isBlank() ? dataDirectory.resolve("secret.key") : Path.of(keyFile));
        // One key for each use, so that neither tells anything about the other.
        lockingKey =
                new SecretKeySpec(
                        hmac(new SecretKeySpec(key, "HmacSHA256"), bytes("locking")), "AES");
        digestKey =
                new SecretKeySpec(
                        hmac(new SecretKeySpec(key, "HmacSHA256"), bytes("digest")), "HmacSHA256");
    }

    /** AES-256-GCM: nonce, then ciphertext with its tag. It opens only for the same owner. */
    public byte[] lock(byte[] secret, String owner) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, owner);
            var locked = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(secret.length));
            cipher.doFinal(secret, 0, secret.length, locked, NONCE_BYTES);
            return locked;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not at work", e);
        }
    }

    /**
     * @throws IllegalStateException when it was locked with another key, for another owner, or was
     *     changed since
     */
    public byte[] unlock(byte[] locked, String owner) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(locked, NONCE_BYTES), owner);
            return cipher.doFinal(locked, NONCE_BYTES, locked.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a secret of "
                            + owner
                            + " does not open: secret.key is not the one it was locked with",
                    e);
        }
    }

    /** A digest that cannot be searched for without the key, in hexadecimal. */
    public String digest(String text) {
        return HexFormat.of().formatHex(hmac(digestKey, bytes(text)));
    }

    private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, lockingKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(owner));
        return cipher;
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not at work", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] key(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            var key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException(
                        file + " holds " + key.length + " bytes, not " + KEY_BYTES);
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " is not Base64", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make the key file " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        PrivateFile.create(file, Base64.getEncoder().encodeToString(key) + "\n");
    }
}
