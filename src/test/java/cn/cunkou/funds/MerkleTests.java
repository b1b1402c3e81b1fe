package cn.cunkou.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTests {
    /** The leaves of the examples that implementations of certificate logs are held against. */
    @Test
    void rootsAreThoseOfTheStandard() {
        assertThat(Merkle.empty())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Merkle.leaf(""))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(Merkle.root(List.of(Merkle.leaf(""), Merkle.leaf("\0"))))
                .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    void everyLeafOfEveryTreeIsProvenAndNoOther() {
        for (var size = 1; size <= 33; size++) {
            var leaves = leaves(size);
            var root = Merkle.root(leaves);
            for (var index = 0; index < size; index++) {
                var path = Merkle.inclusion(index, leaves);
                assertThat(Merkle.verifies(leaves.get(index), index, size, path, root)).isTrue();
                assertThat(Merkle.verifies(Merkle.leaf("x"), index, size, path, root)).isFalse();
                assertThat(Merkle.verifies(leaves.get(index), size, size, path, root)).isFalse();
            }
        }
    }

    @Test
    void everyTreeGrewOutOfEverySmallerOne() {
        for (var second = 1; second <= 33; second++) {
            var leaves = leaves(second);
            var root = Merkle.root(leaves);
            for (var first = 1; first <= second; first++) {
                var old = Merkle.root(leaves.subList(0, first));
                var path = Merkle.consistency(first, leaves);
                assertThat(Merkle.grew(first, old, second, root, path))
                        .as("%d in %d", first, second)
                        .isTrue();
                assertThat(Merkle.grew(first, Merkle.leaf("x"), second, root, path)).isFalse();
            }
        }
    }

    @Test
    void anEdgeThatGrowsHasTheRootOfAll() {
        var edge = Merkle.Edge.empty();
        for (var leaf : leaves(21)) {
            edge.add(leaf);
        }
        assertThat(edge.root()).isEqualTo(Merkle.root(leaves(21)));
        var resumed = new Merkle.Edge(edge.size(), edge.peaks());
        resumed.add(Merkle.leaf("21"));
        assertThat(resumed.root()).isEqualTo(Merkle.root(leaves(22)));
    }

    private static List<String> leaves(int size) {
        return new ArrayList<>(
                IntStream.range(0, size).mapToObj(i -> Merkle.leaf("" + i)).toList());
    }
}
