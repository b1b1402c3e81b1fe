package cn.cunkou.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that the programme uses by name: kinds of service, of disclosure, of trainees. */
public record Catalogue(String id, String label, List<Entry> entries, List<Citation> citations) {
    /**
     * One of them, with the fields that a record of it asks for.
     *
     * @param count how many days or years it is, of what lasts so long; null for what is no span
     * @param recorded with what it is recorded and counted, such as {@code parcels}; null for what
     *     is recorded by itself
     * @param shows the records that belong to it, of what has to be shown in public
     */
    public record Entry(
            String id,
            String label,
            @Nullable Integer count,
            @Nullable String recorded,
            List<Field> fields,
            Shows shows) {
        public Entry {
            fields = List.copyOf(fields);
        }
    }

    /**
     * What a record of an entry says.
     *
     * @param kind text, number, day, phone, photo or choice
     * @param choices of a choice
     */
    public record Field(
            String id, String label, String kind, boolean required, List<String> choices) {
        public Field {
            choices = List.copyOf(choices);
        }
    }

    public Catalogue {
        entries = List.copyOf(entries);
        citations = List.copyOf(citations);
    }
}
