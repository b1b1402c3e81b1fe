package cn.cunkou.traceability;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** AES of single blocks, the part that FF1 and CMAC are built from; not for several threads. */
final class BlockCipher {
    static final int BLOCK = 16;

    private final Cipher cipher;

    BlockCipher(SecretKeySpec key) {
        try {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is not at work", e);
        }
    }

    /** Enciphers so many blocks, each by itself. */
    void encipher(byte[] from, byte[] to, int blocks) {
        try {
            cipher.update(from, 0, blocks * BLOCK, to, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is not at work", e);
        }
    }
}
