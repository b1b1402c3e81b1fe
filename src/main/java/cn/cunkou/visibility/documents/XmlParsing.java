package cn.cunkou.visibility.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Parses an XML document once, into elements and through the schema of its edition. Document types
 * that declare anything, and with them entities of one's own, are refused.
 */
final class XmlParsing extends DefaultHandler {
    private static final String EPCIS_20 = "urn:epcglobal:epcis:xsd:2";
    private static final String EPCIS_12 = "urn:epcglobal:epcis:xsd:1";

    private final Findings findings;
    private final Limits limits;
    private final Deque<Element> open = new ArrayDeque<>();
    private final Map<String, String> pending = new LinkedHashMap<>();
    private @Nullable ValidatorHandler schema;
    private @Nullable Locator locator;
    private @Nullable Element root;

    /** Whether the schema sees a document around the one event that stands alone. */
    private boolean alone;

    private int events = -1;

    private XmlParsing(Findings findings, Limits limits) {
        this.findings = findings;
        this.limits = limits;
    }

    static Element parse(byte[] text, Limits limits, Findings findings) {
        var parsing = new XmlParsing(findings, limits);
        try {
            var factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var reader = factory.newSAXParser().getXMLReader();
            BareDocumentType.alone(reader);
            reader.setContentHandler(parsing);
            reader.setErrorHandler(parsing);
            reader.parse(new InputSource(new ByteArrayInputStream(text)));
        } catch (SAXParseException broken) {
            throw UnreadableDocument.broken(
                    "no XML: %s (line %d, column %d)"
                            .formatted(
                                    broken.getMessage(),
                                    broken.getLineNumber(),
                                    broken.getColumnNumber()));
        } catch (SAXException | IOException broken) {
            throw UnreadableDocument.broken("no XML: " + broken.getMessage());
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("the JDK's parser of XML lacks a feature", missing);
        }
        if (parsing.root == null) {
            throw UnreadableDocument.broken("no XML: empty");
        }
        return parsing.root;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        pending.put(prefix, uri);
        if (schema != null) {
            schema.startPrefixMapping(prefix, uri);
        }
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        if (schema != null && !open.isEmpty()) {
            schema.endPrefixMapping(prefix);
        }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
            throws SAXException {
        if (open.size() >= limits.depth()) {
            throw UnreadableDocument.tooLarge("elements more than " + limits.depth() + " deep");
        }
        var colon = name.indexOf(':');
        var element = new Element(uri, colon < 0 ? "" : name.substring(0, colon), local, line());
        element.declared.putAll(pending);
        for (var index = 0; index < attributes.getLength(); index++) {
            var qualified = attributes.getQName(index);
            var at = qualified.indexOf(':');
            element.attributes.add(
                    new Element.Attribute(
                            attributes.getURI(index),
                            at < 0 ? "" : qualified.substring(0, at),
                            attributes.getLocalName(index),
                            attributes.getValue(index)));
        }
        if (open.isEmpty()) {
            root = element;
            begin(element);
        } else {
            open.peek().children.add(element);
        }
        if (EventForm.kinds().contains(local) && element.standard()) {
            if (++events >= limits.events()) {
                throw UnreadableDocument.tooLarge("more than " + limits.events() + " events");
            }
            findings.about(events);
        }
        pending.clear();
        open.push(element);
        if (schema != null) {
            var bare = alone && open.size() == 1;
            schema.startElement(
                    bare ? "" : uri,
                    local,
                    bare ? local : name,
                    bare ? new AttributesImpl() : attributes);
        }
    }

    /** Chooses the schema and, for an event that stands alone, puts a document around it. */
    private void begin(Element element) throws SAXException {
        var edition12 =
                element.namespace.endsWith(":1") || element.declared.containsValue(EPCIS_12);
        alone = EventForm.kinds().contains(element.name);
        var edition = edition12 ? EPCIS_12 : EPCIS_20;
        var chosen = edition12 ? XmlSchemas.edition12() : XmlSchemas.edition20();
        chosen.setErrorHandler(this);
        if (locator != null) {
            chosen.setDocumentLocator(locator);
        }
        chosen.startDocument();
        schema = chosen;
        for (var mapping : pending.entrySet()) {
            chosen.startPrefixMapping(mapping.getKey(), mapping.getValue());
        }
        if (alone) {
            chosen.startPrefixMapping("around", edition);
            var attributes = new AttributesImpl();
            attributes.addAttribute(
                    "", "schemaVersion", "schemaVersion", "CDATA", edition12 ? "1.2" : "2.0");
            attributes.addAttribute(
                    "", "creationDate", "creationDate", "CDATA", "2000-01-01T00:00:00Z");
            chosen.startElement(edition, "EPCISDocument", "around:EPCISDocument", attributes);
            chosen.startElement("", "EPCISBody", "EPCISBody", new AttributesImpl());
            chosen.startElement("", "EventList", "EventList", new AttributesImpl());
        }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        var ended = open.pop();
        if (schema != null) {
            var bare = alone && open.isEmpty();
            schema.endElement(bare ? "" : uri, local, bare ? local : name);
        }
        if (EventForm.kinds().contains(local) && ended.standard()) {
            findings.about(-1);
        }
    }

    @Override
    public void endDocument() throws SAXException {
        if (schema != null && alone) {
            schema.endElement("", "EventList", "EventList");
            schema.endElement("", "EPCISBody", "EPCISBody");
            schema.endElement(EPCIS_20, "EPCISDocument", "around:EPCISDocument");
        }
        if (schema != null) {
            schema.endDocument();
        }
    }

    @Override
    public void characters(char[] letters, int from, int length) throws SAXException {
        if (!open.isEmpty()) {
            open.peek().append(letters, from, length);
        }
        if (schema != null) {
            schema.characters(letters, from, length);
        }
    }

    @Override
    public void ignorableWhitespace(char[] letters, int from, int length) throws SAXException {
        characters(letters, from, length);
    }

    /** From the schema: something is wrong there. */
    @Override
    public void error(SAXParseException wrong) {
        var message = String.valueOf(wrong.getMessage());
        findings.form(line(), message.replaceFirst("^cvc-[^:]*: ", ""));
    }

    @Override
    public void fatalError(SAXParseException broken) throws SAXException {
        throw broken;
    }

    private int line() {
        return locator == null ? -1 : locator.getLineNumber();
    }
}
