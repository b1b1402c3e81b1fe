package cn.cunkou.visibility.documents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** XML as it is being written. */
final class XmlText {
    private final StringBuilder text =
            new StringBuilder(4096).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    void open(String name, Map<String, String> attributes) {
        begin(name, attributes);
        text.append('>');
        open.push(name);
    }

    void close() {
        text.append("</").append(open.pop()).append('>');
    }

    void empty(String name, Map<String, String> attributes) {
        begin(name, attributes);
        text.append("/>");
    }

    void leaf(String name, String content) {
        leaf(name, Map.of(), content);
    }

    void leaf(String name, Map<String, String> attributes, String content) {
        open(name, attributes);
        content(content);
        close();
    }

    void content(String content) {
        escape(content, false);
    }

    private void begin(String name, Map<String, String> attributes) {
        text.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            text.append(' ').append(attribute).append("=\"");
            escape(value, true);
            text.append('"');
        });
    }

    private void escape(String content, boolean attribute) {
        content.codePoints()
                .forEach(letter -> {
                    switch (letter) {
                        case '<' -> text.append("&lt;");
                        case '>' -> text.append("&gt;");
                        case '&' -> text.append("&amp;");
                        case '"' -> text.append(attribute ? "&quot;" : "\"");
                        case '\t', '\n', '\r' -> text.append("&#").append(letter).append(';');
                        default -> {
                            // XML has no way to write the others.
                            if (letter >= 0x20 && letter <= 0xD7FF
                                    || letter >= 0xE000 && letter <= 0xFFFD
                                    || letter >= 0x10000) {
                                text.appendCodePoint(letter);
                            }
                        }
                    }
                });
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
