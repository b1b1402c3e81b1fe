package cn.cunkou.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SQL with its parameters, put together from the declared names of measures and never from what
 * somebody typed.
 */
final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    Sql add(String sql, @Nullable Object... values) {
        text.append(sql).append('\n');
        for (var value : values) {
            parameters.add(value);
        }
        return this;
    }

    Sql add(Sql other) {
        text.append(other.text);
        parameters.addAll(other.parameters);
        return this;
    }

    String text() {
        return text.toString();
    }

    List<@Nullable Object> parameters() {
        return parameters;
    }

    /** The sums of a question, and the snapshot they are true for. */
    static Sql sums(Asked asked) {
        if (asked.aim() == Asked.Aim.PERSONS && asked.grouped() instanceof Asked.Grouping.Whole) {
            return new Sql()
                    .add("select '' as key, count(*) as rows, 0 as total, 0 as weight,")
                    .add("count(*) as subjects, pg_current_snapshot()::text as seen")
                    .add("from (select distinct e.subject from")
                    .add(rows(asked))
                    .add("limit 5) as few");
        }
        var definition = asked.definition();
        var distinct =
                asked.aim() == Asked.Aim.PERSONS
                        || (asked.aim() == Asked.Aim.FIGURE
                                && definition.measure().aggregate() == Aggregate.DISTINCT);
        var sql =
                new Sql()
                        .add("select " + key(asked.grouped()) + " as key, count(*) as rows,")
                        .add("coalesce(sum(e.value), 0)::numeric as total,")
                        .add("coalesce(sum(" + weight(definition) + "), 0)::numeric as weight,")
                        .add((distinct ? "count(distinct e.subject)" : "0") + " as subjects,")
                        .add("pg_current_snapshot()::text as seen from")
                        .add(rows(asked));
        return asked.grouped() instanceof Asked.Grouping.Whole ? sql : sql.add("group by 1");
    }

    private static String key(Asked.Grouping grouping) {
        return switch (grouping) {
            case Asked.Grouping.Whole _ -> "''";
            case Asked.Grouping.ByDivision(var digits) -> "left(e.division, " + digits + ")";
            case Asked.Grouping.ByDimension(var name) -> "coalesce(e.\"" + name + "\"::text, '')";
        };
    }

    /** The evidence rows of a question, as a table {@code e}. */
    static Sql rows(Asked asked) {
        return asked.definition().measure().aggregate() == Aggregate.LATEST
                ? latest(asked, new Sql())
                : matching(asked);
    }

    /**
     * The last row of each subject.
     *
     * @param only a condition more, on rows {@code e}
     */
    static Sql latest(Asked asked, Sql only) {
        return new Sql()
                .add("(select distinct on (e.subject) e.* from")
                .add(matching(asked))
                .add(only)
                .add("order by e.subject, e.day desc, e.recorded_at desc, e.id desc) as e");
    }

    /** All rows in the place and time of a question, whether they count or not. */
    static Sql matching(Asked asked) {
        var sql = new Sql().add(asked.definition().view() + " as e where true");
        if (!asked.division().isEmpty()) {
            sql.add("and e.division >= ? and e.division < ?", asked.division(), asked.beyond());
        }
        if (asked.definition().kind() == Definition.Kind.STATE) {
            sql.add("and e.validity @> cast(? as date)", asked.to());
        } else {
            sql.add("and e.day <= ?", asked.to());
            if (asked.from() != null) {
                sql.add("and e.day >= ?", asked.from());
            }
        }
        if (asked.definition().measure().aggregate().bySubject()) {
            sql.add("and e.subject is not null");
        }
        if (asked.definition().series() != null) {
            sql.add("and e.series = ?", asked.definition().series());
        }
        if (asked.base() != null) {
            sql.add("and e.base = ?", asked.base());
        }
        asked.dimensions().forEach((name, values) -> sql.among(name, values));
        return sql;
    }

    private void among(String dimension, Set<String> values) {
        var column = "and e.\"" + dimension + "\"::text = ";
        if (values.size() == 1) {
            add(column + "?", values.iterator().next());
        } else {
            add(column + "any(?)", (Object) values.toArray(String[]::new));
        }
    }

    static String weight(Definition definition) {
        return definition.weighted() ? "e.weight" : "1";
    }

    /** What a row shows, in the order of {@link #shown(Measure)}. */
    static String cells(Measure measure) {
        var cells =
                shown(measure).stream()
                        .map(label -> "e.\"" + label.name() + "\"::text")
                        .collect(Collectors.joining(", "));
        return "array[" + cells + "]::text[]";
    }

    static List<Label> shown(Measure measure) {
        var shown = new ArrayList<>(measure.columns());
        for (var dimension : measure.dimensions()) {
            if (shown.stream().noneMatch(label -> label.name().equals(dimension.name()))) {
                shown.add(dimension);
            }
        }
        return shown;
    }
}
