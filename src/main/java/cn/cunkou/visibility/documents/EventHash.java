package cn.cunkou.visibility.documents;

import cn.cunkou.visibility.identifiers.Identifiers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The event hash of CBV 2.0: what an event says is brought into one text, whatever its spelling and
 * order, and hashed. Not taken in are the event's id, its record time and error declaration, and
 * comments.
 */
final class EventHash {
    private static final List<String> METADATA =
            List.of(
                    "time",
                    "startTime",
                    "endTime",
                    "deviceID",
                    "deviceMetadata",
                    "rawData",
                    "dataProcessingMethod",
                    "bizRules");

    private static final List<String> REPORT =
            List.of(
                    "type",
                    "exception",
                    "deviceID",
                    "deviceMetadata",
                    "rawData",
                    "dataProcessingMethod",
                    "time",
                    "microorganism",
                    "chemicalSubstance",
                    "value",
                    "component",
                    "stringValue",
                    "booleanValue",
                    "hexBinaryValue",
                    "uriValue",
                    "minValue",
                    "maxValue",
                    "meanValue",
                    "sDev",
                    "percRank",
                    "percValue",
                    "uom",
                    "coordinateReferenceSystem");

    private static final List<String> QUANTITY = List.of("epcClass", "quantity", "uom");
    private static final List<String> QUANTITIES =
            List.of("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList");
    private static final List<String> ID = List.of("id");
    private static final List<String> SENSOR = List.of("sensorMetadata", "sensorReport");
    private static final Set<String> COMMENTS = Set.of("rdfs:comment", "comment");
    private static final Set<String> LEFT_OUT =
            Set.of("type", "recordTime", "eventID", "errorDeclaration", "@context");

    /**
     * Those that have a place of their own at the beginning; the others follow in the order of
     * their texts.
     */
    private static final Set<String> PLACED =
            Set.of(
                    "eventTime",
                    "eventTimeZoneOffset",
                    "certificationInfo",
                    "parentID",
                    "epcList",
                    "inputEPCList",
                    "childEPCs",
                    "quantityList",
                    "childQuantityList",
                    "inputQuantityList",
                    "outputEPCList",
                    "outputQuantityList",
                    "action",
                    "transformationID",
                    "bizStep",
                    "disposition",
                    "persistentDisposition",
                    "readPoint",
                    "bizLocation",
                    "sensorElementList");

    private final StringBuilder text = new StringBuilder(1024);
    private final Namespaces namespaces;

    private EventHash(Namespaces namespaces) {
        this.namespaces = namespaces;
    }

    static String id(EpcisEvent event) {
        var hash = sha256().digest(text(event).getBytes(StandardCharsets.UTF_8));
        return "ni:///sha-256;" + HexFormat.of().formatHex(hash) + "?ver=CBV2.0";
    }

    /** The text that is hashed. */
    static String text(EpcisEvent event) {
        var hash = new EventHash(event.namespaces());
        hash.write(event.body(), event.type());
        return hash.text.toString();
    }

    private void write(JsonNode event, String type) {
        text.append("eventType=").append(type);
        time(event, "eventTime");
        value(event, "eventTimeZoneOffset");
        values("certificationInfo", event.path("certificationInfo"));
        value(event, "parentID");
        epcs(event, "epcList");
        epcs(event, "inputEPCList");
        epcs(event, "childEPCs");
        objects(event, "quantityList", "quantityElement", QUANTITY);
        objects(event, "childQuantityList", "quantityElement", QUANTITY);
        objects(event, "inputQuantityList", "quantityElement", QUANTITY);
        epcs(event, "outputEPCList");
        objects(event, "outputQuantityList", "quantityElement", QUANTITY);
        value(event, "action");
        value(event, "transformationID");
        word(Vocabulary.BIZ_STEP, "bizStep", event.path("bizStep"));
        word(Vocabulary.DISPOSITION, "disposition", event.path("disposition"));
        headed(
                "persistentDisposition",
                () -> {
                    words("set", event.path("persistentDisposition").path("set"));
                    words("unset", event.path("persistentDisposition").path("unset"));
                });
        headed("readPoint", () -> object(event.path("readPoint"), ID));
        headed("bizLocation", () -> object(event.path("bizLocation"), ID));
        headed(
                "sensorElementList",
                () -> sorted(event.path("sensorElementList"), element -> sensor(element)));
        rest(event);
    }

