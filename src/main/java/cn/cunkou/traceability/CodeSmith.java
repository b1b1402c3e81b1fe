package cn.cunkou.traceability;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.OptionalLong;
import javax.crypto.Mac;

/**
 * Makes the codes of rolls and checks them, with nothing but the key: no code is stored. The proof
 * is a keyed hash of roll and number; the number is masked with a keyed hash of roll and proof, as
 * in SIV. One smith works for one thread.
 */
final class CodeSmith {
    /** How many codes a printer's file is filled with at a time. */
    static final int BATCH = 1024;

    /** Digits of the number under the scratch-off layer. */
    static final int SCRATCH_DIGITS = 8;

    private static final long SCRATCHES = 100_000_000L;
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Where in the hash the scratch-off number begins, well behind the proof. */
    private static final int SCRATCH_AT = 16;

    private final Mac proofs;
    private final Mac masks;
    private final byte[] message = new byte[12];
    private final byte[] signed = new byte[32];
    private final byte[] mask = new byte[32];

    CodeSmith(CodeKeys keys) {
        proofs = CodeKeys.hmac(keys.proof());
        masks = CodeKeys.hmac(keys.mask());
    }

    /** What becomes of each code of a batch. */
    interface Sink {
        void take(long number, int hidden, long proof, long scratch);
    }

    /**
     * Makes codes of a roll.
     *
     * @param first number of the first, counted from 1
     */
    void make(int roll, long first, int count, Sink sink) {
        for (var number = first; number < first + count; number++) {
            sign(roll, number);
            var proof = proof();
            sink.take(number, (int) number ^ mask(roll, proof), proof, scratch());
        }
    }

    /** One code of a roll. */
    ItemCode make(int roll, long number) {
        sign(roll, number);
        return new ItemCode(roll, (int) number ^ mask(roll, proof()), proof());
    }

    /** The number of a genuine code within its roll of so many; none where nobody issued it. */
    OptionalLong number(ItemCode code, long codes) {
        var number = unmasked(code);
        sign(code.roll(), number);
        // A long compares in one step, however many bits agree.
        return (proof() ^ code.proof()) == 0 && number >= 1 && number <= codes
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }

    /** The number under the scratch-off layer of a genuine code, 8 digits. */
    String scratch(ItemCode code) {
        sign(code.roll(), unmasked(code));
        return "%08d".formatted(scratch());
    }

    private long unmasked(ItemCode code) {
        return (code.hidden() ^ mask(code.roll(), code.proof())) & 0xffffffffL;
    }

    private void sign(int roll, long number) {
        hash(proofs, roll, number, signed);
    }

    private long proof() {
        return (long) LONGS.get(signed, 0) >>> Long.SIZE - ItemCode.PROOF_BITS;
    }

    private long scratch() {
        return Long.remainderUnsigned((long) LONGS.get(signed, SCRATCH_AT), SCRATCHES);
    }

    private int mask(int roll, long proof) {
        hash(masks, roll, proof, mask);
        return (int) INTS.get(mask, 0);
    }

    private void hash(Mac mac, int roll, long value, byte[] to) {
        INTS.set(message, 0, roll);
        LONGS.set(message, 4, value);
        try {
            mac.update(message);
            mac.doFinal(to, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not at work", e);
        }
    }
}
