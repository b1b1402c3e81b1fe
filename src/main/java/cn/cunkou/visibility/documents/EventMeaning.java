package cn.cunkou.visibility.documents;

import cn.cunkou.visibility.identifiers.Epc;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the standard says of an event in words, beyond what its schemas hold. */
final class EventMeaning {
    private static final Set<String> EPC_LISTS =
            Set.of("epcList", "childEPCs", "inputEPCList", "outputEPCList");
    private static final Set<String> QUANTITY_LISTS =
            Set.of("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList");
    private static final Set<String> VALUES =
            Set.of(
                    "value",
                    "stringValue",
                    "booleanValue",
                    "hexBinaryValue",
                    "uriValue",
                    "minValue",
                    "maxValue",
                    "meanValue",
                    "sDev",
                    "percValue",
                    "exception");

    private final Findings findings;

    EventMeaning(Findings findings) {
        this.findings = findings;
    }

    void check(EpcisEvent event, Place at) {
        var body = event.body();
        prefixes(body, event.namespaces(), at);
        parent(event, at);
        for (var field : body.properties()) {
            var place = at.at(field.getKey());
            if (EPC_LISTS.contains(field.getKey())) {
                things(field.getValue(), place);
            } else if (QUANTITY_LISTS.contains(field.getKey())) {
                quantities(field.getValue(), place);
            }
        }
        thing(body.path("parentID"), at.at("parentID"));
        place(body, "readPoint", at);
        place(body, "bizLocation", at);
        errorDeclaration(event, at);
        for (var element = 0; element < body.path("sensorElementList").size(); element++) {
            sensor(
                    body.path("sensorElementList").get(element),
                    at.at("sensorElementList").at(element));
        }
    }

    private void parent(EpcisEvent event, Place at) {
        var action = event.body().path("action").asString("");
        if (event.type().equals("AggregationEvent")
                && !event.body().has("parentID")
                && (action.equals("ADD") || action.equals("DELETE"))) {
            findings.meaning(at, "an aggregation that is added or taken apart names its parentID");
        }
    }

    /**
     * Prefixes that nobody declared; only at the first levels, where the standard's fields stand
     * too.
     */
    private void prefixes(JsonNode node, Namespaces namespaces, Place at) {
        if (namespaces.open() || !node.isObject()) {
            return;
        }
        for (var field : node.properties()) {
            var colon = field.getKey().indexOf(':');
            if (colon > 0
                    && !field.getKey().startsWith("//", colon + 1)
                    && !field.getKey().startsWith("urn:")
                    && namespaces.of(field.getKey().substring(0, colon)) == null) {
                findings.meaning(
                        at.at(field.getKey()), "the context does not say what this prefix means");
            }
            if (field.getKey().equals("ilmd")) {
                prefixes(field.getValue(), namespaces, at.at("ilmd"));
            }
        }
    }

    private void things(JsonNode list, Place at) {
        for (var index = 0; list.isArray() && index < list.size(); index++) {
            thing(list.get(index), at.at(index));
        }
    }

    private void thing(JsonNode node, Place at) {
        if (!node.isString()) {
            return;
        }
        var text = node.stringValue();
        var epc = Epc.of(text);
        if (text.startsWith("urn:epc:idpat:") || text.startsWith("urn:epc:class:")) {
            findings.doubt(at, "names a class where single things are listed");
        } else if (epc.isPresent()) {
            checkDigit(epc.get(), at);
        } else if (text.startsWith("urn:epc:id:") && ours(text)) {
            findings.doubt(at, "no well-formed EPC: " + Findings.shown(text));
        }
    }

    private void quantities(JsonNode list, Place at) {
        for (var index = 0; list.isArray() && index < list.size(); index++) {
            var element = list.get(index);
            var text = element.path("epcClass").asString("");
            var place = at.at(index).at("epcClass");
            var epc = Epc.of(text);
            if (epc.isPresent()) {
                checkDigit(epc.get(), place);
            } else if (text.startsWith("urn:epc:class:")
                    || text.startsWith("urn:epc:id:") && ours(text)) {
                findings.doubt(place, "no well-formed class: " + Findings.shown(text));
            }
            var quantity = element.path("quantity");
            if (quantity.isNumber() && quantity.decimalValue().signum() < 0) {
                findings.meaning(at.at(index).at("quantity"), "a quantity is not negative");
            }
            if (element.has("uom") && !element.has("quantity")) {
                findings.meaning(at.at(index).at("uom"), "a unit goes with a quantity");
            }
        }
    }

    private void place(JsonNode event, String name, Place at) {
        var id = event.path(name).path("id");
        if (id.isString()
                && id.stringValue().startsWith("urn:epc:id:sgln:")
                && Epc.of(id.stringValue()).isEmpty()) {
            findings.doubt(
                    at.at(name).at("id"),
                    "no well-formed SGLN: " + Findings.shown(id.stringValue()));
        }
    }

    private void checkDigit(Epc epc, Place at) {
        if (!epc.checkDigitHolds()) {
            findings.doubt(at, "wrong check digit in " + epc.key());
        }
    }

    /**
     * Whether the scheme is one of GS1's keys; others (gid, usdod, adi, bic, imovn) are not looked
     * into.
     */
    private static boolean ours(String urn) {
        return urn.matches(
                "urn:epc:(id|class|idpat):(sgtin|lgtin|upui|sscc|sgln|pgln|grai|giai|gsrn|gsrnp|gdti|cpi|sgcn|ginc|gsin|itip):.*");
    }

    private void errorDeclaration(EpcisEvent event, Place at) {
        var declaration = event.body().path("errorDeclaration");
        if (!declaration.isObject()) {
            return;
        }
        var declared = Times.read(declaration.path("declarationTime").asString(""));
        Instant happened = event.eventTime();
        if (declared != null && happened != null && declared.isBefore(happened)) {
            findings.meaning(
                    at.at("errorDeclaration").at("declarationTime"), "lies before the event");
        }
        for (var corrective : declaration.path("correctiveEventIDs")) {
            if (corrective.isString() && corrective.stringValue().equals(event.eventId())) {
                findings.meaning(
                        at.at("errorDeclaration").at("correctiveEventIDs"),
                        "an event cannot correct itself");
            }
        }
    }

    private void sensor(JsonNode element, Place at) {
        var metadata = element.path("sensorMetadata");
        var start = Times.read(metadata.path("startTime").asString(""));
        var end = Times.read(metadata.path("endTime").asString(""));
        if (start != null && end != null && end.isBefore(start)) {
            findings.meaning(at.at("sensorMetadata").at("endTime"), "lies before startTime");
        }
        for (var index = 0; index < element.path("sensorReport").size(); index++) {
            report(element.path("sensorReport").get(index), at.at("sensorReport").at(index));
        }
    }

    private void report(JsonNode report, Place at) {
        var says = false;
        for (var name : report.propertyNames()) {
            says |= VALUES.contains(name) || name.indexOf(':') > 0;
        }
        if (!says) {
            findings.doubt(at, "a sensor report has a value or an exception");
        }
        if (report.has("percValue") != report.has("percRank")) {
            findings.doubt(at, "percRank and percValue go together");
        }
        if (report.path("minValue").isNumber()
                && report.path("maxValue").isNumber()
                && report.path("minValue")
                                .decimalValue()
                                .compareTo(report.path("maxValue").decimalValue())
                        > 0) {
            findings.meaning(at.at("minValue"), "is more than maxValue");
        }
    }
}
