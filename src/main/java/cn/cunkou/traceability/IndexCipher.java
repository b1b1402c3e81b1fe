package cn.cunkou.traceability;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import javax.crypto.spec.SecretKeySpec;

/**
 * A permutation of all 32-bit numbers, another one for each roll: FF1 of NIST SP 800-38G, with
 * numbers as four digits to the base 256 and the roll as tweak. With these lengths each of its ten
 * rounds is one block of AES, and one round of many numbers is one call.
 */
final class IndexCipher {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int ROUNDS = 10;
    private static final int HALF = 0xffff;

    /** The first block of every message: version, method, rounds, base 256, lengths. */
    private static final byte[] PREFIX = {1, 2, 1, 0, 1, 0, 10, 2, 0, 0, 0, 4, 0, 0, 0, 4};

    private final BlockCipher cipher;
    private final long prefixHigh;
    private final long prefixLow;
    private final byte[] asked;
    private final byte[] answered;

    /**
     * @param most how many numbers are enciphered at once
     */
    IndexCipher(SecretKeySpec key, int most) {
        cipher = new BlockCipher(key);
        var prefix = new byte[BlockCipher.BLOCK];
        cipher.encipher(PREFIX, prefix, 1);
        prefixHigh = (long) LONGS.get(prefix, 0);
        prefixLow = (long) LONGS.get(prefix, 8);
        asked = new byte[most * BlockCipher.BLOCK];
        answered = new byte[most * BlockCipher.BLOCK];
    }

    /** Enciphers the first numbers of an array in place. */
    void encipher(int roll, int[] numbers, int count) {
        for (int round = 0; round < ROUNDS; round++) {
            ask(roll, round, numbers, count, 0);
            for (int i = 0; i < count; i++) {
                var a = numbers[i] >>> 16;
                var b = numbers[i] & HALF;
                numbers[i] = b << 16 | (a + answer(i)) & HALF;
            }
        }
    }

    /** Deciphers the first numbers of an array in place. */
    void decipher(int roll, int[] numbers, int count) {
        for (int round = ROUNDS - 1; round >= 0; round--) {
            ask(roll, round, numbers, count, 16);
            for (int i = 0; i < count; i++) {
                var a = numbers[i] >>> 16;
                var b = numbers[i] & HALF;
                numbers[i] = ((b - answer(i)) & HALF) << 16 | a;
            }
        }
    }

    private void ask(int roll, int round, int[] numbers, int count, int shift) {
        var high = prefixHigh ^ (long) roll << 32;
        var low = prefixLow ^ (long) round << 16;
        for (int i = 0; i < count; i++) {
            var at = i * BlockCipher.BLOCK;
            LONGS.set(asked, at, high);
            LONGS.set(asked, at + 8, low ^ (numbers[i] >>> shift & HALF));
        }
        cipher.encipher(asked, answered, count);
    }

    /** The last two of the first eight bytes, all that counts to the base of half a number. */
    private int answer(int i) {
        return (int) (long) LONGS.get(answered, i * BlockCipher.BLOCK) & HALF;
    }
}
