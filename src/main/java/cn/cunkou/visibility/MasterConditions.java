package cn.cunkou.visibility;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Conditions on what master data says of places, parties, classes and words of events. */
final class MasterConditions {
    private static final String BELOW =
            """
            (%1$s = any (cast(? as text[]))
             or (left(e.division, 6), %1$s) in (with recursive below (county, id) as (
                       select m.county, child from visibility.master m cross join unnest(m.children) as child
                        where m.id = any (cast(? as text[]))
                       union
                       select m.county, child from below join visibility.master m on m.county = below.county and m.id = below.id
                        cross join unnest(m.children) as child)
                   select county, id from below))\
            """;

    /** Where events have the fields that the standard names; what is asked for is of a county. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "bizStep", one("e.biz_step"),
                    "disposition", one("e.disposition"),
                    "readPoint", one("e.read_point"),
                    "bizLocation", one("e.biz_location"),
                    "source", list("sources"),
                    "destination", list("destinations"),
                    "bizTransaction", list("transactions"),
                    "epcClass",
                            """
                            (e.event_time, e.id) in (select x.event_time, x.event from visibility.event_epc x
                                                      where x.role like '%%quantity' and (left(x.division, 6), x.epc) in (%s))\
                            """);

    private static final String HAS =
            """
            select m.county, m.id from visibility.master m where jsonb_exists_any(m.attributes, cast(? as text[]))\
            """;
    private static final String EQUAL =
            """
            select m.county, m.id from visibility.master m
             where exists (select from unnest(cast(? as text[])) as name
                            where jsonb_exists_any(m.attributes -> name, cast(? as text[])))\
            """;

    private final Function<String, @Nullable String> namespaces;

    MasterConditions(Function<String, @Nullable String> namespaces) {
        this.namespaces = namespaces;
    }

    private static String one(String column) {
        return "(left(e.division, 6), %s) in (%%s)".formatted(column);
    }

    private static String list(String fact) {
        return """
        exists (select from jsonb_array_elements_text(jsonb_path_query_array(e.facts, '$.%s.*[*]')) as named (id)
                 where (left(e.division, 6), named.id) in (%%s))\
        """
                .formatted(fact);
    }

    /** Adds that a place is one of these, or lies within one of them. */
    static void within(EventQuery query, String column, List<String> places) {
        var names = places.toArray(String[]::new);
        query.where(BELOW.formatted(column), names, names);
    }

    /** Adds {@code HASATTR_field}, if the field is one of the standard's. */
    boolean has(EventQuery query, String field, List<String> attributes) {
        var where = FIELDS.get(field);
        if (where == null) {
            return false;
        }
        var names =
                attributes.stream()
                        .flatMap(name -> MasterData.asked(name, namespaces).stream())
                        .toArray(String[]::new);
        query.where(where.formatted(HAS), (Object) names);
        return true;
    }

    /** Adds {@code EQATTR_field_attribute}, if the field is one of the standard's. */
    boolean equal(EventQuery query, String fieldAndAttribute, List<String> values) {
        var field = field(fieldAndAttribute).orElse(null);
        if (field == null) {
            return false;
        }
        var names =
                MasterData.asked(fieldAndAttribute.substring(field.length() + 1), namespaces)
                        .toArray(String[]::new);
        query.where(
                String.valueOf(FIELDS.get(field)).formatted(EQUAL),
                names,
                values.toArray(String[]::new));
        return true;
    }

    private static Optional<String> field(String fieldAndAttribute) {
        return FIELDS.keySet().stream()
                .filter(field -> fieldAndAttribute.startsWith(field + "_"))
                .findFirst();
    }
}
