package cn.cunkou.measures;

import java.util.List;

/** Measure files that cannot be installed, with everything that is wrong with them. */
final class BrokenMeasures extends RuntimeException {
    private final List<String> faults;

    BrokenMeasures(List<String> faults) {
        super("measure files are wrong:\n  " + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    List<String> faults() {
        return faults;
    }
}
