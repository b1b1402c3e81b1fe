package cn.cunkou.visibility;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes how it stands with a capture as the XML Schema of EPCIS 2.0 has it. The number of events
 * that were stored, which it does not have, is in a namespace of ours.
 */
final class CaptureJobXml {
    private static final String NAMESPACE = "urn:epcglobal:epcis:xsd:2";
    private static final String OURS = "urn:cunkou:visibility";

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
            leaf(xml, "captureErrorBehaviour", job.captureErrorBehaviour());
            leaf(xml, "createdAt", job.createdAt().toString());
            leaf(xml, "finishedAt", job.finishedAt() == null ? null : job.finishedAt().toString());
            if (!job.errors().isEmpty()) {
                errors(xml, job.errors());
            }
            xml.writeStartElement("cunkou", "eventsStored", OURS);
            xml.writeNamespace("cunkou", OURS);
            xml.writeCharacters(String.valueOf(job.eventsStored()));
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a capture job cannot be written as XML", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void errors(XMLStreamWriter xml, List<CaptureJob.Error> errors)
            throws XMLStreamException {
        xml.writeStartElement("errors");
        for (var error : errors) {
            xml.writeStartElement("error");
            leaf(xml, "type", error.type());
            leaf(xml, "title", error.title());
            leaf(xml, "status", String.valueOf(error.status()));
            leaf(xml, "detail", error.detail());
            leaf(xml, "instance", error.instance());
            xml.writeEndElement();
        }
        xml.writeEndElement();
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
