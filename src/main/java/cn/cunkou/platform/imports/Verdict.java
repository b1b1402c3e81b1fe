package cn.cunkou.platform.imports;

import java.util.List;

/** What one line would do to the register. */
public sealed interface Verdict<R> {
    /** The register has no such record: it is made. */
    record Create<R>(R after) implements Verdict<R> {}

    /**
     * The register has it differently.
     *
     * @param subject id of the record
     */
    record Update<R>(String subject, R before, R after) implements Verdict<R> {}

    /** The register has it just so. */
    record Same<R>(String subject) implements Verdict<R> {}

    /** All that is wrong with it, besides what the line says already; may be empty. */
    record Wrong<R>(List<Fault> faults) implements Verdict<R> {
        public Wrong {
            faults = List.copyOf(faults);
        }
    }
}