    private void rest(JsonNode event) {
        var parts = new ArrayList<String>();
        leftOver("readPoint", leftOver(event.path("readPoint"), ID), parts);
        leftOver("bizLocation", leftOver(event.path("bizLocation"), ID), parts);
        for (var list : QUANTITIES) {
            var inner = new ArrayList<String>();
            event.path(list)
                    .forEach(element ->
                            leftOver("quantityElement", leftOver(element, QUANTITY), inner));
            leftOver(list, inner, parts);
        }
        leftOver("sensorElementList", sensorsLeftOver(event.path("sensorElementList")), parts);
        for (var field : event.properties()) {
            var name = field.getKey();
            if (PLACED.contains(name) || LEFT_OUT.contains(name) || COMMENTS.contains(name)) {
                continue;
            }
            switch (name) {
                case "bizTransactionList" ->
                        parts.add(
                                pairs(
                                        name,
                                        "bizTransaction",
                                        Vocabulary.BIZ_TRANSACTION,
                                        field.getValue()));
                case "sourceList" ->
                        parts.add(pairs(name, "source", Vocabulary.PARTY, field.getValue()));
                case "destinationList" ->
                        parts.add(pairs(name, "destination", Vocabulary.PARTY, field.getValue()));
                default -> extension(name, field.getValue(), parts);
            }
        }
        parts.sort(null);
        parts.forEach(text::append);
    }

    private String pairs(String list, String name, Vocabulary types, JsonNode pairs) {
        var parts = new ArrayList<String>();
        for (var pair : pairs) {
            parts.add(
                    apart(() -> {
                        word(types, "type", pair.path("type"));
                        value(pair, name);
                    }));
        }
        parts.sort(null);
        return parts.isEmpty() ? "" : list + String.join("", parts);
    }

    /** A field of somebody's own, as one part for each of its values. */
    private void extension(String name, JsonNode content, List<String> parts) {
        if (COMMENTS.contains(name)) {
            return;
        }
        if (content.isArray()) {
            content.forEach(element -> extension(name, element, parts));
        } else {
            parts.add(
                    apart(() -> {
                        text.append(qualified(name));
                        if (!content.isObject()) {
                            plain(content);
                            return;
                        }
                        var inner = new ArrayList<String>();
                        for (var field : content.properties()) {
                            if (field.getKey().equals("#text")) {
                                plain(field.getValue());
                            } else {
                                extension(field.getKey(), field.getValue(), inner);
                            }
                        }
                        inner.sort(null);
                        inner.forEach(text::append);
                    }));
        }
    }

    private void plain(JsonNode content) {
        var shown = shown(content).strip();
        if (!shown.isEmpty()) {
            text.append('=').append(canonical(shown));
        }
    }

    /** Fields of somebody's own follow at once what they belong to. */
    private void extensions(JsonNode object) {
        var parts = new ArrayList<String>();
        if (object.size() > 1) {
            for (var field : object.properties()) {
                if (followsAtOnce(field.getKey())) {
                    extension(field.getKey(), field.getValue(), parts);
                }
            }
        }
        parts.sort(null);
        parts.forEach(text::append);
    }

    /**
     * The reference takes for a namespace what ends with a slash; it puts all others to the end of
     * the event.
     */
    private boolean followsAtOnce(String name) {
        return qualified(name).contains("/}");
    }

    /** What has no place in the order of an object's fields and does not follow them at once. */
    private List<String> leftOver(JsonNode object, List<String> names) {
        var parts = new ArrayList<String>();
        for (var field : object.properties()) {
            var name = field.getKey();
            if (!names.contains(name) && !(object.size() > 1 && followsAtOnce(name))) {
                extension(name, field.getValue(), parts);
            }
        }
        return parts;
    }

    private List<String> sensorsLeftOver(JsonNode elements) {
        var parts = new ArrayList<String>();
        for (var element : elements) {
            var inner = leftOver(element, SENSOR);
            leftOver("sensorMetadata", leftOver(element.path("sensorMetadata"), METADATA), inner);
            for (var report : element.path("sensorReport")) {
                leftOver("sensorReport", leftOver(report, REPORT), inner);
            }
            leftOver("sensorElement", inner, parts);
        }
        return parts;
    }

    private static void leftOver(String heading, List<String> inner, List<String> parts) {
        if (!inner.isEmpty()) {
            inner.sort(null);
            parts.add(heading + String.join("", inner));
        }
    }

    private void sensor(JsonNode element) {
        text.append("sensorElement");
        headed("sensorMetadata", () -> object(element.path("sensorMetadata"), METADATA));
        sorted(
                element.path("sensorReport"),
                report -> headed("sensorReport", () -> object(report, REPORT)));
        extensions(element);
    }

    private void object(JsonNode object, List<String> names) {
        for (var name : names) {
            switch (name) {
                case "time", "startTime", "endTime" -> time(object, name);
                case "type" -> word(Vocabulary.MEASUREMENT, name, object.path(name));
                case "exception" -> word(Vocabulary.ALERT, name, object.path(name));
                case "component" -> word(Vocabulary.COMPONENT, name, object.path(name));
                default -> value(object, name);
            }
        }
        extensions(object);
    }

    private void epcs(JsonNode event, String list) {
        headed(list, () -> values("epc", event.path(list)));
    }

