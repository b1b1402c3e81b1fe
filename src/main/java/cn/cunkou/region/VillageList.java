package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dated list about villages of a county, as a document had it.
 *
 * @param asOf the day the list speaks of; it holds until the next list of its kind
 * @param documentNumber 文号, where the document has one
 * @param importedBy who brought it in
 * @param seeded made up for a demonstration
 */
public record VillageList(
        UUID id,
        Kind kind,
        DivisionCode county,
        LocalDate asOf,
        String documentTitle,
        @Nullable String documentNumber,
        String importedBy,
        boolean seeded,
        Instant recordedAt,
        List<Row> rows) {

    public VillageList {
        rows = List.copyOf(rows);
    }

    /** What a list says of its villages. */
    public enum Kind {
        /** Villages designated as poor by the province. */
        DESIGNATED_POOR("designated-poor", "省定贫困村"),
        /** How many people live in each village. */
        POPULATION("population", "户籍人口"),
        /** The village where a town's government sits. */
        SEAT("seat", "镇政府驻地村");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The word in the database and in addresses. */
        public String id() {
            return id;
        }

        /** The word on pages. */
        public String label() {
            return label;
        }

        /** Whether each row counts persons. */
        public boolean counts() {
            return this == POPULATION;
        }

        /**
         * The kind with that id.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Kind of(String id) {
            for (var kind : values()) {
                if (kind.id.equals(id)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of village list: " + id);
        }
    }

    /** One village of the list; persons only in lists that count them. */
    public record Row(DivisionCode village, @Nullable Integer persons) {}
}
