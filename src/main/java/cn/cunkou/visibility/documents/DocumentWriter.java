package cn.cunkou.visibility.documents;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes EPCIS 2.0 documents, in JSON and in XML. What was read from one may be written as the
 * other.
 */
public final class DocumentWriter {
    private static final String CONTEXT =
            "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonMapper mapper = new JsonMapper();

    /** A document of events for capture elsewhere, in JSON. */
    public byte[] captureJson(Header header, List<EpcisEvent> events) {
        var document = JSON.objectNode();
        var context = context(events);
        document.set("@context", context(context));
        put(document, "id", header.id());
        document.put("type", "EPCISDocument");
        put(document, "schemaVersion", "2.0");
        put(document, "creationDate", header.creationDate());
        put(document, "instanceIdentifier", header.instanceIdentifier());
        put(document, "sender", header.sender());
        put(document, "receiver", header.receiver());
        if (header.masterData() != null) {
            document.set(
                    "epcisHeader", JSON.objectNode().set("epcisMasterData", header.masterData()));
        }
        document.set("epcisBody", JSON.objectNode().set("eventList", list(events, context)));
        return mapper.writeValueAsBytes(document);
    }

    /** The answer to a query, in JSON. */
    public byte[] resultsJson(Header header, List<EpcisEvent> events) {
        var document = JSON.objectNode();
        var context = context(events);
        document.set("@context", context(context));
        put(document, "id", header.id());
        document.put("type", "EPCISQueryDocument");
        put(document, "schemaVersion", "2.0");
        put(document, "creationDate", header.creationDate());
        var results = JSON.objectNode();
        put(results, "subscriptionID", header.subscriptionID());
        results.put(
                "queryName", header.queryName() == null ? "SimpleEventQuery" : header.queryName());
        results.set("resultsBody", JSON.objectNode().set("eventList", list(events, context)));
        document.set("epcisBody", JSON.objectNode().set("queryResults", results));
        return mapper.writeValueAsBytes(document);
    }

    /** One event with its context, in JSON. */
    public byte[] eventJson(EpcisEvent event) {
        var alone = JSON.objectNode();
        alone.set("@context", context(event.namespaces().uris()));
        alone.setAll(event.body());
        return mapper.writeValueAsBytes(alone);
    }

    /** A document of events for capture elsewhere, in XML. */
    public byte[] captureXml(Header header, List<EpcisEvent> events) {
        var xml = new XmlText();
        xml.open("epcis:EPCISDocument", attributes(header, "epcis", "urn:epcglobal:epcis:xsd:2"));
        XmlHeader.write(header, xml);
        xml.open("EPCISBody", Map.of());
        list(events, xml, CbvForm.URN);
        xml.close();
        xml.close();
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The answer to a query, in XML, with words as URNs. */
    public byte[] resultsXml(Header header, List<EpcisEvent> events) {
        return resultsXml(header, events, CbvForm.URN);
    }

    /** The answer to a query, in XML. */
    public byte[] resultsXml(Header header, List<EpcisEvent> events, CbvForm form) {
        var xml = new XmlText();
        xml.open(
                "epcisq:EPCISQueryDocument",
                attributes(header, "epcisq", "urn:epcglobal:epcis-query:xsd:2"));
        xml.open("EPCISBody", Map.of());
        xml.open("epcisq:QueryResults", Map.of());
        xml.leaf("queryName", header.queryName() == null ? "SimpleEventQuery" : header.queryName());
        if (header.subscriptionID() != null) {
            xml.leaf("subscriptionID", header.subscriptionID());
        }
        xml.open("resultsBody", Map.of());
        list(events, xml, form);
        xml.close();
        xml.close();
        xml.close();
        xml.close();
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One event without a document, in XML. */
    public byte[] eventXml(EpcisEvent event) {
        var xml = new XmlText();
        new XmlEventText(event, xml, CbvForm.URN)
                .write("epcis:" + event.type(), Map.of("xmlns:epcis", "urn:epcglobal:epcis:xsd:2"));
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void list(List<EpcisEvent> events, XmlText xml, CbvForm form) {
        xml.open("EventList", Map.of());
        for (var event : events) {
            new XmlEventText(event, xml, form).write(event.type(), Map.of());
        }
        xml.close();
    }

    private static Map<String, String> attributes(Header header, String prefix, String namespace) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("xmlns:" + prefix, namespace);
        attributes.put("schemaVersion", "2.0");
        if (header.creationDate() != null) {
            attributes.put("creationDate", header.creationDate());
        }
        return attributes;
    }

    private static void put(ObjectNode object, String name, @Nullable String text) {
        if (text != null) {
            object.put(name, text);
        }
    }

    /** The prefixes of all events; where two disagree, the later event declares its own. */
    private static Map<String, String> context(List<EpcisEvent> events) {
        var context = new LinkedHashMap<String, String>();
        events.forEach(event -> event.namespaces().uris().forEach(context::putIfAbsent));
        return context;
    }

    private static ArrayNode context(Map<String, String> prefixes) {
        var context = JSON.arrayNode().add(CONTEXT);
        if (!prefixes.isEmpty()) {
            var own = JSON.objectNode();
            prefixes.forEach(own::put);
            context.add(own);
        }
        return context;
    }

    private static ArrayNode list(List<EpcisEvent> events, Map<String, String> context) {
        var list = JSON.arrayNode();
        for (var event : events) {
            var own = new LinkedHashMap<>(event.namespaces().uris());
            own.entrySet().removeIf(entry -> entry.getValue().equals(context.get(entry.getKey())));
            if (own.isEmpty()) {
                list.add(event.body());
            } else {
                var with = JSON.objectNode();
                var prefixes = JSON.objectNode();
                own.forEach(prefixes::put);
                with.set("@context", JSON.arrayNode().add(prefixes));
                list.add(with.setAll(event.body()));
            }
        }
        return list;
    }
}
