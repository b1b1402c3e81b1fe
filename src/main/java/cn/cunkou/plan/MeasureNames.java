package cn.cunkou.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The measures that a plan may speak of. */
public interface MeasureNames {
    Collection<KnownMeasure> all();

    default Optional<KnownMeasure> named(String id) {
        return all().stream().filter(measure -> measure.id().equals(id)).findFirst();
    }

    static MeasureNames of(KnownMeasure... measures) {
        var all = List.of(measures);
        return () -> all;
    }

    /**
     * What a plan must know of a measure.
     *
     * @param unit as pages show it behind a count; of shares, behind the count of those that have
     *     it
     * @param share true when its value is a part of a base, 0–1
     * @param bases what its shares can be parts of, by id, each with its Chinese name
     * @param dimensions what {@code where} may narrow
     * @param subject whom its rows are about: {@code station}; empty when it is not known
     * @param words what people read for a part of its rows, by {@code level=town}
     */
    record KnownMeasure(
            String id,
            String title,
            String unit,
            boolean share,
            Map<String, String> bases,
            Set<String> dimensions,
            String subject,
            Map<String, String> words) {
        public KnownMeasure {
            bases = Map.copyOf(bases);
            dimensions = Set.copyOf(dimensions);
            words = Map.copyOf(words);
        }

        public KnownMeasure(
                String id,
                String title,
                String unit,
                boolean share,
                Map<String, String> bases,
                Set<String> dimensions,
                String subject) {
            this(id, title, unit, share, bases, dimensions, subject, Map.of());
        }

        public KnownMeasure(
                String id,
                String title,
                String unit,
                boolean share,
                Map<String, String> bases,
                Set<String> dimensions) {
            this(id, title, unit, share, bases, dimensions, "");
        }

        /** Whether it can also be said how many have it, besides which share of all. */
        boolean countsSubjects() {
            return share && !subject.isEmpty() && !bases.isEmpty();
        }

        /** Its title with the part that is asked for: {@code 运营中的服务站点（镇级）}, {@code 宣传（国家级或省级）}. */
        String narrowed(Map<String, List<String>> where) {
            return narrowed(where, (_, _) -> Optional.empty());
        }

        /**
         * The same.
         *
         * @param names of values that mean something of a plan, by dimension and value
         */
        String narrowed(
                Map<String, List<String>> where,
                BiFunction<String, String, Optional<String>> names) {
            // Of which single one, a sentence about that one has said already.
            var said =
                    where.entrySet().stream()
                            .filter(it -> !it.getKey().equals(Basis.Measured.SUBJECT))
                            .map(it -> words(it.getKey(), it.getValue(), names))
                            .collect(Collectors.joining("、"));
            return said.isEmpty() ? title : title + "（" + said + "）";
        }

        private String words(
                String dimension,
                List<String> values,
                BiFunction<String, String, Optional<String>> names) {
            return values.stream()
                    .map(value ->
                            names.apply(dimension, value)
                                    .orElseGet(() ->
                                            words.getOrDefault(dimension + "=" + value, value)))
                    .collect(Collectors.joining("或"));
        }
    }
}
