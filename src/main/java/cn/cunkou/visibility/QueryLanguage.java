package cn.cunkou.visibility;

import cn.cunkou.visibility.EventQuery.Order;
import cn.cunkou.visibility.identifiers.Identifiers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query language of EPCIS 2.0: names of parameters and their values become conditions. What it
 * does not have is refused, never passed over.
 */
final class QueryLanguage {
    private static final Set<String> EVENT_TYPES =
            Set.of(
                    "ObjectEvent",
                    "AggregationEvent",
                    "TransactionEvent",
                    "TransformationEvent",
                    "AssociationEvent");
    private static final Map<String, List<Role>> MATCHES =
            Map.of(
                    "MATCH_epc", List.of(Role.EPC, Role.CHILD),
                    "MATCH_parentID", List.of(Role.PARENT),
                    "MATCH_inputEPC", List.of(Role.INPUT),
                    "MATCH_outputEPC", List.of(Role.OUTPUT),
                    "MATCH_anyEPC",
                            List.of(Role.EPC, Role.PARENT, Role.CHILD, Role.INPUT, Role.OUTPUT),
                    "MATCH_epcClass", List.of(Role.QUANTITY, Role.CHILD_QUANTITY),
                    "MATCH_inputEPCClass", List.of(Role.INPUT_QUANTITY),
                    "MATCH_outputEPCClass", List.of(Role.OUTPUT_QUANTITY),
                    "MATCH_anyEPCClass",
                            List.of(
                                    Role.QUANTITY,
                                    Role.CHILD_QUANTITY,
                                    Role.INPUT_QUANTITY,
                                    Role.OUTPUT_QUANTITY));

    /** Members of sensor reports, and of their metadata too where they have them. */
    private static final Set<String> SENSOR_TEXTS =
            Set.of(
                    "type",
                    "deviceID",
                    "deviceMetadata",
                    "rawData",
                    "dataProcessingMethod",
                    "bizRules",
                    "microorganism",
                    "chemicalSubstance",
                    "stringValue",
                    "hexBinaryValue",
                    "uriValue",
                    "exception",
                    "component",
                    "coordinateReferenceSystem");

    private static final Pattern SENSOR_NUMBER =
            Pattern.compile(
                    "(value|minValue|maxValue|meanValue|sDev|percValue|percRank)(?:_([A-Z0-9]{2,4}))?");
    private static final Pattern QUANTITY = Pattern.compile("quantity(?:_([A-Z0-9]{2,4}))?");
    private static final Pattern TYPED =
            Pattern.compile("EQ_(bizTransaction|source|destination)_(.+)");

    private final EventQuery query = new EventQuery();
    private final Fields fields;
    private final MasterConditions master;

    private QueryLanguage(Function<String, @Nullable String> namespaces) {
        this.fields = new Fields(namespaces);
        this.master = new MasterConditions(namespaces);
    }

    /**
     * Reads a query.
     *
     * @param parameters values by name, without those that are about pages
     * @param namespaces gives the namespace of a prefix, or null
     * @throws EpcisProblem with every parameter that the language does not have, or not with such a
     *     value
     */
    static EventQuery read(
            Map<String, List<String>> parameters, Function<String, @Nullable String> namespaces) {
        var language = new QueryLanguage(namespaces);
        var faults = new ParameterFaults();
        parameters.forEach((name, values) -> faults.in(() -> language.read(name, values)));
        faults.in(() -> language.order(parameters));
        faults.in(() -> language.direct(parameters));
        faults.in(() -> language.limit(parameters));
        faults.in(() -> language.bound(parameters));
        faults.refuse();
        return language.query;
    }

    private void read(String name, List<String> values) {
        if (values.isEmpty() || values.stream().anyMatch(String::isEmpty)) {
            throw EpcisProblem.parameter(name, "没有值");
        }
        if (!isRead(name, values)) {
            throw EpcisProblem.parameter(name, "查询语言里没有这个参数");
        }
    }

