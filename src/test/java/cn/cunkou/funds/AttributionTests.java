package cn.cunkou.funds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.funds.Attribution.Lot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AttributionTests {
    private static final List<Lot> LOTS =
            List.of(new Lot("central", 100), new Lot("county", 50), new Lot("central", 30));

    @Test
    void whatIsEarmarkedComesFromTheSourceNamedAndFromNoOther() {
        assertThat(Attribution.EARMARKED.split(130, LOTS, "central"))
                .isEqualTo(Map.of("central", 130L));
        assertThat(Attribution.EARMARKED.split(51, LOTS, "county")).isEmpty();
        assertThat(Attribution.EARMARKED.split(1, LOTS, null)).isEmpty();
    }

    @Test
    void theOldestMoneyGoesFirst() {
        assertThat(Attribution.FIFO.split(120, LOTS, null))
                .isEqualTo(Map.of("central", 100L, "county", 20L));
        assertThat(Attribution.FIFO.split(160, LOTS, null))
                .isEqualTo(Map.of("central", 110L, "county", 50L));
        assertThat(Attribution.FIFO.split(181, LOTS, null)).isEmpty();
    }

    @Test
    void proportionsLoseNoFen() {
        assertThat(Attribution.PROPORTIONAL.split(100, LOTS, null))
                .isEqualTo(Map.of("central", 72L, "county", 28L));
    }

    @Property
    void noPolicyLosesOrOverdraws(
            @ForAll @Size(min = 1, max = 6)
                    List<@LongRange(min = 1, max = 1_000_000_000) Long> amounts,
            @ForAll @LongRange(min = 1, max = 6_000_000_000L) long wanted) {
        var lots = new ArrayList<Lot>();
        for (var i = 0; i < amounts.size(); i++) {
            lots.add(new Lot("source-" + i % 3, amounts.get(i)));
        }
        var there = amounts.stream().mapToLong(Long::longValue).sum();
        for (var policy : List.of(Attribution.FIFO, Attribution.PROPORTIONAL)) {
            var parts = policy.split(wanted, lots, null);
            if (wanted > there) {
                assertThat(parts).isEmpty();
            } else {
                assertThat(parts.values().stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(wanted);
                parts.forEach((source, fen) ->
                        assertThat(fen)
                                .isPositive()
                                .isLessThanOrEqualTo(
                                        lots.stream()
                                                .filter(lot -> lot.source().equals(source))
                                                .mapToLong(Lot::left)
                                                .sum()));
            }
        }
    }
}
