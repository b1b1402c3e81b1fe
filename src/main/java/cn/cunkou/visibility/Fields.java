package cn.cunkou.visibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Conditions on fields that the standard does not have, as paths into the {@link Facts}. */
final class Fields {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EXISTS =
            "jsonb_path_exists(e.facts, cast(? as jsonpath), cast(? as jsonb), true)";

    private final Function<String, @Nullable String> namespaces;

    Fields(Function<String, @Nullable String> namespaces) {
        this.namespaces = namespaces;
    }

    /** Where fields of a name stand, once for each way to read the name. */
    private record Spot(Area area, boolean inner, List<String> names) {
        List<String> paths() {
            return names.stream()
                    .map(name ->
                            "$.%s.%s.%s[*]"
                                    .formatted(area.key(), inner ? "inner" : "top", quoted(name)))
                    .toList();
        }
    }

    /** Adds {@code OPERATOR_field}, if that is what the parameter is. */
    boolean compare(EventQuery query, Operator operator, String parameter, List<String> values) {
        var spot = spot(operator.rest(parameter)).orElse(null);
        if (spot == null) {
            return false;
        }
        any(query, spot.paths(), comparison(operator, parameter, values), variables(values));
        return true;
    }

    /** Adds {@code EXISTS_field}, if that is what the parameter is. */
    boolean exists(EventQuery query, String parameter) {
        var spot = spot(parameter.substring("EXISTS_".length())).orElse(null);
        if (spot == null) {
            return false;
        }
        any(
                query,
                spot.paths().stream().map(path -> path.replaceFirst("\\[\\*]$", "")).toList(),
                "",
                "{}");
        return true;
    }

    /** Adds {@code HASATTR_field}: the field has one of these attributes. */
    boolean hasAttribute(EventQuery query, String field, List<String> attributes) {
        var spot = spot(field).orElse(null);
        if (spot == null) {
            return false;
        }
        var paths = new ArrayList<String>();
        for (var name : spot.names()) {
            for (var attribute : attributes) {
                paths.add(
                        "$.attributes.%s.%s".formatted(quoted(name), quoted(attribute(attribute))));
            }
        }
        any(query, paths, "", "{}");
        return true;
    }

    /** Adds {@code EQATTR_field_attribute}. */
    boolean attribute(EventQuery query, String fieldAndAttribute, List<String> values) {
        var cut = fieldAndAttribute.lastIndexOf('_');
        var spot = cut < 0 ? null : spot(fieldAndAttribute.substring(0, cut)).orElse(null);
        if (spot == null) {
            return false;
        }
        var attribute = quoted(attribute(fieldAndAttribute.substring(cut + 1)));
        any(
                query,
                spot.names().stream()
                        .map(name -> "$.attributes.%s.%s[*]".formatted(quoted(name), attribute))
                        .toList(),
                " ? (@ == $s[*])",
                variables(values));
        return true;
    }

    /** The path of a field to put events in order by. */
    Optional<String> order(String field) {
        return spot(field).map(spot -> spot.paths().getFirst());
    }

    private static void any(EventQuery query, List<String> paths, String filter, String variables) {
        var sql = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (var path : paths) {
            sql.add(EXISTS);
            values.add(path + filter);
            values.add(variables);
        }
        query.where("(" + String.join(" or ", sql) + ")", values.toArray());
    }

    private Optional<Spot> spot(String name) {
        var inner = name.startsWith("INNER_");
        var rest = inner ? name.substring("INNER_".length()) : name;
        for (var area : Area.values()) {
            if (area != Area.EVENT && rest.startsWith(area.word())) {
                return names(rest.substring(area.word().length()))
                        .map(names -> new Spot(area, inner, names));
            }
        }
        return names(rest).map(names -> new Spot(Area.EVENT, inner, names));
    }

    private Optional<List<String>> names(String field) {
        if (Names.isAddress(field)) {
            return Optional.of(Names.ofAddress(field));
        }
        var colon = field.indexOf(':');
        if (colon < 1 || colon == field.length() - 1) {
            return Optional.empty();
        }
        var prefix = field.substring(0, colon);
        if (namespaces.apply(prefix) == null) {
            throw EpcisProblem.parameter(
                    field,
                    "没有说明前缀「%s」的命名空间；请用请求头GS1-Extensions: %s=URI，或查询中的@context"
                            .formatted(prefix, prefix));
        }
        return Optional.of(List.of(Names.stored(field, namespaces)));
    }

    private String attribute(String name) {
        return Names.stored(name, namespaces);
    }

    private static String comparison(Operator operator, String parameter, List<String> values) {
        if (operator == Operator.EQ) {
            return " ? (@ == $s[*] || @.s == $s[*] || @.t == $t[*] || @.number() == $n[*])";
        }
        if (values.size() != 1) {
            throw EpcisProblem.parameter(parameter, "只能有一个值");
        }
        if (number(values.getFirst()) != null) {
            return " ? (@.number() %s $n[*])".formatted(operator.inPath());
        }
        if (Moments.read(values.getFirst()) != null) {
            return " ? (@.t %s $t[*])".formatted(operator.inPath());
        }
        throw EpcisProblem.parameter(parameter, "「%s」既不是数，也不是带时区的时间".formatted(values.getFirst()));
    }

    /** The values as texts, and as moments and numbers those that are. */
    static String variables(List<String> values) {
        var variables = JsonNodeFactory.instance.objectNode();
        var texts = variables.putArray("s");
        var moments = variables.putArray("t");
        var numbers = variables.putArray("n");
        for (var value : values) {
            texts.add(value);
            var moment = Moments.read(value);
            if (moment != null) {
                moments.add(Moments.sortable(moment));
            }
            var number = number(value);
            if (number != null) {
                numbers.add(number);
            }
        }
        return variables.toString();
    }

    static @Nullable BigDecimal number(String text) {
        return text.matches("[+-]?\\d{1,100}(\\.\\d{1,100})?([eE][+-]?\\d{1,2})?")
                ? new BigDecimal(text)
                : null;
    }

    private static String quoted(String name) {
        return JSON.writeValueAsString(name);
    }
}
