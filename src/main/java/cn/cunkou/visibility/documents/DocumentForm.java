package cn.cunkou.visibility.documents;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The form of what stands around the events in EPCIS 2.0 JSON. Fields of somebody's own may stand
 * there without a prefix.
 */
final class DocumentForm {
    private final Findings findings;
    private final EventForm event;

    DocumentForm(Findings findings) {
        this.findings = findings;
        this.event = new EventForm(findings);
    }

    /** A document for capture, without its events. */
    void captured(JsonNode document) {
        event.required(
                document, Place.ROOT, "@context", "schemaVersion", "creationDate", "epcisBody");
        fields(document);
        var body = document.path("epcisBody");
        if (document.has("epcisBody") && event.object(body, Place.ROOT.at("epcisBody"))) {
            event.required(body, Place.ROOT.at("epcisBody"), "eventList");
        }
        var header = document.path("epcisHeader");
        var at = Place.ROOT.at("epcisHeader");
        if (document.has("epcisHeader") && event.object(header, at)) {
            event.prefixed(header, at, Set.of("epcisMasterData"));
            var masterData = header.path("epcisMasterData");
            if (header.has("epcisMasterData")
                    && event.object(masterData, at.at("epcisMasterData"))
                    && masterData.has("vocabularyList")) {
                vocabularies(
                        masterData.path("vocabularyList"),
                        at.at("epcisMasterData").at("vocabularyList"));
            }
        }
    }

    /** The answer to a query, without its events. */
    void queried(JsonNode document) {
        event.required(document, Place.ROOT, "@context", "epcisBody");
        fields(document);
        var at = Place.ROOT.at("epcisBody");
        var body = document.path("epcisBody");
        if (!document.has("epcisBody") || !event.object(body, at)) {
            return;
        }
        event.required(body, at, "queryResults");
        event.prefixed(body, at, Set.of("queryResults"));
        var results = body.path("queryResults");
        at = at.at("queryResults");
        if (!body.has("queryResults") || !event.object(results, at)) {
            return;
        }
        event.required(results, at, "queryName", "resultsBody");
        event.prefixed(results, at, Set.of("queryName", "subscriptionID", "resultsBody"));
        optionalText(results, at, "queryName", "subscriptionID");
        at = at.at("resultsBody");
        var events = results.path("resultsBody");
        if (results.has("resultsBody") && event.object(events, at)) {
            event.required(events, at, "eventList");
            event.prefixed(events, at, Set.of("eventList", "vocabularyList"));
            if (events.has("vocabularyList")) {
                vocabularies(events.path("vocabularyList"), at.at("vocabularyList"));
            }
        }
    }

    /** One event that is a document of its own. */
    void alone(JsonNode document) {
        event.required(document, Place.ROOT, "@context");
    }

    private void fields(JsonNode document) {
        if (document.has("@context")) {
            event.context(document.path("@context"), Place.ROOT.at("@context"));
        }
        if (document.has("id")) {
            event.uri(document.path("id"), Place.ROOT.at("id"));
        }
        if (document.has("creationDate")) {
            event.time(document.path("creationDate"), Place.ROOT.at("creationDate"));
        }
        var version = document.path("schemaVersion");
        if (document.has("schemaVersion")
                && !(version.isString() && Texts.version(version.stringValue()))) {
            findings.form(Place.ROOT.at("schemaVersion"), "a version is written like 2.0");
        }
        optionalText(document, Place.ROOT, "instanceIdentifier", "sender", "receiver");
    }

    private void optionalText(JsonNode value, Place at, String... names) {
        for (var name : names) {
            if (value.has(name)) {
                event.text(value.path(name), at.at(name));
            }
        }
    }

    private void vocabularies(JsonNode list, Place at) {
        event.each(
                list,
                at,
                (vocabulary, place) -> {
                    if (event.object(vocabulary, place)) {
                        event.required(vocabulary, place, "type");
                        if (vocabulary.has("type")) {
                            event.uri(vocabulary.path("type"), place.at("type"));
                        }
                        if (vocabulary.has("vocabularyElementList")) {
                            event.each(
                                    vocabulary.path("vocabularyElementList"),
                                    place.at("vocabularyElementList"),
                                    this::element);
                        }
                    }
                });
    }

    private void element(JsonNode element, Place at) {
        if (!event.object(element, at)) {
            return;
        }
        event.required(element, at, "id");
        if (element.has("id")) {
            event.uri(element.path("id"), at.at("id"));
        }
        if (element.has("attributes")) {
            event.each(
                    element.path("attributes"),
                    at.at("attributes"),
                    (attribute, place) -> {
                        if (event.object(attribute, place)) {
                            event.required(attribute, place, "id");
                        }
                    });
        }
        if (element.has("children")) {
            event.each(element.path("children"), at.at("children"), event::uri);
        }
    }
}
