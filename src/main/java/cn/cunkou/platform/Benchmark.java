package cn.cunkou.platform;

import java.io.PrintStream;

/** Measures how fast something is, against a raw baseline of the same run. */
public interface Benchmark {
    /** What {@code ./cunkou bench} calls it. */
    String name();

    /**
     * How much to do instead of the usual amount; what is counted, the benchmark says itself.
     *
     * @throws IllegalArgumentException when it cannot be chosen
     */
    default void size(int wanted) {
        throw new IllegalArgumentException(name() + " has one size");
    }

    /**
     * @param json one JSON object instead of lines for people
     */
    void run(PrintStream out, boolean json) throws Exception;
}
