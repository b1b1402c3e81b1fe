package cn.cunkou.plan.rewards;

import cn.cunkou.plan.rewards.Limits.Ranking;
import cn.cunkou.plan.rewards.Limits.Scoring;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives every claim its score, 0–100, where it can be said. */
final class Scores {
    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    private static final int DECIMALS = 6;

    private Scores() {}

    /** A claim's figure for each criterion; empty where one of them is not known. */
    private record Row(Claim claim, Optional<List<BigDecimal>> figures) {}

    static List<Claim> given(Ranking ranking, List<Claim> claims, Function<Subject, Figures> of) {
        if (ranking.scoring() == Scoring.UNCLEAR) {
            return claims;
        }
        var rows =
                claims.stream()
                        .map(claim ->
                                new Row(
                                        claim,
                                        claim.isAlive()
                                                ? figures(ranking, of.apply(claim.subject()))
                                                : Optional.empty()))
                        .toList();
        var alive = rows.stream().filter(row -> row.claim().isAlive()).toList();
        var bests = new ArrayList<@Nullable BigDecimal>();
        for (var index = 0; index < ranking.criteria().size(); index++) {
            bests.add(ranking.scoring() == Scoring.POINTS ? FULL : best(alive, index));
        }
        return rows.stream().map(row -> row.claim().scored(score(ranking, row, bests))).toList();
    }

    private static Optional<List<BigDecimal>> figures(Ranking ranking, Figures figures) {
        var all = new ArrayList<BigDecimal>();
        for (var criterion : ranking.criteria()) {
            if (!(figures.of(criterion.term(), false)
                    instanceof Fact.Numeric(var value, var _, var _))) {
                return Optional.empty();
            }
            all.add(value);
        }
        return Optional.of(all);
    }

    /**
     * The best figure of all who are entitled; null while somebody whose claim is open could have a
     * better one.
     */
    private static @Nullable BigDecimal best(List<Row> alive, int index) {
        var best = BigDecimal.ZERO;
        for (var row : alive) {
            if (row.figures().isEmpty()) {
                return null;
            }
            best = best.max(row.figures().get().get(index));
        }
        var reached = best;
        var byEntitled =
                alive.stream()
                        .filter(row -> row.claim().isYes())
                        .anyMatch(row ->
                                row.figures()
                                        .filter(it -> it.get(index).compareTo(reached) == 0)
                                        .isPresent());
        return byEntitled || alive.stream().allMatch(row -> !row.claim().isYes()) ? best : null;
    }

    private static @Nullable BigDecimal score(
            Ranking ranking, Row row, List<@Nullable BigDecimal> bests) {
        if (row.figures().isEmpty()) {
            return null;
        }
        var figures = row.figures().get();
        if (figures.size() == 1 && ranking.scoring() == Scoring.SHARE_OF_BEST) {
            return figures.getFirst(); // the order needs no points
        }
        var score = BigDecimal.ZERO;
        for (var index = 0; index < figures.size(); index++) {
            var best = bests.get(index);
            if (best == null) {
                return null;
            }
            var points =
                    best.signum() == 0
                            ? BigDecimal.ZERO
                            : figures.get(index)
                                    .multiply(FULL)
                                    .divide(best, DECIMALS, RoundingMode.HALF_UP);
            score = score.add(points.multiply(ranking.criteria().get(index).weight()));
        }
        return score;
    }
}
