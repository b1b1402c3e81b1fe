package cn.cunkou.visibility.documents;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes the header of an XML document: who sends it to whom, and master data. */
final class XmlHeader {
    private static final String BUSINESS =
            "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";

    private XmlHeader() {}

    static void write(Header header, XmlText xml) {
        var addressed =
                header.sender() != null
                        || header.receiver() != null
                        || header.instanceIdentifier() != null;
        if (!addressed && header.masterData() == null) {
            return;
        }
        xml.open("EPCISHeader", Map.of());
        if (addressed) {
            business(header, xml);
        }
        if (header.masterData() != null) {
            xml.open("extension", Map.of());
            xml.open("EPCISMasterData", Map.of());
            xml.open("VocabularyList", Map.of());
            header.masterData()
                    .path("vocabularyList")
                    .forEach(vocabulary -> vocabulary(vocabulary, xml));
            xml.close();
            xml.close();
            xml.close();
        }
        xml.close();
    }

    private static void business(Header header, XmlText xml) {
        xml.open("sbdh:StandardBusinessDocumentHeader", Map.of("xmlns:sbdh", BUSINESS));
        xml.leaf("sbdh:HeaderVersion", "1.0");
        party("sbdh:Sender", header.sender(), xml);
        party("sbdh:Receiver", header.receiver(), xml);
        xml.open("sbdh:DocumentIdentification", Map.of());
        xml.leaf("sbdh:Standard", "EPCglobal");
        xml.leaf("sbdh:TypeVersion", "2.0");
        xml.leaf("sbdh:InstanceIdentifier", text(header.instanceIdentifier()));
        xml.leaf("sbdh:Type", "Events");
        xml.leaf("sbdh:CreationDateAndTime", text(header.creationDate()));
        xml.close();
        xml.close();
    }

    private static void party(String name, @Nullable String identifier, XmlText xml) {
        xml.open(name, Map.of());
        xml.leaf("sbdh:Identifier", text(identifier));
        xml.close();
    }

    private static void vocabulary(JsonNode vocabulary, XmlText xml) {
        xml.open("Vocabulary", Map.of("type", vocabulary.path("type").asString("")));
        xml.open("VocabularyElementList", Map.of());
        for (var word : vocabulary.path("vocabularyElementList")) {
            xml.open("VocabularyElement", Map.of("id", word.path("id").asString("")));
            for (var attribute : word.path("attributes")) {
                xml.leaf(
                        "attribute",
                        Map.of("id", attribute.path("id").asString("")),
                        attribute.path("attribute").asString(""));
            }
            if (!word.path("children").isEmpty()) {
                xml.open("children", Map.of());
                word.path("children").forEach(child -> xml.leaf("id", child.asString("")));
                xml.close();
            }
            xml.close();
        }
        xml.close();
        xml.close();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
