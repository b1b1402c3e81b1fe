package cn.cunkou.platform;

import java.io.PrintStream;

/** Measures how fast something is, against a raw baseline of the same run. */
public interface Benchmark {
    /** What {@code ./cunkou bench} calls it. */
    String name();

    /**
     * @param json one JSON object instead of lines for people
     */
    void run(PrintStream out, boolean json) throws Exception;
}
