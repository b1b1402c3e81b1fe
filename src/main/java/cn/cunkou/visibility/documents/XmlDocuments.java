package cn.cunkou.visibility.documents;

import cn.cunkou.visibility.documents.EpcisDocument.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads EPCIS documents in XML, edition 2.0 and 1.2. */
final class XmlDocuments {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Limits limits;

    XmlDocuments(Limits limits) {
        this.limits = limits;
    }

    EpcisDocument read(byte[] text) {
        var findings = new Findings(limits.faults());
        var root = XmlParsing.parse(text, limits, findings);
        if (!root.standard()) {
            throw UnreadableDocument.broken(root.name + " is no EPCIS document");
        }
        if (EventForm.kinds().contains(root.name)) {
            return document(Kind.EVENT, Header.NONE, List.of(root), findings);
        }
        return switch (root.name) {
            case "EPCISDocument" -> document(Kind.CAPTURE, header(root), events(root), findings);
            case "EPCISQueryDocument" ->
                    document(Kind.RESULTS, header(root), events(root), findings);
            default -> throw UnreadableDocument.broken(root.name + " is no EPCIS document");
        };
    }

    private static EpcisDocument document(
            Kind kind, Header header, List<Element> elements, Findings findings) {
        var events = new ArrayList<EpcisEvent>(elements.size());
        for (var index = 0; index < elements.size(); index++) {
            var element = elements.get(index);
            findings.about(index);
            var event = XmlEvents.event(element, findings);
            var meaning = new Findings(100);
            meaning.about(index);
            new EventMeaning(meaning).check(event, Place.ROOT);
            meaning.faults().forEach(fault -> findings.at(element.line, fault));
            events.add(event);
        }
        return new EpcisDocument(kind, header, events, findings.faults());
    }

    /** All events, in their order, out of the wrappers that 1.2 puts around newer kinds. */
    private static List<Element> events(Element element) {
        var found = new ArrayList<Element>();
        for (var child : element.children) {
            if (!child.standard()) {
                continue;
            }
            if (EventForm.kinds().contains(child.name)) {
                found.add(child);
            } else if (!child.name.equals("EPCISHeader")) {
                found.addAll(events(child));
            }
        }
        return found;
    }

    private static Header header(Element root) {
        var header = root.child("EPCISHeader");
        var business = descend(header, "StandardBusinessDocumentHeader");
        var results = descend(root.child("EPCISBody"), "QueryResults");
        return new Header(
                root.attribute("id"),
                root.attribute("schemaVersion"),
                root.attribute("creationDate"),
                text(descend(business, "Sender"), "Identifier"),
                text(descend(business, "Receiver"), "Identifier"),
                text(descend(business, "DocumentIdentification"), "InstanceIdentifier"),
                text(results, "queryName"),
                text(results, "subscriptionID"),
                masterData(descend(header, "EPCISMasterData")));
    }

    private static @Nullable String text(@Nullable Element element, String name) {
        return element == null ? null : element.textOf(name);
    }

    /** The first element of this name at any depth. */
    private static @Nullable Element descend(@Nullable Element from, String name) {
        if (from == null) {
            return null;
        }
        for (var child : from.children) {
            var found = child.name.equals(name) ? child : descend(child, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable ObjectNode masterData(@Nullable Element element) {
        var list = descend(element, "VocabularyList");
        if (list == null) {
            return null;
        }
        var vocabularies = JSON.arrayNode();
        for (var vocabulary : list.children) {
            var elements = JSON.arrayNode();
            for (var word :
                    vocabulary.children.stream()
                            .flatMap(inner -> inner.children.stream())
                            .toList()) {
                elements.add(word(word));
            }
            var type = vocabulary.attribute("type");
            vocabularies.add(
                    JSON.objectNode()
                            .put("type", type == null ? "" : type)
                            .set("vocabularyElementList", elements));
        }
        return JSON.objectNode().set("vocabularyList", vocabularies);
    }

    private static ObjectNode word(Element element) {
        var word = JSON.objectNode();
        var id = element.attribute("id");
        word.put("id", id == null ? "" : id);
        for (var child : element.children) {
            if (child.name.equals("attribute")) {
                var of = child.attribute("id");
                word.withArray("attributes")
                        .add(
                                JSON.objectNode()
                                        .put("id", of == null ? "" : of)
                                        .set("attribute", XmlEvents.content(child)));
            } else if (child.name.equals("children")) {
                child.children.forEach(one -> word.withArray("children").add(one.text()));
            }
        }
        return word;
    }
}
