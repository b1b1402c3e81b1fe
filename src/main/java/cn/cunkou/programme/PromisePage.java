package cn.cunkou.programme;

import cn.cunkou.measures.Evidence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of the plan with all that is behind it.
 *
 * @param cites where the paper says it
 * @param demand what the paper asks for, in a sentence; empty for stages
 * @param standing where it is, in a sentence
 * @param reason why there is no figure or no verdict
 * @param settles who decides a contradiction
 * @param settled how a contradiction about it was settled, null where there was none
 * @param parts of each town, month or year, its name in {@code aside}
 * @param evidence rows of the figure, null where there is no measure or the reader may not see rows
 * @param former rows of the former period that a change is taken from; null where it is none
 * @param urge the item an order would be about; null for what nobody is to be urged about
 */
public record PromisePage(
        PromiseCard card,
        String cites,
        String demand,
        String owner,
        LocalDate asOf,
        String standing,
        @Nullable String reason,
        String conflict,
        String settles,
        @Nullable String settled,
        List<ReadingLine> readings,
        @Nullable TrendChart wide,
        @Nullable TrendChart narrow,
        List<TrendChart.Point> trend,
        String partsTitle,
        List<PromiseCard> parts,
        List<String> how,
        String base,
        String due,
        String plan,
        @Nullable Evidence evidence,
        String excel,
        @Nullable Evidence former,
        @Nullable String urge) {
    /** One of the figures that contradict each other, and how much today's figure lacks of it. */
    public record ReadingLine(String cite, String figure, String missing) {}
}
