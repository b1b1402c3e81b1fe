package cn.cunkou.values;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests in 64 lower-case hexadecimal digits. */
public final class Sha256 {
    private Sha256() {}

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(begun().digest(bytes));
    }

    /** Of texts one after the other, in UTF-8. */
    public static String hex(String... texts) {
        var sha = begun();
        for (var text : texts) {
            sha.update(text.getBytes(StandardCharsets.UTF_8));
        }
        return hex(sha);
    }

    /** Of all that went into a digest. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A digest for bytes that come by and by. */
    public static MessageDigest begun() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
