package cn.cunkou.traceability;

import java.util.OptionalLong;

/**
 * Makes the codes of rolls and checks them, with nothing but the key: no code is stored. One smith
 * works for one thread.
 */
final class CodeSmith {
    /** How many codes are made in one go. */
    static final int BATCH = 1024;

    /** Digits of the number under the scratch-off layer. */
    static final int SCRATCH_DIGITS = 8;

    private static final long SCRATCHES = 100_000_000L;

    private final IndexCipher indexes;
    private final BlockMac proofs;
    private final BlockMac scratches;
    private final int[] hidden = new int[BATCH];
    private final int[] single = new int[1];

    CodeSmith(CodeKeys keys) {
        indexes = new IndexCipher(keys.index(), BATCH);
        proofs = new BlockMac(keys.proof(), BATCH);
        scratches = new BlockMac(keys.scratch(), BATCH);
    }

    /** What becomes of each code of a batch. */
    interface Sink {
        void take(long number, int hidden, long proof, long scratch);
    }

    /**
     * Makes codes of a roll.
     *
     * @param first number of the first, counted from 1
     * @param count at most {@link #BATCH}
     */
    void make(int roll, long first, int count, Sink sink) {
        for (int i = 0; i < count; i++) {
            hidden[i] = (int) (first + i);
        }
        indexes.encipher(roll, hidden, count);
        proofs.sign(roll, hidden, count);
        scratches.sign(roll, hidden, count);
        for (int i = 0; i < count; i++) {
            sink.take(first + i, hidden[i], proof(i), scratch(i));
        }
    }

    /** One code of a roll. */
    ItemCode make(int roll, long number) {
        single[0] = (int) number;
        indexes.encipher(roll, single, 1);
        proofs.sign(roll, single, 1);
        return new ItemCode(roll, single[0], proof(0));
    }

    /** The number of a genuine code within its roll of so many; none where nobody issued it. */
    OptionalLong number(ItemCode code, long codes) {
        single[0] = code.hidden();
        proofs.sign(code.roll(), single, 1);
        // A long compares in one step, however many bits agree.
        if (proof(0) != code.proof()) {
            return OptionalLong.empty();
        }
        indexes.decipher(code.roll(), single, 1);
        var number = single[0] & 0xffffffffL;
        return number >= 1 && number <= codes ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** The number under the scratch-off layer, 8 digits. */
    String scratch(ItemCode code) {
        single[0] = code.hidden();
        scratches.sign(code.roll(), single, 1);
        return "%08d".formatted(scratch(0));
    }

    private long proof(int i) {
        return proofs.bits(i) >>> Long.SIZE - ItemCode.PROOF_BITS;
    }

    private long scratch(int i) {
        return Long.remainderUnsigned(scratches.bits(i), SCRATCHES);
    }
}
