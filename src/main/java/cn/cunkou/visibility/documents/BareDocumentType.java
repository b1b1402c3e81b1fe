package cn.cunkou.visibility.documents;

import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Lets a document type pass that only names the root, as examples of GS1 have it; one that declares
 * anything, or points to declarations elsewhere, ends the reading there, before an entity could be
 * used.
 */
final class BareDocumentType extends DefaultHandler2 {
    static void alone(XMLReader reader) throws SAXNotRecognizedException, SAXNotSupportedException {
        reader.setFeature("http://xml.org/sax/features/external-general-entities", false);
        reader.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        reader.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var bare = new BareDocumentType();
        reader.setDTDHandler(bare);
        reader.setProperty("http://xml.org/sax/properties/lexical-handler", bare);
        reader.setProperty("http://xml.org/sax/properties/declaration-handler", bare);
    }

    private static SAXException declares(String what) {
        return new SAXException("a document type with declarations is refused: " + what);
    }

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId)
            throws SAXException {
        if (publicId != null || systemId != null) {
            throw declares(String.valueOf(systemId));
        }
    }

    @Override
    public void elementDecl(String name, String model) throws SAXException {
        throw declares(name);
    }

    @Override
    public void attributeDecl(
            String element, String name, String type, @Nullable String mode, @Nullable String value)
            throws SAXException {
        throw declares(name);
    }

    @Override
    public void internalEntityDecl(String name, String value) throws SAXException {
        throw declares(name);
    }

    @Override
    public void externalEntityDecl(String name, @Nullable String publicId, String systemId)
            throws SAXException {
        throw declares(name);
    }

    @Override
    public void notationDecl(String name, @Nullable String publicId, @Nullable String systemId)
            throws SAXException {
        throw declares(name);
    }

    @Override
    public void unparsedEntityDecl(
            String name, @Nullable String publicId, String systemId, String notation)
            throws SAXException {
        throw declares(name);
    }
}
