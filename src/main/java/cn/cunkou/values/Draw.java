package cn.cunkou.values;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A random sample that anybody can draw again: each thing gets the SHA-256 of the seed, a line feed
 * and its id, and those with the smallest come first. It does not depend on the order in which the
 * things are given, and a larger sample begins with the smaller one.
 */
public final class Draw {
    private Draw() {}

    /**
     * So many things, or all where there are fewer.
     *
     * @param id tells each thing from all others
     */
    public static <T> List<T> of(
            Collection<T> things, Function<? super T, String> id, String seed, int size) {
        record Lot<T>(String number, T thing) {}
        return things.stream()
                .map(thing ->
                        new Lot<>(
                                Sha256.hex(
                                        (seed + "\n" + id.apply(thing))
                                                .getBytes(StandardCharsets.UTF_8)),
                                thing))
                .sorted(Comparator.comparing(Lot::number))
                .limit(size)
                .map(Lot::thing)
                .toList();
    }
}
