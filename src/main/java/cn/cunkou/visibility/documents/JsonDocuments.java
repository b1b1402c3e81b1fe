package cn.cunkou.visibility.documents;

import cn.cunkou.visibility.documents.EpcisDocument.Kind;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads EPCIS 2.0 documents in JSON and JSON-LD. */
final class JsonDocuments {
    private final JsonMapper mapper;
    private final Limits limits;

    JsonDocuments(Limits limits) {
        this.limits = limits;
        var factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(limits.depth())
                                        .maxNumberLength(100)
                                        .maxNameLength(2_000)
                                        .maxStringLength(1_000_000)
                                        .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build();
        mapper =
                JsonMapper.builder(factory)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build();
    }

    /**
     * @param judges whether what is wrong is looked for
     */
    EpcisDocument read(byte[] text, boolean judges) {
        var root = tree(text);
        var findings = new Findings(limits.faults());
        if (root.isArray()) {
            return new Reading(findings, Namespaces.NONE, judges)
                    .document(Kind.LIST, Header.NONE, root, Place.ROOT);
        }
        if (!(root instanceof ObjectNode document)) {
            throw UnreadableDocument.broken(
                    "an EPCIS document in JSON is an object or a list of events");
        }
        var namespaces = Namespaces.NONE.with(document.path("@context"));
        var reading = new Reading(findings, namespaces, judges);
        var form = new DocumentForm(findings);
        var type = document.path("type").asString("");
        var body = document.path("epcisBody");
        switch (type) {
            case "EPCISDocument" -> {
                form.captured(document);
                return reading.document(
                        Kind.CAPTURE,
                        header(document),
                        body.path("eventList"),
                        Place.ROOT.at("epcisBody").at("eventList"));
            }
            case "EPCISQueryDocument" -> {
                form.queried(document);
                var at =
                        Place.ROOT
                                .at("epcisBody")
                                .at("queryResults")
                                .at("resultsBody")
                                .at("eventList");
                return reading.document(
                        Kind.RESULTS,
                        header(document),
                        body.path("queryResults").path("resultsBody").path("eventList"),
                        at);
            }
            case "" ->
                    throw UnreadableDocument.broken(
                            "type is missing: neither an EPCIS document nor an event");
            default -> {
                form.alone(document);
                findings.about(0);
                var events = new ArrayList<EpcisEvent>();
                events.add(reading.event(document, Place.ROOT));
                return new EpcisDocument(Kind.EVENT, Header.NONE, events, findings.faults());
            }
        }
    }

    private JsonNode tree(byte[] text) {
        try {
            return mapper.readTree(text);
        } catch (StreamConstraintsException tooMuch) {
            throw UnreadableDocument.tooLarge(tooMuch.getOriginalMessage());
        } catch (JacksonException broken) {
            throw UnreadableDocument.broken(
                    "no JSON: " + broken.getOriginalMessage() + lineOf(broken));
        }
    }

    private static String lineOf(JacksonException broken) {
        var location = broken.getLocation();
        return location == null
                ? ""
                : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static Header header(ObjectNode document) {
        var results = document.path("epcisBody").path("queryResults");
        var masterData = document.path("epcisHeader").path("epcisMasterData");
        return new Header(
                text(document, "id"),
                text(document, "schemaVersion"),
                text(document, "creationDate"),
                text(document, "sender"),
                text(document, "receiver"),
                text(document, "instanceIdentifier"),
                text(results, "queryName"),
                text(results, "subscriptionID"),
                masterData instanceof ObjectNode object ? object : null);
    }

    private static @Nullable String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    /** One document being read. */
    private final class Reading {
        private final Findings findings;
        private final Namespaces namespaces;
        private final EventForm form;
        private final EventMeaning meaning;
        private final boolean judges;

        Reading(Findings findings, Namespaces namespaces, boolean judges) {
            this.findings = findings;
            this.namespaces = namespaces;
            this.judges = judges;
            this.form = new EventForm(findings);
            this.meaning = new EventMeaning(findings);
        }

        EpcisDocument document(Kind kind, Header header, JsonNode list, Place at) {
            var events = new ArrayList<EpcisEvent>();
            if (!list.isArray() && !list.isMissingNode()) {
                findings.form(at, "must be a list");
            }
            if (list.size() > limits.events()) {
                throw UnreadableDocument.tooLarge("more than " + limits.events() + " events");
            }
            for (var index = 0; list.isArray() && index < list.size(); index++) {
                findings.about(index);
                events.add(event(list.get(index), at.at(index)));
            }
            return new EpcisDocument(kind, header, events, findings.faults());
        }

        EpcisEvent event(JsonNode node, Place at) {
            if (judges) {
                form.check(node, at);
            }
            if (!(node instanceof ObjectNode body)) {
                return new EpcisEvent(mapper.createObjectNode(), namespaces);
            }
            var own = namespaces.with(body.path("@context"));
            body.remove("@context");
            Words.bare(body);
            var event = new EpcisEvent(body, OwnFields.named(body, own));
            if (judges) {
                meaning.check(event, at);
            }
            return event;
        }
    }
}
