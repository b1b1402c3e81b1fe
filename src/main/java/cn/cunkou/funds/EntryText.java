package cn.cunkou.funds;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of an entry, which its leaf is made of: one JSON object whose members stand in
 * the order of their names, every value a string, nothing left blank between them, what is not said
 * left out; as {@code jq -cjS} writes it.
 */
final class EntryText {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final TreeMap<String, String> members = new TreeMap<>();

    private EntryText() {}

    static String of(Entry entry) {
        var text = new EntryText();
        text.put("fund", entry.fund());
        text.put("number", entry.number());
        text.put("id", entry.id());
        text.put("division", entry.division());
        text.put("day", entry.day());
        text.put("kind", entry.kind().id());
        text.put("from", entry.from());
        text.put("to", entry.to());
        text.put("fen", entry.fen());
        text.put("purpose", entry.purpose());
        text.put("document", entry.document());
        text.put("recordedAt", instant(entry.recordedAt()));
        text.put("recordedBy", entry.recordedBy());
        var about = entry.about();
        text.put("source", about.source());
        text.put("line", about.line());
        text.put("use", about.use());
        text.put("payeeKind", about.payeeKind());
        text.put("payee", about.payee());
        text.put("payeeName", about.payeeName());
        text.put("subjectKind", about.subjectKind());
        text.put("subject", about.subject());
        text.put("place", about.place());
        text.put("contract", about.contract());
        text.put("milestone", about.milestone());
        text.put("commitment", about.commitment());
        text.put("reward", about.reward());
        text.put("payment", about.payment());
        text.put("corrects", about.corrects());
        text.put("cause", about.cause());
        return text.json();
    }

    /** To the microsecond, as the database keeps it. */
    static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value.toString());
        }
    }

    private String json() {
        var json = new StringBuilder("{");
        members.forEach((name, value) -> {
            json.append(json.length() == 1 ? "\"" : ",\"").append(name).append("\":\"");
            value.codePoints().forEach(c -> escaped(json, c));
            json.append('"');
        });
        return json.append('}').toString();
    }

    private static void escaped(StringBuilder json, int c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            default -> {
                if (c < 0x20) {
                    json.append("\\u%04x".formatted(c));
                } else {
                    json.appendCodePoint(c);
                }
            }
        }
    }
}
