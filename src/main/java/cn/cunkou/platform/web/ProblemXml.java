package cn.cunkou.platform.web;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/** Problems in the form that EPCIS 2.0 has for programs that read XML alone. */
final class ProblemXml {
    private static final String NAMESPACE = "urn:epcglobal:epcis:xsd:2";

    private ProblemXml() {}

    /** Whether XML is what a program asks for there, more than JSON. */
    static boolean isWanted(String path, @Nullable String accept) {
        if (accept == null || !ProgramAddress.isEpcis(path)) {
            return false;
        }
        try {
            var welcome = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(welcome);
            welcome.sort((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()));
            return welcome.stream()
                    .map(type -> type.getSubtype())
                    .filter(name -> List.of("xml", "json", "*").contains(form(name)))
                    .findFirst()
                    .filter(name -> form(name).equals("xml"))
                    .isPresent();
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            return false;
        }
    }

    /** {@code problem+xml} is XML. */
    private static String form(String subtype) {
        return subtype.substring(subtype.indexOf('+') + 1);
    }

    static byte[] of(ProblemDetail problem) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("epcis", "EPCISException", NAMESPACE);
            xml.writeNamespace("epcis", NAMESPACE);
            leaf(xml, "type", String.valueOf(problem.getType()));
            leaf(xml, "title", problem.getTitle());
            leaf(xml, "status", String.valueOf(problem.getStatus()));
            leaf(xml, "detail", problem.getDetail());
            leaf(xml, "instance", String.valueOf(problem.getInstance()));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a problem cannot be written as XML", e);
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
