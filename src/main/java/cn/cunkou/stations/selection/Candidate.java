package cn.cunkou.stations.selection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to keep a station.
 *
 * @param trained when the training was passed; null where it was not
 * @param scores what everybody gave, criterion by criterion
 */
public record Candidate(
        UUID id,
        String name,
        String phone,
        String about,
        @Nullable LocalDate trained,
        @Nullable String trainingPaper,
        List<Score> scores) {
    /** At least so many people have to judge each candidate. */
    static final int JUDGES = 2;

    /**
     * What one person gave for one criterion.
     *
     * @param place of the criterion
     * @param points from 0 to 100
     */
    public record Score(int place, String scorer, String scorerName, int points) {}

    public Candidate {
        scores = List.copyOf(scores);
    }

    /** Those who judged every criterion. */
    public List<String> judges(List<Criterion> criteria) {
        return scores.stream()
                .map(Score::scorerName)
                .distinct()
                .filter(name ->
                        scores.stream().filter(one -> one.scorerName().equals(name)).count()
                                == criteria.size())
                .toList();
    }

    public boolean isJudged(List<Criterion> criteria) {
        return scores.stream()
                        .map(Score::scorer)
                        .distinct()
                        .filter(id ->
                                scores.stream().filter(one -> one.scorer().equals(id)).count()
                                        == criteria.size())
                        .count()
                >= JUDGES;
    }

    /**
     * Weighted mean of what everybody gave, from 0 to 100 with one decimal; null without points.
     */
    public @Nullable BigDecimal mean(List<Criterion> criteria) {
        if (scores.isEmpty()) {
            return null;
        }
        long sum = 0;
        long weights = 0;
        for (var score : scores) {
            var weight =
                    criteria.stream()
                            .filter(one -> one.place() == score.place())
                            .mapToInt(Criterion::weight)
                            .sum();
            sum += (long) score.points() * weight;
            weights += weight;
        }
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(weights), 1, RoundingMode.HALF_UP);
    }

    /** Why this one cannot be chosen yet; empty when it can. */
    public String obstacle(List<Criterion> criteria) {
        if (!isJudged(criteria)) {
            return "要至少两个人打满分项";
        }
        return trained == null ? "还没有登记培训合格" : "";
    }
}
