package cn.cunkou.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTests {
    private static final List<String> THINGS =
            IntStream.range(0, 200).mapToObj(Integer::toString).toList();

    @Test
    void theSameSeedDrawsTheSameWhateverTheOrder() {
        var turned = new ArrayList<>(THINGS);
        Collections.reverse(turned);
        assertThat(draw(turned, "2019-11-18", 10)).isEqualTo(draw(THINGS, "2019-11-18", 10));
        assertThat(draw(THINGS, "2019-11-19", 10)).isNotEqualTo(draw(THINGS, "2019-11-18", 10));
    }

    @Test
    void aLargerSampleBeginsWithTheSmallerAndTakesAllThatThereIs() {
        assertThat(draw(THINGS, "a", 30)).startsWith(draw(THINGS, "a", 10).toArray(String[]::new));
        assertThat(draw(THINGS, "a", 500)).containsExactlyInAnyOrderElementsOf(THINGS);
    }

    /** The first of it can be checked with any program that knows SHA-256. */
    @Test
    void theRuleIsTheOneThatIsPublished() {
        var first =
                THINGS.stream()
                        .min((one, other) ->
                                Sha256.hex("a", "\n", one).compareTo(Sha256.hex("a", "\n", other)))
                        .orElseThrow();
        assertThat(draw(THINGS, "a", 1)).containsExactly(first);
    }

    private static List<String> draw(List<String> things, String seed, int size) {
        return Draw.of(things, thing -> thing, seed, size);
    }
}
