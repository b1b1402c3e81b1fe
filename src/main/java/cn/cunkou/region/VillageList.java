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
 * @param reporter whose villages it lists, such as a network operator; empty for kinds of which
 *     there is one list for all
 * @param asOf the day the list speaks of; it holds until the next list of its kind and reporter
 * @param documentNumber 文号, where the document has one
 * @param importedBy who brought it in
 * @param seeded made up for a demonstration
 */
public record VillageList(
        UUID id,
        Kind kind,
        String reporter,
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
        /** How many people are registered in each village. */
        POPULATION("population", "户籍人口"),
        /** How many people live in each village. */
        RESIDENTS("residents", "常住人口"),
        /** How many registered poor people of each village are able to work. */
        ABLE_POOR("able-poor", "有劳动能力的建档立卡贫困人口"),
        /** Villages that a network operator reaches with broadband. */
        BROADBAND("broadband", "通宽带的村"),
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
            return switch (this) {
                case POPULATION, RESIDENTS, ABLE_POOR -> true;
                case DESIGNATED_POOR, BROADBAND, SEAT -> false;
            };
        }

        /** Whether there is a list for each of several who report, instead of one for all. */
        public boolean isByReporter() {
            return this == BROADBAND;
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

    /** What kind it is, and of whom: 通宽带的村（中国移动）. */
    public String title() {
        return reporter.isEmpty() ? kind.label() : kind.label() + "（" + reporter + "）";
    }

    /** One village of the list; persons only in lists that count them. */
    public record Row(DivisionCode village, @Nullable Integer persons) {}
}
