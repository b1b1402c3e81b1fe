package cn.cunkou.visibility;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes how it stands with a capture as EPCIS 2.0 has it in XML. */
final class CaptureJobXml {
    private static final String NAMESPACE = "urn:epcglobal:epcis:xsd:2";

    private CaptureJobXml() {}

    static byte[] of(CaptureJob.Shown job) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("epcis", "EPCISCaptureJob", NAMESPACE);
            xml.writeNamespace("epcis", NAMESPACE);
            xml.writeAttribute("captureID", job.captureID());
            xml.writeAttribute("running", String.valueOf(job.running()));
            xml.writeAttribute("success", String.valueOf(job.success()));
            leaf(xml, "createdAt", job.createdAt().toString());
            leaf(xml, "finishedAt", job.finishedAt() == null ? null : job.finishedAt().toString());
            leaf(xml, "captureErrorBehaviour", job.captureErrorBehaviour());
            leaf(xml, "eventsStored", String.valueOf(job.eventsStored()));
            xml.writeStartElement("errors");
            for (var error : job.errors()) {
                xml.writeStartElement("epcis", "EPCISException", NAMESPACE);
                leaf(xml, "type", error.type());
                leaf(xml, "title", error.title());
                leaf(xml, "status", String.valueOf(error.status()));
                leaf(xml, "detail", error.detail());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a capture job cannot be written as XML", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void leaf(XMLStreamWriter xml, String name, @Nullable String content)
            throws XMLStreamException {
        if (content != null) {
            xml.writeStartElement(name);
            // XML has no way to write the others
            xml.writeCharacters(
                    content.replaceAll(
                            "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
            xml.writeEndElement();
        }
    }
}
