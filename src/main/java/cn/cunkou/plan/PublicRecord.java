package cn.cunkou.plan;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record that everybody may see.
 *
 * @param title as a list shows it
 * @param day of the record, or of its latest change
 * @param href address of its public page; the same for as long as the record lives
 * @param note what else a list says of it; may be empty
 * @param values what it says, in the order of its page: texts by the id of the field that a plan
 *     asks for ({@code name}, {@code content}, {@code operator}, {@code amount}, {@code deadline},
 *     {@code goals}, {@code decision}, {@code responsible}); what is not known is left out
 */
public record PublicRecord(
        String title, LocalDate day, String href, String note, Map<String, String> values) {
    public PublicRecord {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public PublicRecord(String title, LocalDate day, String href, String note) {
        this(title, day, href, note, Map.of());
    }
}
