package cn.cunkou.visibility.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One element of an XML document, as it was parsed. */
final class Element {
    final String namespace;
    final String name;
    final String prefix;
    final int line;
    final List<Element> children = new ArrayList<>();
    final List<Attribute> attributes = new ArrayList<>();

    /** Prefixes declared at this very element. */
    final Map<String, String> declared = new TreeMap<>();

    private final StringBuilder text = new StringBuilder();

    /**
     * One attribute.
     *
     * @param namespace empty for most
     */
    record Attribute(String namespace, String prefix, String name, String value) {}

    Element(String namespace, String prefix, String name, int line) {
        this.namespace = namespace;
        this.prefix = prefix;
        this.name = name;
        this.line = line;
    }

    void append(char[] letters, int from, int length) {
        text.append(letters, from, length);
    }

    String text() {
        return text.toString().strip();
    }

    @Nullable Element child(String name) {
        for (var child : children) {
            if (child.name.equals(name)) {
                return child;
            }
        }
        return null;
    }

    @Nullable String textOf(String name) {
        var child = child(name);
        return child == null ? null : child.text();
    }

    @Nullable String attribute(String name) {
        for (var attribute : attributes) {
            if (attribute.name.equals(name) && attribute.namespace.isEmpty()) {
                return attribute.value;
            }
        }
        return null;
    }

    /** Whether it is EPCIS's own, qualified or not, rather than somebody's extension. */
    boolean standard() {
        return namespace.isEmpty() || namespace.startsWith("urn:epcglobal:epcis");
    }
}
