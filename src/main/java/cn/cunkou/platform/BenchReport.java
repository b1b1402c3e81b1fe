package cn.cunkou.platform;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a benchmark, in the order they were taken. */
public final class BenchReport {
    private final Map<String, Double> figures = new LinkedHashMap<>();

    public void put(String name, double value) {
        figures.put(name, value);
    }

    /** Several rounds of the same: what most took, and what the slowest took. */
    public void putRounds(String name, List<Double> milliseconds) {
        var sorted = milliseconds.stream().sorted(Comparator.naturalOrder()).toList();
        put(name + ", ms (median)", sorted.get(sorted.size() / 2));
        put(name + ", ms (worst)", sorted.getLast());
    }

    /** How long some work takes, in milliseconds. */
    public static double milliseconds(Runnable work) {
        var begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    /**
     * @param json one JSON object instead of lines for people
     */
    public void print(PrintStream out, boolean json) {
        if (json) {
            var members =
                    figures.entrySet().stream()
                            .map(one -> "\"%s\": %.2f".formatted(one.getKey(), one.getValue()))
                            .toList();
            out.println("{" + String.join(", ", members) + "}");
        } else {
            figures.forEach((name, value) -> out.printf("%-60s %,12.1f%n", name, value));
        }
    }
}
