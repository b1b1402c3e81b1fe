package cn.cunkou.platform.imports;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks one XML part element by element, by local names; knows no outside and no entities. */
final class Xml implements AutoCloseable {
    private static final int DEEPEST = 100;

    private final XMLStreamReader reader;
    private final String path;
    private int depth;

    Xml(InputStream in, String path) {
        this.path = path;
        // A factory for each part: the names of a hostile file shall not stay in a shared table.
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            reader = factory.createXMLStreamReader(in);
        } catch (XMLStreamException broken) {
            throw NotReadable.damaged("文件里的" + path);
        }
    }

    /** Goes on to the next tag; false at the end of the part. */
    boolean next() {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw NotReadable.damaged("文件里的" + path);
                        }
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                            throw new NotReadable(
                                    "文件里的" + path, "含有工作簿里不该有的定义", "用Excel或WPS打开，另存后再上传");
                    default -> {
                        // text between tags, comments
                    }
                }
            }
            return false;
        } catch (XMLStreamException | UncheckedStreamException | IllegalArgumentException broken) {
            throw NotReadable.damaged("文件里的" + path);
        }
    }

    boolean opens(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean closes(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    /** The attribute of this local name without a namespace. */
    @Nullable String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var space = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals(name)
                    && (space == null || space.isEmpty())) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The attribute of this local name that has a namespace, as {@code r:id}. */
    @Nullable String foreignAttribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var space = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals(name) && space != null && !space.isEmpty()) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Text of the open element up to its end; longer text is cut, not refused. */
    String text(int longest) {
        var text = new StringBuilder();
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.CHARACTERS,
                            XMLStreamConstants.CDATA,
                            XMLStreamConstants.SPACE -> {
                        if (text.length() <= longest) {
                            text.append(
                                    reader.getTextCharacters(),
                                    reader.getTextStart(),
                                    Math.min(reader.getTextLength(), longest + 1 - text.length()));
                        }
                    }
                    case XMLStreamConstants.START_ELEMENT ->
                            throw NotReadable.damaged("文件里的" + path);
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return text.toString();
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                            throw NotReadable.damaged("文件里的" + path);
                    default -> {
                        // comments
                    }
                }
            }
        } catch (XMLStreamException | UncheckedStreamException | IllegalArgumentException broken) {
            throw NotReadable.damaged("文件里的" + path);
        }
        throw NotReadable.damaged("文件里的" + path);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException ignored) {
            // nothing is held open: the archive closes its streams itself
        }
    }
}
