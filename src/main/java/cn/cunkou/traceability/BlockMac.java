package cn.cunkou.traceability;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-CMAC (NIST SP 800-38B, RFC 4493) of messages that are all exactly one block: roll and hidden
 * number. Then it is one call of AES with the first subkey, and many messages go in one call.
 */
final class BlockMac {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** What the doubling of a block adds when a bit falls out, as the standard says. */
    private static final long POLYNOMIAL = 0x87;

    private final BlockCipher cipher;
    private final long subkeyHigh;
    private final long subkeyLow;
    private final byte[] asked;
    private final byte[] answered;

    BlockMac(SecretKeySpec key, int most) {
        cipher = new BlockCipher(key);
        var zero = new byte[BlockCipher.BLOCK];
        var subkey = new byte[BlockCipher.BLOCK];
        cipher.encipher(zero, subkey, 1);
        var high = (long) LONGS.get(subkey, 0);
        var low = (long) LONGS.get(subkey, 8);
        subkeyHigh = high << 1 | low >>> 63;
        subkeyLow = low << 1 ^ (high < 0 ? POLYNOMIAL : 0);
        asked = new byte[most * BlockCipher.BLOCK];
        answered = new byte[most * BlockCipher.BLOCK];
    }

    /** The codes of the messages (roll, hidden number) are kept until the next call. */
    void sign(int roll, int[] hidden, int count) {
        for (int i = 0; i < count; i++) {
            var at = i * BlockCipher.BLOCK;
            LONGS.set(asked, at, subkeyHigh ^ ((long) roll << 32 | hidden[i] & 0xffffffffL));
            LONGS.set(asked, at + 8, subkeyLow);
        }
        cipher.encipher(asked, answered, count);
    }

    /** The first 64 bits of one of them. */
    long bits(int i) {
        return (long) LONGS.get(answered, i * BlockCipher.BLOCK);
    }
}
