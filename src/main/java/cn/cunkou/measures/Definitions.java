package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every measure there is: those of files, and those that somebody publishes and somebody here
 * records.
 */
final class Definitions {
    private static final String EXTERNAL = "measures.external";

    private final Map<String, Definition> byId;
    private final JdbcClient measure;

    Definitions(Map<String, Definition> byId, JdbcClient measure) {
        this.byId = Map.copyOf(byId);
        this.measure = measure;
    }

    Optional<Definition> find(String id) {
        return id.startsWith(ExternalSeries.PREFIX)
                ? external(id.substring(ExternalSeries.PREFIX.length())).stream().findFirst()
                : Optional.ofNullable(byId.get(id));
    }

    /**
     * @throws IllegalStateException when there is none: the files were checked against each other
     */
    Definition get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no measure " + id));
    }

    List<Measure> catalogue() {
        var all = new ArrayList<>(installed());
        all.addAll(external(null));
        return all.stream()
                .map(Definition::measure)
                .filter(known -> !known.id().equals(EXTERNAL))
                .sorted(Comparator.comparing(Measure::id))
                .toList();
    }

    /** Those of the files. */
    List<Definition> installed() {
        return List.copyOf(byId.values());
    }

    private List<Definition> external(@Nullable String id) {
        var facts = byId.get(EXTERNAL);
        if (facts == null) {
            return List.of();
        }
        return SeriesRows.read(measure, id).stream()
                .map(series -> external(facts, series))
                .toList();
    }

    private static Definition external(Definition facts, Series series) {
        var measure = facts.measure();
        return new Definition(
                new Measure(
                        series.measure(),
                        series.title(),
                        new Label(series.unit(), series.unit()),
                        series.aggregate(),
                        measure.subject(),
                        List.of(),
                        List.of(),
                        measure.columns(),
                        null,
                        measure.publicity(),
                        series.origin(),
                        false,
                        List.of(),
                        null,
                        List.of()),
                facts.kind(),
                facts.weighted(),
                null,
                EXTERNAL,
                series.id());
    }
}
