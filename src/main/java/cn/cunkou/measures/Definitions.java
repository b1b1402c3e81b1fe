package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.values.DivisionCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every measure there is: those of files, and those that somebody publishes and somebody here
 * records.
 */
final class Definitions {
    private static final String EXTERNAL = "measures.external";
    private static final String OF_ALL = "各县的发布单位公布，由登记人照文件录入；由谁公布、说的是什么，看各县的。";

    private final Map<String, Definition> byId;
    private final JdbcClient measure;

    Definitions(Map<String, Definition> byId, JdbcClient measure) {
        this.byId = Map.copyOf(byId);
        this.measure = measure;
    }

    /** One of them, in the words of no county in particular. */
    Optional<Definition> find(String id) {
        return find(id, null).map(Definitions::ofNobody);
    }

    /** One of them as that county has it, if it has it. */
    Optional<Definition> findIn(DivisionCode county, String id) {
        return find(id, county);
    }

    private Optional<Definition> find(String id, @Nullable DivisionCode county) {
        var facts = byId.get(EXTERNAL);
        return !id.startsWith(ExternalSeries.PREFIX)
                ? Optional.ofNullable(byId.get(id))
                : facts == null
                        ? Optional.empty()
                        : SeriesRows.find(
                                        measure,
                                        id.substring(ExternalSeries.PREFIX.length()),
                                        county)
                                .map(series -> external(facts, series));
    }

    /**
     * @throws IllegalStateException when there is none: the files were checked against each other
     */
    Definition get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no measure " + id));
    }

    List<Measure> catalogue() {
        return catalogue(external(null).stream().map(Definitions::ofNobody).toList());
    }

    /** Those that a county has. */
    List<Measure> catalogue(DivisionCode county) {
        return catalogue(external(county));
    }

    private List<Measure> catalogue(List<Definition> external) {
        return Stream.concat(byId.values().stream(), external.stream())
                .map(Definition::measure)
                .filter(known -> !known.id().equals(EXTERNAL))
                .sorted(Comparator.comparing(Measure::id))
                .toList();
    }

    /** Those of the files. */
    List<Definition> installed() {
        return List.copyOf(byId.values());
    }

    private List<Definition> external(@Nullable DivisionCode county) {
        var facts = byId.get(EXTERNAL);
        return facts == null
                ? List.of()
                : SeriesRows.all(measure, county).stream()
                        .map(series -> external(facts, series))
                        .toList();
    }

    /** Who publishes a figure, and of what, each county says for itself. */
    private static Definition ofNobody(Definition definition) {
        return definition.series() == null
                ? definition
                : definition.with(definition.measure().published(OF_ALL, null));
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
                        List.of(),
                        series.base().isEmpty() ? null : series.base()),
                facts.kind(),
                facts.weighted(),
                null,
                EXTERNAL,
                series.id());
    }
}