    private boolean isRead(String name, List<String> values) {
        var match = MATCHES.get(name);
        if (match != null) {
            new ThingPatterns(name, values).addTo(query, match);
            return true;
        }
        return isFixed(name, values) || isTyped(name, values) || isOfFamily(name, values);
    }

    private boolean isFixed(String name, List<String> values) {
        switch (name) {
            case "eventType" -> {
                for (var type : values) {
                    if (!EVENT_TYPES.contains(type) && type.indexOf(':') < 0) {
                        throw EpcisProblem.parameter(name, "没有「%s」这种事件".formatted(type));
                    }
                }
                in("e.type", values);
            }
            case "EQ_action" -> {
                for (var action : values) {
                    if (!Set.of("ADD", "OBSERVE", "DELETE").contains(action)) {
                        throw EpcisProblem.parameter(
                                name, "只能是ADD、OBSERVE或DELETE，不能是「%s」".formatted(action));
                    }
                }
                in("e.action", values);
            }
            case "GE_eventTime" -> query.since(instant(name, values));
            case "LT_eventTime" -> query.before(instant(name, values));
            case "GE_recordTime" -> query.recordedSince(instant(name, values));
            case "LT_recordTime" -> query.recordedBefore(instant(name, values));
            case "EQ_bizStep" -> in("e.biz_step", words(values));
            case "EQ_disposition" -> in("e.disposition", words(values));
            case "EQ_persistentDisposition_set" -> has("set", words(values));
            case "EQ_persistentDisposition_unset" -> has("unset", words(values));
            case "EQ_readPoint" -> in("e.read_point", uris(values));
            case "EQ_bizLocation" -> in("e.biz_location", uris(values));
            case "WD_readPoint" -> MasterConditions.within(query, "e.read_point", uris(values));
            case "WD_bizLocation" -> MasterConditions.within(query, "e.biz_location", uris(values));
            case "EQ_transformationID" -> in("e.transformation_id", values);
            case "EQ_eventID" -> {
                query.among(
                        "select x.event_time, x.event from visibility.identity x where x.event_id = any (cast(? as text[]))",
                        array(values));
                query.inMonths(
                        """
                        o.month in (select date_trunc('month', x.event_time, 'UTC') from visibility.identity x
                                     where x.event_id = any (cast(? as text[])))\
                        """,
                        array(values));
            }
            case "EXISTS_errorDeclaration" -> {
                if (truth(name, values)) {
                    query.where("jsonb_exists(e.facts, 'declaration')");
                }
            }
            case "GE_errorDeclarationTime", "GE_errorDeclaration_Time" ->
                    query.where("e.facts -> 'declaration' ->> 'time' >= ?", sortable(name, values));
            case "LT_errorDeclarationTime", "LT_errorDeclaration_Time" ->
                    query.where("e.facts -> 'declaration' ->> 'time' < ?", sortable(name, values));
            case "EQ_errorReason" ->
                    query.where(
                            "e.facts -> 'declaration' ->> 'reason' = any (cast(? as text[]))",
                            array(words(values)));
            case "EQ_correctiveEventID" ->
                    query.where(
                            "jsonb_exists_any(e.facts -> 'declaration' -> 'ids', cast(? as text[]))",
                            array(values));
            case "EXISTS_sensorElementList", "EXISTS_sensorElement" -> {
                if (truth(name, values)) {
                    query.where(
                            "(jsonb_exists(e.facts, 'reports') or jsonb_exists(e.facts, 'metadata'))");
                }
            }
            case "GE_startTime", "LT_startTime", "GE_endTime", "LT_endTime", "GE_time", "LT_time" ->
                    sensorTime(name, values);
            case "EQ_booleanValue" ->
                    path(
                            "$.reports[*].booleanValue ? (@ == %s)".formatted(truth(name, values)),
                            List.of());
            case "orderBy", "orderDirection", "eventCountLimit", "maxEventCount" -> {
                return true;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void in(String column, List<String> values) {
        query.where(column + " = any (cast(? as text[]))", array(values));
    }

    private void has(String fact, List<String> values) {
        query.where(
                "jsonb_exists_any(e.facts -> '%s', cast(? as text[]))".formatted(fact),
                array(values));
    }

    private void path(String path, List<String> values) {
        query.where(
                "jsonb_path_exists(e.facts, cast(? as jsonpath), cast(? as jsonb), true)",
                path,
                Fields.variables(values));
    }

    private void sensorTime(String name, List<String> values) {
        var operator = Operator.of(name).orElseThrow();
        var moment = one(name, values);
        moment(name, values);
        var member = operator.rest(name);
        path(
                "$.metadata[*].%1$s ? (@ %2$s $t[*])".formatted(member, operator.inPath()),
                List.of(moment));
    }

    private boolean isTyped(String name, List<String> values) {
        var typed = TYPED.matcher(name);
        if (!typed.matches()) {
            return false;
        }
        var fact =
                switch (typed.group(1)) {
                    case "bizTransaction" -> "transactions";
                    case "source" -> "sources";
                    default -> "destinations";
                };
        query.where(
                "jsonb_exists_any(e.facts -> '%s' -> ?, cast(? as text[]))".formatted(fact),
                Words.bare(typed.group(2)),
                array(uris(values)));
        return true;
    }

    private boolean isOfFamily(String name, List<String> values) {
        if (name.startsWith("EXISTS_")) {
            return fields.exists(query, name);
        }
        if (name.startsWith("HASATTR_")) {
            var field = name.substring("HASATTR_".length());
            return master.has(query, field, values) || fields.hasAttribute(query, field, values);
        }
        for (var beginning : List.of("EQATTR_", "EQ_ATTR_")) {
            if (name.startsWith(beginning)) {
                var rest = name.substring(beginning.length());
                return master.equal(query, rest, values) || fields.attribute(query, rest, values);
            }
        }
        var operator = Operator.of(name).orElse(null);
        if (operator == null) {
            return false;
        }
        var what = operator.rest(name);
        var quantity = QUANTITY.matcher(what);
        if (quantity.matches()) {
            quantity(operator, name, values, quantity.group(1));
            return true;
        }
        var sensor = SENSOR_NUMBER.matcher(what);
        if (sensor.matches()) {
            sensor(operator, name, values, sensor.group(1), sensor.group(2));
            return true;
        }
        if (operator == Operator.EQ && SENSOR_TEXTS.contains(what)) {
            sensorText(what, values);
            return true;
        }
        return fields.compare(query, operator, name, values);
    }

    private void quantity(
            Operator operator, String name, List<String> values, @Nullable String unit) {
        var amounts = numbers(operator, name, values);
        query.where(
                """
                (e.event_time, e.id) in (select x.event_time, x.event from visibility.event_epc x
                                          where x.amount %s any (cast(? as numeric[]))%s)\
                """
                        .formatted(operator.inSql(), unit == null ? "" : " and x.unit = ?"),
                unit == null ? new Object[] {array(amounts)} : new Object[] {array(amounts), unit});
    }

    private void sensor(
            Operator operator,
            String name,
            List<String> values,
            String member,
            @Nullable String unit) {
        numbers(operator, name, values);
        path(
                "$.reports[*] ? (@.%s.number() %s $n[*]%s)"
                        .formatted(
                                member,
                                operator.inPath(),
                                unit == null ? "" : " && @.uom == \"" + unit + "\""),
                values);
    }

    private void sensorText(String member, List<String> values) {
        var canonical =
                switch (member) {
                    case "type", "exception", "component" -> words(values);
                    case "deviceID",
                            "deviceMetadata",
                            "rawData",
                            "dataProcessingMethod",
                            "bizRules" ->
                            uris(values);
                    default -> values;
                };
        var path = "$.%s[*].%s ? (@ == $s[*])";
        query.where(
                "(jsonb_path_exists(e.facts, cast(? as jsonpath), cast(? as jsonb), true)"
                        + " or jsonb_path_exists(e.facts, cast(? as jsonpath), cast(? as jsonb), true))",
                path.formatted("reports", member),
                Fields.variables(canonical),
                path.formatted("metadata", member),
                Fields.variables(canonical));
    }

    private void order(Map<String, List<String>> parameters) {
        var by = parameters.get("orderBy");
        if (by != null) {
            var field = one("orderBy", by);
            switch (field) {
                case "eventTime" -> query.orderBy(Order.EVENT_TIME, null);
                case "recordTime" -> query.orderBy(Order.RECORD_TIME, null);
                default ->
                        query.orderBy(
                                Order.FIELD,
                                fields.order(field)
                                        .orElseThrow(() ->
                                                EpcisProblem.parameter(
                                                        "orderBy", "不能按「%s」排序".formatted(field))));
            }
            query.descending(true);
        }
    }

    private void direct(Map<String, List<String>> parameters) {
        var direction = parameters.get("orderDirection");
        if (direction != null) {
            var given = one("orderDirection", direction);
            if (!given.equals("ASC") && !given.equals("DESC")) {
                throw EpcisProblem.parameter(
                        "orderDirection", "只能是ASC或DESC，不能是「%s」".formatted(given));
            }
            if (parameters.containsKey("orderBy")) {
                query.descending(given.equals("DESC"));
            }
        }
    }

    private void limit(Map<String, List<String>> parameters) {
        var limit = parameters.get("eventCountLimit");
        if (limit != null) {
            if (!parameters.containsKey("orderBy")) {
                throw EpcisProblem.parameter("eventCountLimit", "要与orderBy一起使用");
            }
            query.countLimit(count("eventCountLimit", limit));
        }
    }

    private void bound(Map<String, List<String>> parameters) {
        var most = parameters.get("maxEventCount");
        if (most != null) {
            if (parameters.containsKey("eventCountLimit")) {
                throw EpcisProblem.parameter("maxEventCount", "不能与eventCountLimit同时使用");
            }
            query.maxCount(count("maxEventCount", most));
        }
    }

    private static int count(String name, List<String> values) {
        var text = one(name, values);
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
            throw EpcisProblem.parameter(name, "「%s」不是大于0的整数".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static List<String> numbers(Operator operator, String name, List<String> values) {
        if (operator != Operator.EQ) {
            one(name, values);
        }
        return values.stream()
                .map(value -> {
                    var number = Fields.number(value);
                    if (number == null) {
                        throw EpcisProblem.parameter(name, "「%s」不是数".formatted(value));
                    }
                    return number;
                })
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private static Object moment(String name, List<String> values) {
        return instant(name, values).atOffset(ZoneOffset.UTC);
    }

    private static Object sortable(String name, List<String> values) {
        return Moments.sortable(instant(name, values));
    }

    private static Instant instant(String name, List<String> values) {
        var text = one(name, values);
        // a plus sign that was not escaped arrives as a space
        var moment = Moments.read(text.replace(' ', '+'));
        if (moment == null) {
            throw EpcisProblem.parameter(
                    name, "「%s」不是带时区的时间，例如2026-05-01T08:00:00Z".formatted(text));
        }
        return moment;
    }

    private static boolean truth(String name, List<String> values) {
        return switch (one(name, values)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw EpcisProblem.parameter(name, "只能是true或false");
        };
    }

    private static String one(String name, List<String> values) {
        if (values.size() != 1) {
            throw EpcisProblem.parameter(name, "只能有一个值");
        }
        return values.getFirst();
    }

    private static List<String> words(List<String> values) {
        return values.stream().map(Words::bare).toList();
    }

    private static List<String> uris(List<String> values) {
        return values.stream().map(Identifiers::canonical).toList();
    }

    private static Object array(List<String> values) {
        return values.toArray(String[]::new);
    }
}
