package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An administrative division as it was over a stretch of days.
 *
 * @param name as in the official list: 輋𣒍村委会
 * @param shortName as people say it: 輋𣒍村
 * @param from first day of these facts, null when nobody recorded a beginning
 * @param until first day they no longer held, null while they hold
 * @param assumedBefore days before this one are assumed, not recorded; null when nothing is assumed
 */
public record Division(
        DivisionCode code,
        String name,
        String shortName,
        Kind kind,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate assumedBefore) {

    /** What a division is. Below the county the name decides, not the code. */
    public enum Kind {
        PROVINCE("province", "省"),
        CITY("city", "地级市"),
        COUNTY("county", "县"),
        /** A town, township or subdistrict. */
        TOWN("town", "镇街"),
        /** A state farm that stands beside the towns. */
        FARM("farm", "农场"),
        VILLAGERS_COMMITTEE("villagers-committee", "村委会"),
        RESIDENTS_COMMITTEE("residents-committee", "居委会"),
        /**
         * A place of the official list without a committee, such as the living quarters of a farm.
         */
        OTHER("other", "其他");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The word in the database and on the wire. */
        public String id() {
            return id;
        }

        /** The word on pages. */
        public String label() {
            return label;
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
            throw new IllegalArgumentException("no kind of division: " + id);
        }
    }

    public boolean isVillage() {
        return kind == Kind.VILLAGERS_COMMITTEE;
    }

    /** Whether these facts are only assumed to have held on that day. */
    public boolean isAssumedOn(LocalDate day) {
        return assumedBefore != null && day.isBefore(assumedBefore);
    }

    /** Since when and until when, in words. */
    public String validity() {
        if (until != null) {
            return (from == null ? "" : from + "起，") + "至" + until.minusDays(1);
        }
        return from == null ? "现行" : from + "起";
    }
}