    private void objects(JsonNode event, String list, String element, List<String> names) {
        headed(
                list,
                () -> sorted(event.path(list), one -> headed(element, () -> object(one, names))));
    }

    private void words(String name, JsonNode list) {
        sorted(list, one -> word(Vocabulary.DISPOSITION, name, one));
    }

    private void values(String name, JsonNode values) {
        if (values.isArray()) {
            sorted(values, one -> value(name, one));
        } else {
            value(name, values);
        }
    }

    /** Writes each element by itself, then all in the order of their texts. */
    private void sorted(JsonNode list, Consumer<JsonNode> writer) {
        if (list.size() == 1) {
            writer.accept(list.get(0));
            return;
        }
        var parts = new ArrayList<String>(list.size());
        for (var element : list) {
            parts.add(apart(() -> writer.accept(element)));
        }
        parts.sort(null);
        parts.forEach(text::append);
    }

    /** What is written then, taken out of the text again. */
    private String apart(Runnable writer) {
        var from = text.length();
        writer.run();
        var part = text.substring(from);
        text.setLength(from);
        return part;
    }

    /** Writes a heading, unless nothing follows it. */
    private void headed(String heading, Runnable writer) {
        var from = text.length();
        text.append(heading);
        writer.run();
        if (text.length() == from + heading.length()) {
            text.setLength(from);
        }
    }

    private void word(Vocabulary words, String name, JsonNode content) {
        if (content.isString()) {
            valueOf(name, words.web(content.stringValue()));
        }
    }

    private void value(JsonNode object, String name) {
        value(name, object.path(name));
    }

    private void value(String name, JsonNode content) {
        if (content.isValueNode()) {
            valueOf(name, shown(content));
        }
    }

    private void valueOf(String name, String value) {
        var shown = value.strip();
        if (!shown.isEmpty()) {
            text.append(name).append('=').append(canonical(shown));
        }
    }

    private void time(JsonNode object, String name) {
        var value = object.path(name);
        if (value.isString() && !value.stringValue().isBlank()) {
            var moment = Times.read(value.stringValue().strip());
            text.append(name)
                    .append('=')
                    .append(moment == null ? value.stringValue().strip() : Times.millis(moment));
        }
    }

    private static String shown(JsonNode content) {
        return content.isNull()
                ? ""
                : content.isNumber() ? content.decimalValue().toString() : content.asString();
    }

    /** One spelling of a number, of a word of the standard, of what names a thing. */
    private static String canonical(String value) {
        var first = value.charAt(0);
        if (first >= '0' && first <= '9' || "+-.".indexOf(first) >= 0) {
            var number = number(value);
            return number == null ? value : number;
        }
        if (value.startsWith("cbv:")) {
            return Namespaces.CBV + value.substring(4);
        }
        if (value.startsWith("gs1:")) {
            return Namespaces.GS1 + value.substring(4);
        }
        if (value.startsWith("urn:epcglobal:cbv:")) {
            return web(value);
        }
        return Identifiers.canonical(value);
    }

    private static String web(String urn) {
        var kinds =
                new String[] {
                    "bizstep:",
                    "BizStep-",
                    "disp:",
                    "Disp-",
                    "btt:",
                    "BTT-",
                    "sdt:",
                    "SDT-",
                    "er:",
                    "ER-"
                };
        for (var kind = 0; kind < kinds.length; kind += 2) {
            if (urn.startsWith(kinds[kind], 18)) {
                return Namespaces.CBV + kinds[kind + 1] + urn.substring(18 + kinds[kind].length());
            }
        }
        return urn;
    }

    /**
     * A number as the reference writes it: as a double, whole ones without a fraction; null for
     * other texts.
     */
    private static @Nullable String number(String value) {
        for (var at = 0; at < value.length(); at++) {
            if ("0123456789+-.eE".indexOf(value.charAt(at)) < 0) {
                return null;
            }
        }
        try {
            var number = Double.parseDouble(value);
            if (!Double.isFinite(number)) {
                return null;
            }
            var exact = new BigDecimal(number);
            return number == Math.rint(number)
                    ? exact.setScale(0, RoundingMode.UNNECESSARY).toString()
                    : fraction(number);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static String fraction(double number) {
        var shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (Math.abs(number) >= 1e-4) {
            return shortest.toPlainString();
        }
        var digits = shortest.unscaledValue().abs().toString();
        var exponent = digits.length() - 1 - shortest.scale();
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + "e-"
                + (exponent > -10 ? "0" : "")
                + -exponent;
    }

    private String qualified(String name) {
        var colon = name.indexOf(':');
        var namespace = colon < 0 ? null : namespaces.of(name.substring(0, colon));
        return namespace == null ? name : "{" + namespace + "}" + name.substring(colon + 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException("every JDK has SHA-256", none);
        }
    }
}
