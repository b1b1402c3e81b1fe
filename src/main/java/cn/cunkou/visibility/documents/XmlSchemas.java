package cn.cunkou.visibility.documents;

import java.io.InputStream;
import java.io.Reader;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** The XML Schemas of EPCIS 1.2 and 2.0, compiled when they are first needed. */
final class XmlSchemas {
    private static final class Edition20 {
        static final Schema SCHEMA = compiled("2_0_0", "EPCglobal-epcis-query-2_0.xsd");
    }

    private static final class Edition12 {
        static final Schema SCHEMA = compiled("1_2_0", "EPCglobal-epcis-query-1_2.xsd");
    }

    private XmlSchemas() {}

    static ValidatorHandler edition20() {
        return Edition20.SCHEMA.newValidatorHandler();
    }

    static ValidatorHandler edition12() {
        return Edition12.SCHEMA.newValidatorHandler();
    }

    private static Schema compiled(String folder, String name) {
        var factory = SchemaFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setResourceResolver(new FromTheJar(folder));
            return factory.newSchema(new Source[] {new StreamSource(open(folder, name), name)});
        } catch (SAXException broken) {
            throw new IllegalStateException("the schemas of EPCIS cannot be compiled", broken);
        }
    }

    private static InputStream open(String folder, String name) {
        var found = XmlSchemas.class.getResourceAsStream("/xsd/" + folder + "/" + name);
        if (found == null) {
            throw new IllegalStateException(
                    "the schema " + name + " is not among the program's jars");
        }
        return found;
    }

    /** Gives schemas that others import out of the same folder, whatever address they name. */
    private record FromTheJar(String folder) implements LSResourceResolver {
        @Override
        public LSInput resolveResource(
                @Nullable String type,
                @Nullable String namespace,
                @Nullable String publicId,
                String systemId,
                @Nullable String base) {
            var name = systemId.substring(systemId.lastIndexOf('/') + 1);
            return new Input(open(folder, name), name);
        }
    }

    /** One schema, as the compiler wants it handed over. */
    private static final class Input implements LSInput {
        private final InputStream stream;
        private final String name;

        Input(InputStream stream, String name) {
            this.stream = stream;
            this.name = name;
        }

        @Override
        public @Nullable Reader getCharacterStream() {
            return null;
        }

        @Override
        public InputStream getByteStream() {
            return stream;
        }

        @Override
        public @Nullable String getStringData() {
            return null;
        }

        @Override
        public String getSystemId() {
            return name;
        }

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getBaseURI() {
            return null;
        }

        @Override
        public @Nullable String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(@Nullable Reader characterStream) {}

        @Override
        public void setByteStream(@Nullable InputStream byteStream) {}

        @Override
        public void setStringData(@Nullable String stringData) {}

        @Override
        public void setSystemId(@Nullable String systemId) {}

        @Override
        public void setPublicId(@Nullable String publicId) {}

        @Override
        public void setBaseURI(@Nullable String baseUri) {}

        @Override
        public void setEncoding(@Nullable String encoding) {}

        @Override
        public void setCertifiedText(boolean certifiedText) {}
    }
}
