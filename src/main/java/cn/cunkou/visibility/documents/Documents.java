package cn.cunkou.visibility.documents;

/** Reads EPCIS documents of every kind. Safe for use by many at once. */
public final class Documents {
    private final Limits limits;
    private final JsonDocuments json;
    private final XmlDocuments xml;

    public Documents(Limits limits) {
        this.limits = limits;
        this.json = new JsonDocuments(limits);
        this.xml = new XmlDocuments(limits);
    }

    /**
     * Reads EPCIS 2.0 JSON or JSON-LD: a document, the answer to a query, one event or a list of
     * events. What is wrong with it is told in {@link EpcisDocument#faults()}.
     *
     * @throws UnreadableDocument if there is nothing to take events from
     */
    public EpcisDocument json(byte[] text) {
        fits(text);
        return json.read(text, true);
    }

    /**
     * Reads JSON once more that was found to be good: nothing is looked for that is wrong with its
     * events.
     */
    public EpcisDocument goodJson(byte[] text) {
        fits(text);
        return json.read(text, false);
    }

    /**
     * Reads EPCIS 2.0 and 1.2 XML: a document, the answer to a query, or one event.
     *
     * @throws UnreadableDocument if there is nothing to take events from
     */
    public EpcisDocument xml(byte[] text) {
        fits(text);
        return xml.read(text);
    }

    private void fits(byte[] text) {
        if (text.length > limits.bytes()) {
            throw UnreadableDocument.tooLarge("more than " + limits.bytes() + " bytes");
        }
    }
}
