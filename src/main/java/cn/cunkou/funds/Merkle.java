package cn.cunkou.funds;

import cn.cunkou.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Merkle trees as RFC 9162 (section 2.1) hashes them: SHA-256 of a zero byte and the text for a
 * leaf, of a one byte and both children for a node. Hashes are 64 lower-case hexadecimal digits.
 */
final class Merkle {
    private static final HexFormat HEX = HexFormat.of();

    private Merkle() {}

    static String leaf(String text) {
        var sha = Sha256.begun();
        sha.update((byte) 0);
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(sha);
    }

    static String node(String left, String right) {
        var sha = Sha256.begun();
        sha.update((byte) 1);
        sha.update(HEX.parseHex(left));
        sha.update(HEX.parseHex(right));
        return Sha256.hex(sha);
    }

    /** The root of nothing at all. */
    static String empty() {
        return Sha256.hex(new byte[0]);
    }

    /**
     * The right edge of a tree that grows: the roots of the whole subtrees it consists of, the
     * largest first.
     */
    static final class Edge {
        private final List<String> peaks;
        private long size;

        Edge(long size, List<String> peaks) {
            if (Long.bitCount(size) != peaks.size()) {
                throw new IllegalArgumentException(
                        "a tree of %d leaves has no %d peaks".formatted(size, peaks.size()));
            }
            this.size = size;
            this.peaks = new ArrayList<>(peaks);
        }

        static Edge empty() {
            return new Edge(0, List.of());
        }

        void add(String leaf) {
            var grown = leaf;
            for (var rest = size; (rest & 1) == 1; rest >>= 1) {
                grown = node(peaks.removeLast(), grown);
            }
            peaks.add(grown);
            size++;
        }

        long size() {
            return size;
        }

        List<String> peaks() {
            return List.copyOf(peaks);
        }

        String root() {
            if (peaks.isEmpty()) {
                return Merkle.empty();
            }
            var root = peaks.getLast();
            for (var i = peaks.size() - 2; i >= 0; i--) {
                root = node(peaks.get(i), root);
            }
            return root;
        }
    }

    /** The root of all these leaves. */
    static String root(List<String> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? empty() : leaves.getFirst();
        }
        var sha = Sha256.begun();
        var level = new byte[leaves.size()][];
        for (var i = 0; i < level.length; i++) {
            level[i] = HEX.parseHex(leaves.get(i));
        }
        // What stands alone at the end of a level goes up as it is.
        for (var size = level.length; size > 1; size = (size + 1) / 2) {
            for (var i = 0; i < size; i += 2) {
                if (i + 1 < size) {
                    sha.update((byte) 1);
                    sha.update(level[i]);
                    level[i / 2] = sha.digest(level[i + 1]);
                } else {
                    level[i / 2] = level[i];
                }
            }
        }
        return HEX.formatHex(level[0]);
    }

    /**
     * What proves that a leaf is in the tree, the nearest hash first.
     *
     * @param index of the leaf, from 0
     */
    static List<String> inclusion(long index, List<String> leaves) {
        var path = new ArrayList<String>();
        inclusion((int) index, leaves, path);
        return path;
    }

    private static void inclusion(int index, List<String> leaves, List<String> path) {
        if (leaves.size() <= 1) {
            return;
        }
        var split = split(leaves.size());
        var left = leaves.subList(0, split);
        var right = leaves.subList(split, leaves.size());
        if (index < split) {
            inclusion(index, left, path);
            path.add(root(right));
        } else {
            inclusion(index - split, right, path);
            path.add(root(left));
        }
    }

    /** What proves that the tree of all leaves has grown out of that of the first so many. */
    static List<String> consistency(int first, List<String> leaves) {
        var path = new ArrayList<String>();
        if (first > 0 && first < leaves.size()) {
            consistency(first, leaves, true, path);
        }
        return path;
    }

    private static void consistency(
            int first, List<String> leaves, boolean whole, List<String> path) {
        if (first == leaves.size()) {
            if (!whole) {
                path.add(root(leaves));
            }
            return;
        }
        var split = split(leaves.size());
        var left = leaves.subList(0, split);
        var right = leaves.subList(split, leaves.size());
        if (first <= split) {
            consistency(first, left, whole, path);
            path.add(root(right));
        } else {
            consistency(first - split, right, false, path);
            path.add(root(left));
        }
    }

    /** The largest power of two below a number. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    /** Whether a path leads from a leaf to the root of a tree (RFC 9162, 2.1.3.2). */
    static boolean verifies(String leaf, long index, long size, List<String> path, String root) {
        if (index >= size) {
            return false;
        }
        var place = index;
        var last = size - 1;
        var hash = leaf;
        for (var step : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = node(step, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, step);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether a path shows that one tree has grown out of another (RFC 9162, 2.1.4.2). */
    static boolean grew(
            long first, String firstRoot, long second, String secondRoot, List<String> path) {
        if (first == second) {
            return firstRoot.equals(secondRoot) && path.isEmpty();
        }
        if (first <= 0 || first > second || path.isEmpty() && Long.bitCount(first) != 1) {
            return false;
        }
        var steps = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) {
            steps.addFirst(firstRoot);
        }
        var place = first - 1;
        var last = second - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        var old = steps.getFirst();
        var grown = steps.getFirst();
        for (var step : steps.subList(1, steps.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                old = node(step, old);
                grown = node(step, grown);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                grown = node(grown, step);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(firstRoot) && grown.equals(secondRoot);
    }
}
